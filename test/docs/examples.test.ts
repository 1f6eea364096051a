import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { adviceCodes, check, diagnosticCodes, lint } from "../../src/index.ts";
import { type Block, blocks, blocksIn } from "./blocks.ts";
import { isAsSaid, type Noted, runProgram } from "./run-program.ts";
import { exchangesIn, isAsShown, isOurs, outputsOf } from "./run-session.ts";

const blocksOf = (language: string): (readonly [string, Block])[] =>
  blocks
    .filter((block) => block.language === language)
    .map((block) => [block.place, block] as const);

test("every block says what it is, so that none is left out", () => {
  const known = new Set(["ts", "rule", "console", "sh", "text", "ebnf", "json", "csv", "yaml"]);
  expect(blocks.filter(({ language }) => !known.has(language)).map(({ place }) => place)).toEqual(
    [],
  );
});

describe("programs", () => {
  test.each(blocksOf("ts"))("%s", async (_place, { text }) => {
    expect(await shortcomings(text)).toEqual([]);
  });

  test.each([
    ["const a = 1 + 1; // → 3"],
    ["1 + 1;\n// → 3"],
    ["console.log({ a: 1,\n b: 2 });\n// → { a: 1,\n//     c: 2 }"],
    ['import { check } from "muster";\ncheck("user.city");\n// → { ok: true, … }'],
  ])("a wrong value is seen: %j", async (source) => {
    expect(await shortcomings(source)).not.toEqual([]);
  });

  test("a right value is seen, whatever way it is written", async () => {
    const source = `import { check as look } from "muster";
import type { Diagnostic } from "muster";
const sum: number = 1 + 1; // → 2
[sum,
  sum];
// → [2,
//    2]
look("user.city -eq");
// → { ok: false, … }
console.log(await Promise.resolve(undefined)); // → undefined`;
    expect(await shortcomings(source)).toEqual([]);
    expect(await runProgram(source)).toHaveLength(4);
  });
});

/** What an example says and is not so. */
const shortcomings = async (source: string): Promise<Noted[]> =>
  (await runProgram(source)).filter((noted) => !isAsSaid(noted));

/** The codes of a rule, and whether it is legal. */
function verdictOn(rule: string): { readonly ok: boolean; readonly codes: readonly string[] } {
  const result = check(rule);
  const advice = result.ok ? lint(result.value) : [];
  return { ok: result.ok, codes: [...result.diagnostics, ...advice].map(({ code }) => code) };
}

/** The rules of a block, with empty lines between them, that are not what its head says. */
function unlike({ info, text }: Pick<Block, "info" | "text">): unknown[] {
  return text
    .split(/\n{2,}/u)
    .map((rule) => ({ rule, ...verdictOn(rule) }))
    .filter(({ ok, codes }) => {
      const [code] = info;
      if (code === undefined) return !ok || codes.some((one) => isOfCheck(one));
      const isError = diagnosticCodes[code as keyof typeof diagnosticCodes].severity === "error";
      return ok === isError || !codes.includes(code);
    });
}

/** Lints are about wisdom, not about legality: an example need not be wise. */
const isOfCheck = (code: string): boolean => !Object.hasOwn(adviceCodes, code);

describe("rules", () => {
  test.each(blocksOf("rule"))("%s", (_place, block) => {
    expect(unlike(block)).toEqual([]);
  });

  test.each([
    { info: [], text: "user.city -eq Oslo" },
    { info: [], text: 'user.city -eq "a"\n\nuser.Department -eq "b"' },
    { info: ["unknown-property"], text: 'user.city -eq "Oslo"' },
    { info: ["unknown-property"], text: "user.city -eq Oslo" },
    { info: ["empty-literal"], text: 'user.city -eq "Oslo"' },
  ])("one that is not what its block says is seen: %j", (block) => {
    expect(unlike(block)).toHaveLength(1);
  });
});

/** What is wrong with a text that should be YAML. */
const faultsOfYaml = (text: string): string[] =>
  parseAllDocuments(text).flatMap(({ errors, warnings }) =>
    [...errors, ...warnings].map(({ message }) => message),
  );

describe("YAML", () => {
  test.each(blocksOf("yaml"))("%s is well-formed", (_place, { text }) => {
    expect(faultsOfYaml(text)).toEqual([]);
  });

  test.each(["a: b: c", "a: [b", "a: 1\na: 2", "a:\n\t- b"])("what is not is seen: %j", (text) => {
    expect(faultsOfYaml(text)).not.toEqual([]);
  });
});

const sessions = blocksOf("console")
  .map(([place, { text }]) => [place, exchangesIn(text).filter(isOurs)] as const)
  .filter(([, exchanges]) => exchanges.length > 0);

describe.skipIf(!existsSync("src/cli/main.ts"))("sessions", () => {
  test.each(sessions)("%s", (_place, exchanges) => {
    const outputs = outputsOf(exchanges);
    const said = exchanges.map(({ command, output: shown }, index) => {
      const output = outputs[index] ?? "";
      return { command, output: isAsShown(output, shown) ? shown : output };
    });
    expect(said).toEqual(exchanges);
  });

  test("the commands of a session share a folder, and no two sessions do", () => {
    const list = { command: 'ls "$DIR"', output: "" };
    const make = { command: 'echo > "$DIR/made"', output: "" };
    expect(outputsOf([make, list])).toEqual(["", "made"]);
    expect(outputsOf([list])).toEqual([""]);
  });

  test("an output that differs is seen", () => {
    expect(isAsShown("a\nb\nc", "a\nb\nc")).toBe(true);
    expect(isAsShown("a\nb\nc", "a\n…\nc")).toBe(true);
    expect(isAsShown("a\nc", "a\n…\nc")).toBe(true);
    expect(isAsShown("a\nb\nc", "…\nc")).toBe(true);
    expect(isAsShown("a\nb\nc", "a\n…")).toBe(true);
    expect(isAsShown("a 1\nb", "a …\nb")).toBe(true);
    expect(isAsShown("b 1\nb", "a …\nb")).toBe(false);
    expect(isAsShown("a\nb\nc", "a\nb")).toBe(false);
    expect(isAsShown("a\nb\nc", "a\n…\nd")).toBe(false);
    expect(isAsShown("a\nb.\nc", "a\nbb\nc")).toBe(false);
  });

  test("commands are told from their output", () => {
    const session = "$ npm ci\nadded\n$ npx muster check \\\n>   a.rule\n1 rule\n\n2 rules\n";
    expect(exchangesIn(session)).toEqual([
      { command: "npm ci", output: "added" },
      { command: "npx muster check \\\n  a.rule", output: "1 rule\n\n2 rules" },
    ]);
    expect(exchangesIn(session).filter(isOurs)).toHaveLength(1);
  });
});

test("blocks are found with their place", () => {
  const text = "a\n\n```rule unknown-property\nx\n```\n````ts\n```\n````\n";
  expect(blocksIn(text, "a.md")).toEqual([
    { place: "a.md:4", language: "rule", info: ["unknown-property"], text: "x" },
    { place: "a.md:7", language: "ts", info: [], text: "```" },
  ]);
});
