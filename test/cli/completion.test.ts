import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { build } from "../../src/cli/program.ts";
import { vocabularyOf } from "../../src/cli/completion/vocabulary.ts";
import { call, file } from "./call.ts";
import { silent } from "./silent.ts";

const program = build(silent, () => {});
const { commands } = vocabularyOf(program);

const hasShell = (shell: string): boolean => spawnSync(shell, ["-c", "exit 0"]).error === undefined;

/** What bash offers behind these words, of which the last is still being typed. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const { out } = await call("completion", "bash");
  const script = file("muster.bash", out);
  const ask =
    'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _muster; printf "%s\\n" "${COMPREPLY[@]}"';
  const { stdout, stderr, status } = spawnSync(
    "bash",
    ["-c", ask, "bash", script, "muster", ...words],
    { encoding: "utf8" },
  );
  expect([status, stderr]).toEqual([0, ""]);
  return stdout.split("\n").filter((line) => line !== "");
}

describe.skipIf(!hasShell("bash"))("bash", () => {
  test.each([
    ["a command", ["ch"], ["check"]],
    ["commands that begin alike", ["role"], ["role", "roles"]],
    ["an option without a command", ["--ver"], ["--version"]],
    ["an option", ["test", "--min"], ["--min-coverage"]],
    ["an option behind others", ["test", "a.yaml", "--coverage", "--min"], ["--min-coverage"]],
    ["the choices of an option", ["test", "--format", ""], ["pretty", "json", "junit"]],
    ["a choice that is begun", ["test", "--format", "ju"], ["junit"]],
    [
      "a choice behind a sign, which bash takes for a word",
      ["test", "--format", "=", "ju"],
      ["junit"],
    ],
    ["a choice just behind the sign", ["test", "--format", "="], ["pretty", "json", "junit"]],
    ["a choice with spaces", ["init", "--guest-level", "same"], [String.raw`same\ as\ members`]],
    [
      "the same when more of it is there",
      ["init", "--guest-level", String.raw`same\ as`],
      [String.raw`same\ as\ members`],
    ],
    ["a product", ["import", "t.db", "--license", "SPE_E"], ["SPE_E3=", "SPE_E5="]],
    ["a product without an option", ["license", "t.db", "SPE_F"], ["SPE_F1="]],
    ["the choices of an argument", ["completion", "f"], ["fish"]],
    ["commands behind help", ["help", "ver"], ["verify"]],
    ["nothing for what only the user knows", ["explain", "--id", ""], []],
    ["nothing for a pattern", ["*"], []],
    ["nothing for a command that is none", ["nope", ""], []],
    ["file names, which are bash's own business", ["test", ""], []],
  ])("offers %s", async (_name, words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  test("offers all options of every command", async () => {
    const { out } = await call("completion", "bash");
    for (const { name, options } of commands)
      for (const { flags } of options)
        for (const flag of flags)
          expect(out).toMatch(
            new RegExp(`'${name}'\\) _muster_offer "\\$current" .*[\\\\n']${flag}[\\\\']`, "u"),
          );
  });
});

describe.each(["bash", "zsh", "fish", "powershell"])("%s", (shell) => {
  test("has every command, every option and every choice", async () => {
    const { code, out } = await call("completion", shell);
    expect(code).toBe(0);
    for (const { name, options } of commands) {
      expect(out).toContain(name);
      for (const { flags, values } of options) {
        for (const flag of flags) expect(out).toContain(flag.replace(/^--?/u, ""));
        for (const word of values?.words ?? []) expect(out.replaceAll("\\", "")).toContain(word);
      }
    }
  });
});

test.each([
  ["zsh", ["-n"]],
  ["fish", ["--no-execute"]],
] as const)("%s can read its script, where it is there", async (shell, options) => {
  const { out } = await call("completion", shell);
  const { error, status } = spawnSync(shell, [...options, file(`muster.${shell}`, out)]);
  expect(error === undefined ? status : 0).toBe(0);
});

test("the quotes of every script are balanced on each line", async () => {
  const { out } = await call("completion", "fish");
  for (const line of out.split("\n"))
    expect(line.replaceAll(/\\./gu, "").split("'").length % 2).toBe(1);
});

test("the words come from the program itself", () => {
  const known = new Set(commands.map(({ name }) => name));
  expect(
    program.commands.map((command) => command.name()).filter((name) => !known.has(name)),
  ).toEqual([]);
  const format = commands
    .find(({ name }) => name === "test")
    ?.options.find(({ flags }) => flags.includes("--format"));
  expect(format?.values).toEqual({ words: ["pretty", "json", "junit"], isFile: false });
});

test("another shell is refused", async () => {
  expect((await call("completion", "tcsh")).code).toBe(2);
});
