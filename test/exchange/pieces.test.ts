import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, subjectsIn } from "./source.ts";

/** Cells that need care: quotes, separators, line breaks, several bytes a character. */
const cell = fc.stringMatching(/^[aæ🦊 ",;\r\n\t'\\{}[\]:]{0,6}$/u);

const user = fc.record({ displayName: cell, city: cell, department: cell });

const users = fc.array(user, { maxLength: 8 });

const cutsOf = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: length }), { maxLength: 12 });

type User = typeof user extends fc.Arbitrary<infer Value> ? Value : never;

const names = ["displayName", "city", "department"] as const;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const csvOf = (list: readonly User[], separator: string, lineBreak: string): string =>
  [
    ["id", ...names].join(separator),
    ...list.map((one, index) =>
      [`u${index}`, ...names.map((name) => quoted(one[name]))].join(separator),
    ),
  ].join(lineBreak);

const jsonOf = (list: readonly User[], form: string): string => {
  const objects = list.map((one, index) => ({ id: `u${index}`, ...one }));
  switch (form) {
    case "lines":
      return `${objects.map((one) => JSON.stringify(one)).join("\n")}\n`;
    case "list":
      return JSON.stringify({ "@odata.context": "[{", value: objects, "@odata.nextLink": "]}" });
    default:
      return JSON.stringify(objects, null, 2);
  }
};

const properties = (list: readonly User[]): unknown[] =>
  list.map((one) => Object.fromEntries(Object.entries(one).filter(([, text]) => text !== "")));

describe("in whatever pieces the bytes come, the records are the same", () => {
  test("of CSV", async () => {
    const separators = fc.constantFrom(",", ";", "\t");
    const lineBreaks = fc.constantFrom("\n", "\r\n");
    const files = fc
      .tuple(users, separators, lineBreaks)
      .map(([list, separator, lineBreak]) => ({ list, text: csvOf(list, separator, lineBreak) }))
      .chain(({ list, text }) =>
        fc.record({
          list: fc.constant(list),
          text: fc.constant(text),
          cuts: cutsOf(bytesOf(text).length),
        }),
      );
    await fc.assert(
      fc.asyncProperty(files, async ({ list, text, cuts }) => {
        const subjects = await subjectsIn(text, { cuts });
        expect(subjects.map((subject) => subject.properties)).toEqual(properties(list));
        expect(subjects).toEqual(await subjectsIn(text));
      }),
      { numRuns: 300 },
    );
  });

  test("of JSON", async () => {
    const files = fc
      .tuple(
        users.filter((list) => list.length > 0),
        fc.constantFrom("lines", "list", "array"),
      )
      .map(([list, form]) => ({ list, text: jsonOf(list, form) }))
      .chain(({ list, text }) =>
        fc.record({
          list: fc.constant(list),
          text: fc.constant(text),
          cuts: cutsOf(bytesOf(text).length),
        }),
      );
    await fc.assert(
      fc.asyncProperty(files, async ({ list, text, cuts }) => {
        const subjects = await subjectsIn(text, { cuts });
        expect(subjects.map((subject) => subject.properties)).toEqual(properties(list));
        expect(subjects).toEqual(await subjectsIn(text));
      }),
      { numRuns: 300 },
    );
  });

  test.for([
    `#TYPE X\r\n"Id";"City"\r\n"u1";"a\r\nb"\r\n`,
    'version:v1.0\nid,city\n\nu1,"a""b"\n',
    '{"@odata.context":"x",\r\n "value":[\r\n{"id":"u1","city":"\\"\\u00e6\\\\"}, {"id":"u2"}]}\r\n',
  ])("cut at every byte: %j", async (text) => {
    const whole = await subjectsIn(text);
    const { length } = bytesOf(text);
    const readings = Array.from({ length }, (_, cut) => subjectsIn(text, { cuts: [cut] }));
    for (const reading of await Promise.all(readings)) expect(reading).toEqual(whole);
  });
});
