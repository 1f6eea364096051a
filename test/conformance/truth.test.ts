import { describe, expect, test } from "vitest";
import { check, compile, evaluate, explain } from "../../src/index.ts";
import { collectionRows } from "./truth-collections.ts";
import { ignoreCaseRows } from "./truth-ignore-case.ts";
import { matchCaseRows, matchSafetyRows } from "./truth-match-case.ts";
import { matchRows } from "./truth-match.ts";
import { precedenceRows } from "./truth-precedence.ts";
import { quantifierRows } from "./truth-quantifiers.ts";
import { quotingRows } from "./truth-quoting.ts";
import type { TruthRow } from "./truth-row.ts";
import { scalarRows } from "./truth-scalars.ts";
import { specialRuleRows } from "./truth-special-rules.ts";
import { spellingRows } from "./truth-spelling.ts";
import { stringRows } from "./truth-strings.ts";
import { timeRows } from "./truth-time.ts";
import { versionRows } from "./truth-versions.ts";

const tables: Readonly<Record<string, readonly TruthRow[]>> = {
  strings: stringRows,
  scalars: scalarRows,
  collections: collectionRows,
  quantifiers: quantifierRows,
  precedence: precedenceRows,
  quoting: quotingRows,
  spelling: spellingRows,
  time: timeRows,
  versions: versionRows,
  "ignoring case": ignoreCaseRows,
  match: matchRows,
  "match, ignoring case": matchCaseRows,
  "match, in linear time": matchSafetyRows,
  "special rules": specialRuleRows,
};

/** The three ways to an answer, or the faults that bar them. */
function answers({ rule, subject, now }: TruthRow): unknown {
  const checked = check(rule);
  if (!checked.ok) {
    return checked.diagnostics.map(({ code, message }) => `${code}: ${message}`);
  }
  const options = now === undefined ? {} : { now };
  return {
    compiled: compile(checked.value)(subject, now),
    evaluated: evaluate(checked.value, subject, options),
    explained: explain(checked.value, subject, options).expressionResult,
  };
}

const shortened = (text: string): string =>
  text.length > 90 ? `${text.slice(0, 60)}… (${text.length})` : text;

describe.each(Object.entries(tables))("truth: %s", (_theme, rows) => {
  test.each(
    rows.map((row) => [shortened(row.rule), shortened(JSON.stringify(row.subject)), row] as const),
  )("%s | %s", (_rule, _subject, row) => {
    const { expected } = row;
    expect(answers(row), row.why).toEqual({
      compiled: expected,
      evaluated: expected,
      explained: expected,
    });
  });
});

test("the tables are large enough to mean something", () => {
  expect(Object.values(tables).flat().length).toBeGreaterThan(450);
});
