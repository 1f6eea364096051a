import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import type { CheckedRule } from "../../../src/check/checked-rule.ts";
import { chunkRows } from "../../../src/membership/chunk.ts";
import { RuleBase } from "../../../src/membership/rule-base.ts";
import { type Selectable, Selector } from "../../../src/membership/select/selector.ts";
import { SubjectTable } from "../../../src/membership/subject-table.ts";
import { defaultTuning } from "../../../src/membership/tuning.ts";
import { crowdedRule } from "../../arbitraries/crowded-rules.ts";
import { checkedOf } from "../../laws/model.ts";
import { isSeen } from "../../laws/planted.ts";

/** What properties of crowded rules hold, as texts. */
const values: Readonly<Record<string, readonly string[]>> = {
  department: ["", "Sales", "sales", "IT", "HR", "Salt", "a"],
  city: ["", "Oslo", "OSLO", "Bergen"],
  accountEnabled: ["", "true", "false"],
  userType: ["", "Guest"],
  mail: ["", "1@x.org", "3@x.org", "12@X.ORG", "3@y"],
  otherMails: ["", "a", "a\0b", "AB\0a", "c"],
};
const asks = [
  'user.department -eq "Sales"',
  'user.department -in ["it", "HR"]',
  "user.department -eq null",
  'user.department -notIn ["HR", "Sales"]',
  'user.city -ne "Oslo"',
  'user.city -notStartsWith "o"',
  "user.accountEnabled -eq true",
  'user.userType -ne "Guest"',
  'user.mail -endsWith "@x.org"',
  'user.mail -contains "1"',
  'user.mail -notMatch "[0-9][0-9]"',
  "user.mail -ne null",
  'user.otherMails -any (_ -eq "a")',
  'user.otherMails -all (_ -startsWith "a")',
];
const anyRule = crowdedRule("user", asks).map(checkedOf);

interface Case {
  readonly rules: readonly CheckedRule[];
  /** By row: for each property the place of its value; `undefined` for a row that somebody left. */
  readonly rows: readonly (readonly number[] | undefined)[];
  readonly listBelow: number;
  readonly textColumnAt: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  rules: fc.array(anyRule, { minLength: 1, maxLength: 5 }),
  rows: fc.array(
    fc.option(fc.tuple(...Object.values(values).map((some) => fc.nat({ max: some.length - 1 }))), {
      nil: undefined,
      freq: 5,
    }),
    { maxLength: 60, size: "max" },
  ),
  listBelow: fc.constantFrom(0, 1, 10, 1_000_000),
  textColumnAt: fc.constantFrom(1, 3, 1000),
});

/** A table with these rows, and what selects from it. */
function stage(
  { rows, textColumnAt, listBelow }: Omit<Case, "rules">,
  faulty: (table: Selectable) => Selectable = (honest) => honest,
) {
  const tuning = { ...defaultTuning, textColumnAt };
  const table = new SubjectTable("user", {
    tuning,
    texts: { values: 100, hits: 100_000 },
    clock: () => 0,
  });
  const work = { comparisonsEvaluated: 0, rulesEvaluated: 0 };
  const rules = new RuleBase(table, work, tuning);
  const columns = Object.keys(values).map((name) =>
    table.columnOf(
      name,
      name === "otherMails"
        ? "string collection"
        : name === "accountEnabled"
          ? "boolean"
          : "string",
    ),
  );
  for (const [index, row] of rows.entries()) {
    const entered = table.enter(`user ${index}`);
    for (const [at, [name, some]] of Object.entries(values).entries())
      // A mail of their own, so that its column turns into texts.
      table.write(
        entered,
        columns[at] ?? 0,
        name === "mail" && index % 5 === 4 ? `${index}@x.org` : (some[row?.[at] ?? 1] ?? ""),
      );
    // Somebody who has gone, before the row is released: values and all.
    if (row === undefined) table.rows.delete(entered);
  }
  const selectable = faulty({
    columns: table.columns,
    aliveIn: (chunk) => table.aliveIn(chunk),
    holds: (code, start, row) => rules.holds(code, start, row),
  });
  return { table, rules, selectable, selector: new Selector(selectable, listBelow) };
}

/** What is selected are the rows of which the program holds, one by one; never a row that is nobody's. */
const agreement = (faulty?: (table: Selectable) => Selectable): fc.IProperty<[Case]> =>
  fc.property(cases, ({ rules: drawn, ...rest }) => {
    const { table, rules, selector } = stage(rest, faulty);
    for (const { condition } of drawn) {
      const program = rules.compile(condition);
      const expected = rowsOf(table, rules, program);
      expect(isSelected(selector, program, 0, expected), program.join(" ")).toBe(true);
      // The same in the middle of other numbers.
      const code = [3, 9, 9, ...program, 9];
      const found = selector.select(code, 3, 0, (rows, count) => [...rows.subarray(0, count)]);
      expect(found).toEqual(expected);
    }
  });

/** The rows of which a program holds, chunk after chunk. */
const rowsOf = (table: SubjectTable, rules: RuleBase, program: readonly number[]): number[] =>
  [...table.rows].filter((row) => rules.holds(program, 0, row));

/** Whether these rows of a chunk, and no others, are selected. */
function isSelected(
  selector: Selector,
  program: readonly number[],
  chunk: number,
  rows: readonly number[],
): boolean {
  const expected = rows.filter((row) => Math.floor(row / chunkRows) === chunk);
  return selector.select(
    program,
    0,
    chunk,
    (lows, count) =>
      count === expected.length &&
      expected.every((row, index) => row === chunk * chunkRows + (lows[index] ?? -1)),
  );
}

/** Takes everybody for alive. */
const immortal = (table: Selectable): Selectable => ({
  ...table,
  aliveIn: () => new Uint32Array(2048).fill(0xffff_ffff),
});

/** Takes what is put to a part for what the part holds of. */
const credulous = (table: Selectable): Selectable => ({ ...table, holds: () => true });

describe("a selector", () => {
  test("selects the rows of which a program holds, as lists and as bitmaps", () => {
    fc.assert(agreement(), { numRuns: 50 });
  });

  test.each([immortal, credulous])("that does not is seen: %o", (faulty) => {
    expect(isSeen(agreement(faulty))).toBe(true);
  });

  test("does so over chunks, wherever lists end", () => {
    const rows = Array.from({ length: chunkRows + 700 }, (_, index) =>
      index % 11 === 3
        ? undefined
        : Object.values(values).map((some, at) => ((index * (at + 3)) >>> at) % some.length),
    );
    const { table, rules, selectable } = stage({ rows, textColumnAt: 100, listBelow: 0 });
    for (const text of [
      'user.department -eq "Sales" -and user.city -ne "Oslo" -and user.mail -contains "1"',
      'user.mail -eq "9@x.org" -or user.city -eq null',
      '-not (user.department -eq "IT" -or user.otherMails -any (_ -eq "a"))',
      '(user.city -eq "Oslo" -or user.mail -eq "4@x.org") -and user.accountEnabled -eq true',
    ]) {
      const result = check(text);
      if (!result.ok) throw new Error(text);
      const program = rules.compile(result.value.condition);
      const expected = rowsOf(table, rules, program);
      for (const listBelow of [0, 10, 8192, 1_000_000])
        for (const chunk of [0, 1, 2])
          expect(
            isSelected(new Selector(selectable, listBelow), program, chunk, expected),
            text,
          ).toBe(true);
    }
  });
});
