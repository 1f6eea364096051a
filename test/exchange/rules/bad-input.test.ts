import { describe, expect, test } from "vitest";
import { readRuleSources } from "../../../src/exchange/rules/read-rule-sources.ts";
import { errorOf } from "../source.ts";
import { ruleIn, rulesIn } from "./rules-in.ts";

const tf = (rule: string): string =>
  `resource a b {\n  dynamic_membership {\n    rule = ${rule}\n  }\n}\n`;

describe("is refused where it is damaged:", () => {
  test.for([
    [
      "truncated JSON",
      "a.json",
      '[{"id":"a","membershipRule":"x',
      "1:31",
      "the file ends inside a JSON value",
    ],
    ["JSON that is none", "a.json", "id,membershipRule", "1:1", "this is not JSON"],
    [
      "a dynamic group without its rule",
      "a.json",
      '{"id":"a","groupTypes":["DynamicMembership"]}',
      "1:1",
      "the group `a` is dynamic, but its rule is missing",
    ],
    [
      "an id that comes twice",
      "a.json",
      '[{"id":"a","membershipRule":"x"},\n{"id":"A","membershipRule":"x"}]',
      "2",
      "the group `A` is that of line 1 too",
    ],
    [
      "a heading that comes twice",
      "a.csv",
      "id,membershipRule,MembershipRule\n",
      "1:19",
      "`MembershipRule` is the second column of its kind",
    ],
    [
      "a quote that is never closed",
      "a.csv",
      'id,membershipRule\na,"x',
      "2:3",
      "the cell's quote is never closed",
    ],
    ["a cut string", "a.tf", tf('"x\n"'), "3:12", 'the string `"x` is never closed'],
    ["a cut heredoc", "a.tf", tf("<<EOT\nx"), "3:12", "the heredoc `<<EOT` is never closed"],
    ["a cut template", "a.tf", tf('"${x"'), "3:12", 'the string `"${x"` is never closed'],
    ["a cut comment", "a.tf", "\n /* x", "2:2", "the comment `/* x` is never closed"],
    ["a cut block", "a.tf", "resource a b {\n", "1:14", "`{` is never closed"],
    ["a bracket too many", "a.tf", "}", "1:1", "nothing is open for `}` to close"],
    ["an escape that is none", "a.tf", tf('"a\\q"'), "3:14", "Terraform has no such escape"],
    ["half a character", "a.tf", tf('"\\ud83e"'), "3:13", "Terraform has no such escape"],
    [
      "a cut string of PowerShell",
      "a.ps1",
      'AADGroup x {\n MembershipRule = "a`"',
      "2:19",
      'the string `"a`"` is never closed',
    ],
    ["a cut here-string", "a.ps1", "@'\nx '@", "1:1", "the string `@'` is never closed"],
    ["a cut comment of PowerShell", "a.ps1", "<# x", "1:1", "the comment `<# x` is never closed"],
    [
      "a cut resource",
      "a.ps1",
      "AADGroup x {\n MembershipRule = 'a'",
      "1:1",
      "the resource `AADGroup` is never closed",
    ],
    [
      "front matter without an end",
      "a.rule",
      "---\nname: x\n",
      "1:1",
      "the front matter is never closed",
    ],
    [
      "front matter that is no YAML",
      "a.rule",
      "---\nname: x\nname: y\n---\n",
      "3:1",
      "the front matter is no YAML",
    ],
    [
      "front matter without names",
      "a.rule",
      "---\n- x\n---\n",
      "2:1",
      "the front matter has no names",
    ],
    [
      "front matter that nests too deep",
      "a.rule",
      `---\n${"[".repeat(16_000)}\n---\n`,
      "1:1",
      "the front matter is too long or too deep",
    ],
    ["a compiled configuration", "a.mof", "x", "1", "the file holds no rules"],
    ["a file of something else", "a.bin", "PK\0\0", "1", "this is not a text"],
  ] as const)("%s", async ([, file, content, place, problem]) => {
    const error = await errorOf(rulesIn(file, content));
    expect(error.problem).toBe(problem);
    expect(error.message).toContain(`${file}:${place}: `);
  });

  test("bytes of another encoding", async () => {
    const error = await errorOf(rulesIn("a.tf", Buffer.from(tf('"\xE5"'), "latin1")));
    expect(error.problem).toBe("the byte 0xE5 is not UTF-8");
  });
});

