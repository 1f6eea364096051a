import { describe, expect, test } from "vitest";
import { diagnosticCodes } from "../../src/index.ts";
import { caretUnder, diagnosed, subjectOf, told } from "./diagnosed.ts";
import { goldenCases, goldenThemes } from "./diagnostics.ts";
import type { GoldenCase } from "./golden-case.ts";
import { others } from "./others.ts";

const named = goldenCases.map((golden) => [golden.rule, golden.code, golden] as const);

/** A diagnostic as a person reads it: the text with the carets under it, and what is said. */
function shown(golden: GoldenCase): unknown {
  const found = subjectOf(golden);
  if (found === undefined) return diagnosed(golden).map(({ code }) => code);
  const { code, severity, message, hint } = found;
  return { text: `${golden.rule}\n${caretUnder(found)}`, code, severity, message, hint };
}

function expected({ rule, caret, code, message, hint, severity }: GoldenCase): unknown {
  const text = `${rule}\n${caret}`;
  return { text, code, severity: severity ?? diagnosticCodes[code].severity, message, hint };
}

describe("golden diagnostics", () => {
  test.each(named)("%s is %s", (_rule, _code, golden) => {
    expect(shown(golden)).toEqual(expected(golden));
  });

  test.each(named)("%s is %s and nothing that its case does not name", (_rule, _code, golden) => {
    const all = diagnosed(golden).map(({ code }) => code);
    const rest = all.toSpliced(all.indexOf(golden.code), 1);
    expect(rest).toEqual(golden.also ?? []);
  });

  test.each(named)("%s, to be %s, stands on one line", (rule) => {
    expect(rule).not.toMatch(/[\r\n]/);
  });

  test.each(others.map((golden) => [golden.message, golden] as const))(
    "%s",
    async (_message, golden) => {
      const { code, message, hint } = golden;
      const about = golden.kind === "file" ? { place: golden.place } : { code, severity: "error" };
      expect(await told(golden)).toEqual([expect.objectContaining({ message, hint, ...about })]);
    },
  );
});

const every = [...goldenCases, ...others];

test("every code has a case", () => {
  const covered = new Set<string>(every.map(({ code }) => code));
  expect(Object.keys(diagnosticCodes).filter((code) => !covered.has(code))).toEqual([]);
});

test("the cases of a code stand together", () => {
  const runs = [...goldenThemes.flatMap(({ cases }) => cases), ...others]
    .map(({ code }) => code)
    .filter((code, index, all) => code !== all[index - 1]);
  expect(runs).toEqual([...new Set(runs)]);
});

/** One sentence, lower case, no final period; a name of Microsoft's keeps its capital, and a count may lead. */
const style = /^(?:[a-z\d`]|Microsoft ).*[^.!]$/u;

describe("messages", () => {
  test("are sentences in lower case without a final period", () => {
    expect(every.map(({ message }) => message).filter((message) => !style.test(message))).toEqual(
      [],
    );
  });

  test("have hints in lower case without a final period", () => {
    const hints = every.flatMap(({ hint }) => (hint === undefined ? [] : [hint]));
    expect(hints.filter((hint) => !/^[a-z`].*[^.!]$/u.test(hint))).toEqual([]);
  });

  test.each(["The rule is empty", "the rule is empty.", "“x” is wrong"])(
    "of another style are seen: %s",
    (message) => {
      expect(style.test(message)).toBe(false);
    },
  );
});
