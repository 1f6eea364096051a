import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import { clock, questionOf } from "../../eval/compile.ts";
import { isList, isText, isUnset } from "../../eval/meaning.ts";
import { isRecord, readerOf, type Subject } from "../../eval/subject.ts";
import { findItemProperty, findProperty } from "../../schema/catalogue.ts";
import type { Property } from "../../schema/property.ts";
import { equalsFolded, fold } from "../../text/ignore-case.ts";
import type { MinimalEditsOptions } from "../minimal-edits-options.ts";
import { type Change, changed } from "./change.ts";

/** An attribute that may change. */
export interface Attribute extends Pick<Property, "name" | "type" | "values"> {
  /** What the subject holds; `undefined` for unset. */
  readonly present: unknown;
  /** Whether it can hold nothing but its vocabulary. */
  readonly isClosed: boolean;
  /** Whether the subject holds something that nobody is taken to hold, such as a `userType` beyond the vocabulary. */
  readonly isOdd: boolean;
}

/** What is asked: to change a subject so that a rule holds of it, or does not. */
export interface Task {
  readonly rule: CheckedRule;
  readonly wanted: boolean;
  /** What the rule reads and nobody locked, by name. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Asks the subject as it is. */
  readonly answers: (part: Condition) => boolean;
  /** In milliseconds since 1970; 0 where the rule does not read the clock. */
  readonly now: number;
  /** Evaluates the rule after a change, and tells whether the answer is the wanted one. */
  readonly works: (change: Change) => boolean;
}

/**
 * Sets the task.
 *
 * @throws TypeError where the rule reads the clock and `now` is missing
 */
export function taskOf(rule: CheckedRule, subject: Subject, options: MinimalEditsOptions): Task {
  const now = rule.readsClock ? clock(options.now) : 0;
  const holds = questionOf(rule.condition);
  const { wanted = !holds(subject, now), locked = ["objectId"] } = options;
  const lockedNames = new Set(locked.map((name) => name.toLowerCase()));
  const open = rule.reads.filter((name) => !lockedNames.has(name.toLowerCase()));
  return {
    rule,
    wanted,
    attributes: new Map(
      open.map((name) => [name, attributeOf(name, rule, subject, options.values !== "any")]),
    ),
    answers: (part) => questionOf(part)(subject, now),
    now,
    works: (change) => holds(changed(subject, change), now) === wanted,
  };
}

function attributeOf(
  name: string,
  rule: CheckedRule,
  subject: Subject,
  isCatalogued: boolean,
): Attribute {
  // `Direct Reports` reads the manager, which is no property that a rule can name.
  const { type, values } = findProperty(rule.subject, name) ?? { type: "string" as const };
  const held = readerOf(name)(subject);
  const present = isUnset(type)(held, 0) ? undefined : held;
  const attribute = { name, type, present, ...(values === undefined ? {} : { values }) };
  const isClosed = isCatalogued && values !== undefined;
  return { ...attribute, isClosed, isOdd: isCatalogued && isOutside(attribute) };
}

function isOutside({
  name,
  type,
  values,
  present,
}: Omit<Attribute, "isClosed" | "isOdd">): boolean {
  if (type === "plan collection" && isList(present))
    return present.some((plan) => isRecord(plan) && isOddStatus(readerOf(statusName)(plan)));
  if (name === "objectId") return present === undefined;
  return values !== undefined && isText(present) && !isAmong(present, values);
}

const statusName = "capabilityStatus";

function isOddStatus(status: unknown): boolean {
  const known = findItemProperty("assignedPlan", statusName)?.values;
  return known !== undefined && isText(status) && !isAmong(status, known);
}

/** Whether a text is one of a vocabulary, ignoring case. */
export const isAmong = (text: string, values: readonly string[]): boolean =>
  values.some((value) => equalsFolded(value, fold(text)));
