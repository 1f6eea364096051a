import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault } from "../../src/exchange/json-fault.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON with a few of its characters changed. */
const damaged = fc
  .tuple(
    fc.json(),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom("", ...'{}[],:"\\0-.eEtn u\n\u0001'.split(""))), {
      maxLength: 3,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((result, [offset, character]) => {
      const at = offset % (result.length + 1);
      return result.slice(0, at) + character + result.slice(at + 1);
    }, text),
  );

test("a fault is found in a text exactly where it is not JSON", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expect(jsonFault(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 3000 },
  );
});

test("whatever stands before a fault can be gone on with", () => {
  fc.assert(
    fc.property(damaged, (text) => {
      const fault = jsonFault(text);
      if (fault === undefined) return;
      expect(fault.offset).toBeLessThanOrEqual(text.length);
      const before = jsonFault(text.slice(0, fault.offset));
      // Cut there, the text is whole or lacks what was due: its fault is at its end, or in the word that it breaks off.
      const broken = before === undefined ? "" : text.slice(before.offset, fault.offset);
      expect(broken).toMatch(/^\s*(?:"[^]*|[\w.+-]*)$/u);
    }),
    { numRuns: 3000 },
  );
});

test.for([
  ["", 0, "a value"],
  ["[1,]", 3, "a value"],
  ["[1 2]", 3, "`,` or `]`"],
  ["[}", 1, "a value or `]`"],
  ['{"a" 1}', 5, "`:`"],
  ['{"a":1,}', 7, "a name in double quotes"],
  ["{1:2}", 1, "a name in double quotes or `}`"],
  ['{"a":01}', 5, "a value"],
  ['{"a":1]', 6, "`,` or `}`"],
  ["null null", 5, "nothing more"],
  ['"a\tb"', 2, "a value"],
  ['"a\\x"', 2, "a value"],
] as const)("%j: at %i, %s was due", ([text, offset, due]) => {
  expect(jsonFault(text)).toEqual({ offset, due });
});

test("a long text takes time linear in its length", () => {
  const text = `{"a":"${"\\n".repeat(2_000_000)}`;
  expect(jsonFault(text)?.offset).toBe(text.length);
});
