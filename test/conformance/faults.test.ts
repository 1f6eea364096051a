import { describe, expect, test } from "vitest";
import { check, parse, type Diagnostic } from "../../src/index.ts";
import type { FaultRow } from "./fault-row.ts";
import { hostile, withinLimits } from "./faults-limits.ts";
import { clean, manyFaults, twice } from "./faults-many.ts";
import { faults } from "./faults.ts";

const shown = (text: string): string =>
  JSON.stringify(text.length > 90 ? `${text.slice(0, 60)}… (${text.length})` : text);

const under = (rule: string, { span }: Diagnostic): string => rule.slice(span.start, span.end);

const liesIn = (rule: string, { start, end }: Diagnostic["span"]): boolean =>
  0 <= start && start <= end && end <= rule.length;

const codes = (diagnostics: readonly Diagnostic[]): string[] => diagnostics.map(({ code }) => code);

function diagnosed({ rule, subject }: FaultRow): ReturnType<typeof check> {
  return check(rule, subject === undefined ? {} : { subject });
}

/** A reported fault in a form that a failing test can show. */
const told = (rule: string, { code, severity }: Diagnostic, at: string): string =>
  `${severity} ${code} at ${shown(at)} in ${shown(rule)}`;

/** What the diagnostics of a faulty rule owe to its row; nothing when all is told. */
function shortcomings(row: FaultRow): string[] {
  const { diagnostics } = diagnosed(row);
  const found = diagnostics.filter(
    ({ code, severity }) => severity === row.severity && (code === row.code || row.code === "*"),
  );
  if (found.length === 0) {
    return [`no ${row.severity} ${row.code}, only: ${codes(diagnostics).join(", ")}`];
  }
  const spots = found.map((diagnostic) => under(row.rule, diagnostic));
  const words = JSON.stringify(found).replaceAll('\\"', '"');
  return [
    row.at === undefined || spots.includes(row.at)
      ? ""
      : `at ${spots.map(shown).join(", ")}, not at ${shown(row.at)}`,
    row.says === undefined || words.includes(row.says) ? "" : `${words} lacks ${row.says}`,
  ].filter((complaint) => complaint !== "");
}

const cases = (rows: readonly FaultRow[]): (readonly [string, string, FaultRow])[] =>
  rows.map((row) => [shown(row.rule), row.code, row] as const);

describe.each(Object.entries(faults))("faults: %s", (_theme, rows) => {
  test.each(cases(rows))("%s is %s", (_rule, _code, row) => {
    expect(shortcomings(row)).toEqual([]);
  });

  test.each(cases(rows))("%s has no error but %s", (_rule, _code, row) => {
    const result = diagnosed(row);
    const serious = result.diagnostics.filter(({ severity }) => severity === "error");
    expect(result.ok).toBe(row.severity !== "error");
    expect(new Set(codes(serious))).toEqual(new Set(row.severity === "error" ? [row.code] : []));
  });
});

describe("several faults at once", () => {
  test.each(manyFaults)("%s has %j", (rule, expected) => {
    expect(codes(check(rule).diagnostics)).toEqual(expect.arrayContaining([...expected]));
  });

  test.each(twice)("%s has %s at %j", (rule, code, at) => {
    const found = check(rule).diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.map((diagnostic) => under(rule, diagnostic))).toEqual(at);
    expect(new Set(found.map(({ span }) => span.start)).size).toBe(at.length);
  });
});

test.each(clean.map((rule) => [rule]))("nothing is wrong with %s", (rule) => {
  expect(check(rule)).toMatchObject({ ok: true, diagnostics: [] });
});

describe("limits", () => {
  test.each(withinLimits.map((rule) => [shown(rule), rule]))("%s keeps them", (_shown, rule) => {
    const serious = check(rule).diagnostics.filter(({ severity }) => severity === "error");
    expect(codes(serious)).toEqual([]);
  });

  test.each(hostile.map((rule) => [shown(rule), rule]))("%s is refused", (_shown, rule) => {
    expect(check(rule).ok).toBe(false);
    expect(() => parse(rule)).not.toThrow();
  });
});

const rules = [
  ...Object.values(faults).flatMap((rows) => rows.map(({ rule }) => rule)),
  ...manyFaults.map(([rule]) => rule),
  ...twice.map(([rule]) => rule),
  ...hostile,
];

test("a refused rule has an error, and an accepted one has none", () => {
  const contradictory = rules.filter((rule) => {
    const { ok, diagnostics } = check(rule);
    return ok === diagnostics.some(({ severity }) => severity === "error");
  });
  expect(contradictory.map(shown)).toEqual([]);
});

test("every diagnostic is well formed", () => {
  const malformed = rules.flatMap((rule) =>
    check(rule)
      .diagnostics.filter(
        ({ code, severity, message, hint = "-", span, fixes = [] }) =>
          !/^[a-z]+(-[a-z]+)*$/.test(code) ||
          !["error", "warning", "hint"].includes(severity) ||
          !/^(?:Microsoft |[^A-Z]).*[^.]$/s.test(message) ||
          !/\S$/.test(hint) ||
          !liesIn(rule, span) ||
          !fixes.every(({ edits }) => edits.every((edit) => liesIn(rule, edit.span))),
      )
      .map((diagnostic) => told(rule, diagnostic, diagnostic.message)),
  );
  expect(malformed).toEqual([]);
});

test("the tables are large enough to mean something", () => {
  expect(Object.values(faults).flat().length).toBeGreaterThan(150);
});
