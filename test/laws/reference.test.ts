import { describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { collectionRows } from "../conformance/truth-collections.ts";
import { ignoreCaseRows } from "../conformance/truth-ignore-case.ts";
import { precedenceRows } from "../conformance/truth-precedence.ts";
import { quantifierRows } from "../conformance/truth-quantifiers.ts";
import { quotingRows } from "../conformance/truth-quoting.ts";
import type { TruthRow } from "../conformance/truth-row.ts";
import { scalarRows } from "../conformance/truth-scalars.ts";
import { specialRuleRows } from "../conformance/truth-special-rules.ts";
import { spellingRows } from "../conformance/truth-spelling.ts";
import { stringRows } from "../conformance/truth-strings.ts";
import { timeRows } from "../conformance/truth-time.ts";
import { versionRows } from "../conformance/truth-versions.ts";
import { find } from "../oracle/find.ts";
import { fold } from "../oracle/fold.ts";
import { referenceEvaluate, referenceMatches } from "../oracle/reference.ts";

const tables: Readonly<Record<string, readonly TruthRow[]>> = {
  collections: collectionRows,
  "ignoring case": ignoreCaseRows,
  precedence: precedenceRows,
  quantifiers: quantifierRows,
  quoting: quotingRows,
  scalars: scalarRows,
  "special rules": specialRuleRows,
  spelling: spellingRows,
  strings: stringRows,
  time: timeRows,
  versions: versionRows,
};

/** Two readings of the specification, by two hands: the tables of conformance and the reference evaluator. */
describe("the reference evaluator agrees with the tables of conformance on", () => {
  test.each(Object.entries(tables))("%s", (_theme, rows) => {
    const wrong = rows.filter(({ rule, subject, now, expected }) => {
      const parsed = parse(rule);
      return !parsed.ok || referenceMatches(parsed.value, subject, now) !== expected;
    });
    expect(wrong).toEqual([]);
  });
});

describe("the reference evaluator", () => {
  test("folds the units that the specification names", () => {
    expect(fold("aZéßıſİ\u212aǅ")).toBe("AZÉßıſİ\u212aǄ");
  });

  test("folds every unit as a case-insensitive pattern of JavaScript without the flag `u` does", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
    const wrong = units.filter(
      (unit) => fold(unit) !== unit && !new RegExp(`^${unit}$`, "i").test(fold(unit)),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["a*b", "caab", true],
    ["^a*$", "aab", false],
    ["(a|b)+c", "xabac", true],
    ["[^a-c]", "ABC", false],
    ["^.$", "\n", false],
    ["b$", "ab\n", true],
    ["\\.", "a", false],
    ["(?:)", "", true],
    ["(a*)*b", "a".repeat(1000), false],
  ])("finds %j in %j: %s", (pattern, text, isFound) => {
    expect(find(pattern, text)).toBe(isFound);
  });

  test("says unknown where the Kleene tables do, tautologies included", () => {
    const parsed = parse('user.city -eq "a" -or -not (user.city -eq "a")');
    const unknown = new Set(["city"]);
    expect(parsed.ok && referenceEvaluate(parsed.value, { city: "a" }, { unknown })).toBe(
      "unknown",
    );
    expect(parsed.ok && referenceEvaluate(parsed.value, { city: "a" })).toBe(true);
  });
});
