import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { patternOf, ruleFilesIn } from "../../src/cli/rule-files.ts";
import { gatherRules } from "../../src/cli/rules-input.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { folder } from "./call.ts";

const group = (name: string): string =>
  JSON.stringify({ id: name, displayName: name, membershipRule: `user.city -eq "${name}"` });

/** A folder as people have it: rules among much else. */
function tree(): string {
  const root = folder();
  const files: Readonly<Record<string, string>> = {
    "b.rule": "user.b -eq 1\n",
    "a.RULE": "user.a -eq 1\n",
    "Groups/2/2.json": group("Two"),
    "Groups/10/10.json": group("Ten"),
    "Users/1/1.json": '{"userPrincipalName": "anna@contoso.com"}',
    "users.csv": "id,city\nanna,Oslo\n",
    "tsconfig.json": "{ // a comment\n}",
    "main.tf": 'resource a b {\n  dynamic_membership {\n    rule = "user.c -eq ${var.x}"\n  }\n}',
    "readme.md": "membershipRule",
    "node_modules/x/x.rule": "no",
    "x/.terraform/x.tf": "no",
    ".git/x.json": "no",
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  symlinkSync(root, join(root, "Groups/loop"));
  return root;
}

const filesIn = async (root: string, ...paths: readonly string[]): Promise<string[]> =>
  (await ruleFilesIn(paths.map((path) => join(root, path)))).map((path) => relative(root, path));

describe("the files with rules", () => {
  test("of a folder, in one order", async () => {
    expect(await filesIn(tree(), ".")).toEqual([
      "Groups/10/10.json",
      "Groups/2/2.json",
      "Users/1/1.json",
      "a.RULE",
      "b.rule",
      "main.tf",
      "tsconfig.json",
      "users.csv",
    ]);
  });

  test("of a pattern, and each once", async () => {
    expect(await filesIn(tree(), "b.rule", "Groups/**/*.json", "*.rule")).toEqual([
      "b.rule",
      "Groups/10/10.json",
      "Groups/2/2.json",
    ]);
  });

  test("standard input is one of them", async () => {
    expect(await ruleFilesIn(["-"])).toEqual(["-"]);
  });

  test("patterns may have the separators of Windows", () => {
    expect(patternOf("rules\\**\\*.rule", "\\")).toBe("rules/**/*.rule");
    expect(patternOf("a\\*.rule", "/")).toBe("a\\*.rule");
  });

  test.for([
    ["missing.rule", "there is no such file"],
    ["*.txt", "no file matches"],
    ["x", "the folder holds no file with rules"],
  ])("%s is refused", async ([path, problem]) => {
    const reading = filesIn(tree(), path ?? "");
    await expect(reading).rejects.toThrow(UsageError);
    await expect(filesIn(tree(), path ?? "")).rejects.toThrow(problem);
  });
});

describe("the rules", () => {
  test("of a folder; what else lies there is passed over", async () => {
    const root = tree();
    const rules = await gatherRules([root], {});
    expect(rules.map(({ title, text }) => [relative(root, title), text])).toEqual([
      ["Groups/10/10.json: Ten", 'user.city -eq "Ten"'],
      ["Groups/2/2.json: Two", 'user.city -eq "Two"'],
      ["a.RULE", "user.a -eq 1"],
      ["b.rule", "user.b -eq 1"],
      ["main.tf: a.b", "user.c -eq ${var.x}"],
    ]);
    expect(rules.map(({ source }) => source.undecidable)).toEqual([
      ...Array.from({ length: 4 }, () => undefined),
      "the rule holds a template, `${var.x}`",
    ]);
    expect(rules[0]?.source.placeOf(0)).toEqual({ line: 1, column: 51 });
  });

  test("of --rule stand in no file", async () => {
    const [rule] = await gatherRules([], { rule: "user.a -eq 1" });
    expect(rule?.source.title).toBe("rule");
    expect(rule?.source.placeOf(5)).toEqual({ line: 1, column: 6 });
  });

  test("a file that is named must hold one", async () => {
    const reading = gatherRules([join(tree(), "Users/1/1.json")], {});
    await expect(reading).rejects.toThrow("this is not a group");
    const other = gatherRules([join(tree(), "x/.terraform/x.tf")], {});
    await expect(other).rejects.toThrow("the file holds no rule");
  });

  test("a damaged file that speaks of rules is no file to pass over", async () => {
    const root = tree();
    writeFileSync(join(root, "cut.json"), group("Cut").slice(0, -1));
    await expect(gatherRules([root], {})).rejects.toThrow("the file ends inside a JSON value");
  });

  test("of one group", async () => {
    const root = tree();
    const rules = await gatherRules([join(root, "Groups")], { group: "TWO" });
    expect(rules.map(({ group: of }) => of?.id)).toEqual(["Two"]);
    const missing = gatherRules([join(root, "Groups")], { group: "Three" });
    await expect(missing).rejects.toThrow("there is no group `Three`");
  });
});
