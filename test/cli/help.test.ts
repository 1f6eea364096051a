import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { build } from "../../src/cli/program.ts";
import { call } from "./call.ts";
import { silent } from "./silent.ts";

const named = (program: Command): (readonly [string, Command])[] =>
  program.commands.map((command) => [command.name(), command] as const);

/** The lines of a help under `Example:` or `Examples:`. */
function examplesIn(help: string): string[] {
  const [, block = ""] = /^Examples?:\n((?: {2}.*(?:\n|$))*)/mu.exec(help) ?? [];
  return block
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.slice(2));
}

/** The words of a command line, as a shell reads them: quotes are taken away, and what stands behind `>`, `|` or `#`. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gu)) {
    if (/^(?:\d?>|\||#|<)/u.test(word)) break;
    words.push(
      word.replaceAll(
        /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gu,
        (_all, single?: string, double?: string, escaped?: string) =>
          single ?? double?.replaceAll(/\\(["\\$`])/gu, "$1") ?? escaped ?? "",
      ),
    );
  }
  return words;
}

/** What is wrong with an example; nothing where the program takes it. No command is carried out. */
async function faultOf(line: string): Promise<string | undefined> {
  const [name, ...words] = wordsOf(line);
  if (name !== "muster") return "it is no call of muster";
  const program = build(silent, () => {});
  for (const command of program.commands) command.action(() => {});
  try {
    await program.parseAsync(words, { from: "user" });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : "it is not taken";
  }
}

describe.each(named(build(silent, () => {})))("%s", (name, command) => {
  test("says in a sentence what it does", () => {
    expect(command.description()).toMatch(/^[A-Z].*\.$/u);
  });

  test("says what each argument and each option means", () => {
    const said = [...command.registeredArguments, ...command.options];
    expect(said.filter(({ description }) => description === "")).toEqual([]);
  });

  test("has examples, of itself, that the program takes", async () => {
    const { code, out } = await call(name, "--help");
    expect(code).toBe(0);
    const examples = examplesIn(out);
    expect(examples).not.toEqual([]);
    expect(examples.filter((line) => wordsOf(line)[1] !== name)).toEqual([]);
    const faults = await Promise.all(examples.map(faultOf));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
});

test("the examples of the program itself are taken", async () => {
  const examples = examplesIn((await call("--help")).out);
  expect(examples.length).toBeGreaterThan(3);
  expect((await Promise.all(examples.map(faultOf))).filter((fault) => fault !== undefined)).toEqual(
    [],
  );
});

describe("a fault in an example is seen:", () => {
  test.each([
    ["an option that is not there", "muster check --nope"],
    ["a command that is not there", "muster nope"],
    ["a choice that is none", "muster test --format sarif"],
    ["a value that is left out", "muster explain --id"],
    ["a file that is left out", "muster status"],
    ["another program", "git status"],
  ])("%s", async (_name, line) => {
    expect(await faultOf(line)).toBeDefined();
  });

  test("quotes and redirections are no part of the words", () => {
    expect(wordsOf(`muster x 'a "b"' "c \\"d\\"" e=f > out # why`)).toEqual([
      "muster",
      "x",
      'a "b"',
      'c "d"',
      "e=f",
    ]);
  });
});
