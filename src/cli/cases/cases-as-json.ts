import type { RuleCases } from "./rule-cases.ts";

/** Writes cases for programs. */
export const casesAsJson = (all: readonly RuleCases[]): string =>
  JSON.stringify({ schemaVersion: 1, rules: all.map(asWritten) }, undefined, 2);

const asWritten = ({ rule, now, found }: RuleCases): object => ({
  title: rule.title,
  ...(rule.group === undefined
    ? {}
    : { groupId: rule.group.id, displayName: rule.group.displayName }),
  rule: rule.text,
  subject: rule.checked.subject,
  ...(rule.checked.readsClock ? { now } : {}),
  cases: found.cases.map(({ name, subject, expected, drives }) => ({
    name,
    subject,
    expected,
    drives,
  })),
  comparisons: found.comparisons,
});