describe("names that every object has are names like others:", () => {
  test.for(["__proto__", "constructor", "toString"])("%s", async (name) => {
    const json = `{"id":"${name}","__proto__":{"membershipRule":"no"},"membershipRule":"x"}`;
    expect((await ruleIn("a.json", json)).group?.id).toBe(name);
    const block = `resource a b {\n ${name} = 1\n ${name} {\n rule = "x"\n }\n}`;
    expect(await rulesIn("a.tf", block)).toEqual([]);
    expect(await rulesIn("a.ps1", `AADGroup x { ${name} = 'a' }`)).toEqual([]);
    expect((await ruleIn("a.rule", `---\nname: ${name}\n${name}: x\n---\nx`)).title).toBe(name);
  });
});

describe("ends, however long or deep it is:", () => {
  const many = 100_000;
  test.for([
    ["a string of 16 MB", "a.tf", tf(`"${"x".repeat(16_000_000)}"`)],
    ["a string of escapes", "a.tf", tf(`"${'\\"'.repeat(many)}"`)],
    ["a string of dollars", "a.tf", tf(`"${"$".repeat(many)}"`)],
    ["a heredoc of many lines", "a.tf", tf(`<<-A\n${" \n x".repeat(many / 2)}\nA`)],
    ["braces in braces", "a.tf", "a {\n".repeat(many)],
    ["objects in objects", "a.tf", `a = ${"{ a = ".repeat(many)}`],
    ["templates in templates", "a.tf", tf('"${'.repeat(many))],
    ["strings that begin", "a.ps1", '"$('.repeat(many)],
    ["a string of backticks", "a.ps1", `AADGroup x { MembershipRule = "${'`"'.repeat(many)}" }`],
    ["resources in resources", "a.ps1", "AADGroup x { ".repeat(many)],
    ["one word", "a.ps1", "x".repeat(16_000_000)],
    [
      "arrays in JSON",
      "a.json",
      `{"id":"a","x":${"[".repeat(many)}${"]".repeat(many)},"membershipRule":"x"}`,
    ],
    ["a string of JSON", "a.json", `{"id":"a","membershipRule":"${"\\n".repeat(many)}"}`],
    ["a rule", "a.rule", "(\n".repeat(many)],
  ] as const)("%s", { timeout: 60_000 }, async ([, file, content]) => {
    const outcome = await rulesIn(file, content).catch((error: unknown) => String(error));
    const ends =
      typeof outcome === "string"
        ? outcome.startsWith("InputError: ")
        : outcome.every((rule) => rule.placeOf(rule.text.length).line > 0);
    expect(ends).toBe(true);
  });
});

describe("a list is streamed:", () => {
  test.for([
    [
      "a.json",
      '{"value":[{"id":"a","membershipRule":"x"}',
      (index: number) => `,{"id":"${index}","membershipRule":"x"}`,
    ],
    ["a.csv", "id,membershipRule\n", (index: number) => `${index},"x"\n`],
  ] as const)("%s", async ([file, start, row]) => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start);
      for (;;) {
        const rows = Array.from({ length: 1000 }, () => row(given++));
        yield Buffer.from(rows.join(""));
      }
    }
    let last = 0;
    let read = 0;
    for await (const rule of readRuleSources(endless(), { file })) {
      last = rule.placeOf(0).line;
      read++;
      if (read === 50_000) break;
    }
    expect(last).toBe(file === "a.csv" ? 50_001 : 1);
    expect(given).toBeLessThan(60_000);
  });
});
