import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failLevels } from "../../src/exchange/reports/report.ts";
import { call, file, folder, usersCsv } from "./call.ts";

const fine =
  'user.accountEnabled -eq true -and user.userType -eq "Member" -and user.city -eq "Oslo"';
const doubtful = 'user.city -ne "Oslo"';
const illegal = "user.city -eq";

/** The language and what rules mean, whatever other lints there are. */
const meaning = ["--lints", "meaning"] as const;

const write = (text: string): string => file("muster.config.json", text);

function groupsFile(...rules: readonly string[]): string {
  const value = rules.map((membershipRule, index) => ({
    id: `g${index}`,
    displayName: `Group ${index}`,
    groupTypes: ["DynamicMembership"],
    membershipRule,
  }));
  return file("groups.json", JSON.stringify({ value }));
}

const codeOfDoubt = async (...more: readonly string[]): Promise<number> =>
  (await call("check", ...meaning, "--rule", doubtful, ...more)).code;

beforeEach(() => {
  vi.stubEnv("GITHUB_STEP_SUMMARY", "");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("check", () => {
  test("a good rule ends with 0", async () => {
    expect(await call("check", ...meaning, "--rule", fine)).toEqual({
      code: 0,
      out: "1 rule: nothing to report",
      err: "",
    });
  });

  test("a warning ends with 1, an error with 3", async () => {
    expect((await call("check", "--rule", doubtful)).code).toBe(1);
    expect((await call("check", "--rule", illegal)).code).toBe(3);
  });

  test("a fault is shown in its line, with carets", async () => {
    const path = file("a.rule", 'user.city -eq "Oslo" -and\nuser.departmnt -eq "Sales"\n');
    const { out } = await call("check", path);
    expect(out).toContain(`${path}:2:1: error`);
    expect(out).toContain('2 | user.departmnt -eq "Sales"\n  | ^^^^^^^^^^^^^^');
  });

  test("a list of groups is told from a rule by its content", async () => {
    const path = groupsFile("user.nope -eq null");
    const { code, out } = await call("check", path, "--format", "json");
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      rules: [{ groupId: "g0", ok: false, diagnostics: [{ code: "unknown-property", line: 1 }] }],
    });
  });

  test("a byte order mark at the beginning of a file is no part of the rule", async () => {
    const path = file("bom.rule", `\uFEFF${fine}\r\n`);
    expect((await call("check", ...meaning, path)).code).toBe(0);
  });

  test("Microsoft's wording is said once", async () => {
    const { out } = await call("check", "--rule", "user.nope -eq null -and user.nope -ne null");
    expect(out.match(/error/gu)?.length).toBeGreaterThan(1);
    expect(out.match(/Entra says: .*nope/gu)).toHaveLength(1);
  });
});

describe("the end of check", () => {
  test.each([
    [fine, "hint", 0],
    [doubtful, "hint", 1],
    [doubtful, "warning", 1],
    [doubtful, "error", 0],
    [doubtful, "never", 0],
    [illegal, "hint", 3],
    [illegal, "warning", 3],
    [illegal, "error", 3],
    [illegal, "never", 0],
    ["user.accountEnabled -eq 'true'", "hint", 1],
    ["user.accountEnabled -eq 'true'", "warning", 0],
  ])("of %s with --fail-level %s is %d", async (rule, level, code) => {
    const called = await call("check", ...meaning, "--rule", rule, "--fail-level", level);
    expect(called.code).toBe(code);
  });

  test("a lint that is raised to an error ends with 1: the rule is legal", async () => {
    const config = file(
      "c.json",
      '{ "severities": { "negation-matches-unset": "error" }, "failLevel": "error" }',
    );
    const { code, out } = await call("check", "--rule", doubtful, "--config", config);
    expect(code).toBe(1);
    expect(out).toContain(": error ");
  });

  test("levels are those of the help", async () => {
    const { out } = await call("check", "--help");
    for (const level of Object.keys(failLevels)) expect(out).toContain(`"${level}"`);
    expect((await call("check", "--rule", fine, "--fail-level", "info")).code).toBe(2);
  });
});

describe("the formats of check", () => {
  test.each([
    ["pretty", /^rule:1:1: warning .*\n1 \| user/u],
    ["compact", /^rule:1:1: warning .* \[negation-matches-unset\]$/u],
    ["json", /^\{\n {2}"schemaVersion": 1,/u],
    ["github", /^::warning file=rule,line=1,col=1,/u],
    ["sarif", /"version": "2\.1\.0"/u],
    ["junit", /^<\?xml[^]*<\/testsuites>$/u],
    ["azure", /^##vso\[task\.logissue type=warning;/u],
    ["gitlab", /^\[\n {2}\{\n {4}"description"/u],
  ])("%s", async (format, pattern) => {
    const called = await call("check", ...meaning, "--rule", doubtful, "--format", format);
    expect(called).toMatchObject({ code: 1, out: expect.stringMatching(pattern) as string });
  });

  test("one that there is not is refused", async () => {
    expect((await call("check", "--rule", fine, "--format", "xml")).code).toBe(2);
  });

  test("in GitHub Actions, a summary is appended to the run's page", async () => {
    const path = file("summary.md", "before\n");
    vi.stubEnv("GITHUB_STEP_SUMMARY", path);
    await call("check", ...meaning, "--rule", doubtful, "--format", "github");
    await call("check", ...meaning, "--rule", doubtful);
    const text = readFileSync(path, "utf8");
    expect(text).toMatch(/^before\n## Muster\n/u);
    expect(text.match(/negation-matches-unset/gu)).toHaveLength(1);
  });

  test("a page that cannot be written to is an error", async () => {
    vi.stubEnv("GITHUB_STEP_SUMMARY", join(folder(), "no", "where.md"));
    expect((await call("check", "--rule", fine, "--format", "github")).code).toBe(2);
  });
});

describe("the lints of check", () => {
  test("--lints chooses the kinds", async () => {
    const rule = 'user.city -match "Oslo" -and user.state -ne "x"';
    const codesOf = async (kinds: string): Promise<string> =>
      (await call("check", "--rule", rule, "--lints", kinds, "--format", "compact")).out;
    expect(await codesOf("cost")).toContain("[expensive-match]");
    expect(await codesOf("cost")).not.toContain("[negation-matches-unset]");
    expect(await codesOf("meaning, cost")).toContain("[negation-matches-unset]");
  });

  test.each([
    ["meanin", "did you mean `meaning`?"],
    ["", "there are meaning, cost, security"],
    ["meaning,", "there are meaning, cost, security"],
    ["constructor", "there are meaning, cost, security"],
  ])("--lints %j is refused: %s", async (kinds, hint) => {
    expect(await call("check", "--rule", fine, "--lints", kinds)).toMatchObject({
      code: 2,
      err: expect.stringContaining(hint) as string,
    });
  });
});

describe("the configuration of check", () => {
  test("is found above the working directory, up to the repository", async () => {
    const outer = folder();
    const repository = join(outer, "repository");
    const inner = join(repository, "a", "b");
    mkdirSync(inner, { recursive: true });
    const before = process.cwd();
    process.chdir(inner);
    try {
      writeFileSync(join(outer, "muster.config.json"), '{ "failLevel": "error" }');
      expect(await codeOfDoubt()).toBe(0);
      mkdirSync(join(repository, ".git"));
      expect(await codeOfDoubt()).toBe(1);
      writeFileSync(join(repository, "muster.config.json"), '{ "failLevel": "never" }');
      expect(await codeOfDoubt()).toBe(0);
      expect(await codeOfDoubt("--fail-level", "warning")).toBe(1);
      expect(await codeOfDoubt("--no-config")).toBe(1);
    } finally {
      process.chdir(before);
    }
  });

  test("a severity of a warning of the language counts too", async () => {
    const config = write('{ "severities": { "empty-literal": "off" } }');
    const args = ["check", ...meaning, "--rule", 'user.city -eq ""', "--format", "compact"];
    expect((await call(...args)).out).toContain("[empty-literal]");
    expect((await call(...args, "--config", config)).out).not.toContain("[empty-literal]");
  });

  test("--lints goes before the configuration's", async () => {
    const config = write('{ "lints": ["cost"] }');
    const args = ["check", "--rule", doubtful, "--config", config];
    expect((await call(...args)).code).toBe(0);
    expect((await call(...args, "--lints", "meaning")).code).toBe(1);
  });

  test.each([
    ["a file that is not there", undefined, "there is no such file"],
    ["what is no JSON", '{ "lints": [cost] }', ":1:13: expected a value"],
    ["a key that is not known", '{\n  "lint": [] }', ":2:3: `lint` is not known here"],
  ])("%s is refused", async (_what, text, message) => {
    const config = text === undefined ? "nowhere.json" : write(text);
    expect(await call("check", "--rule", fine, "--config", config)).toMatchObject({
      code: 2,
      err: expect.stringContaining(message) as string,
    });
  });
});

describe("what a configuration allows", () => {
  const now = ["--now", "2026-09-07"] as const;

  const checked = async (
    allow: readonly object[],
    ...more: readonly string[]
  ): Promise<{ code: number; err: string }> => {
    const config = file("muster.config.json", JSON.stringify({ allow }));
    const path = groupsFile(doubtful, fine);
    return call("check", ...meaning, path, "--config", config, ...now, ...more);
  };

  const entry = { group: "g0", code: "negation-matches-unset", reason: "everybody has a city" };

  test.each([["g0"], ["G0"], ["Group 0"], ["group*"], ["*"], ["g*0"]])(
    "is not found in the group %s",
    async (group) => {
      expect(await checked([{ ...entry, group }])).toMatchObject({ code: 0, err: "" });
    },
  );

  test("counts up to its last day", async () => {
    expect((await checked([{ ...entry, until: "2026-09-07" }])).code).toBe(0);
    expect(await checked([{ ...entry, until: "2026-09-06" }])).toMatchObject({
      code: 1,
      err: expect.stringContaining("`allow[0]` ended on 2026-09-06") as string,
    });
  });

  test.each([
    { group: "g1" },
    { group: "Group" },
    { group: "*1" },
    { code: "vacuous-all" },
    { code: "empty-literal" },
  ])("an entry that matches nothing is told: %j", async (other) => {
    const { code, err } = await checked([{ ...entry, ...other }]);
    expect(code).toBe(1);
    expect(err).toMatch(/muster\.config\.json:1:11: hint `allow\[0\]` allows nothing/u);
  });

  test("one of lints that did not look is not", async () => {
    expect((await checked([{ ...entry, code: "expensive-match" }])).err).toBe("");
    expect((await checked([{ ...entry, code: "value-not-in-data" }])).err).toBe("");
  });

  test("nor is one where only some rules are looked at", async () => {
    expect((await checked([{ ...entry, group: "x" }], "--group", "g1")).err).toBe("");
  });

  test("an illegal rule keeps its findings", async () => {
    const config = file("c.json", JSON.stringify({ allow: [{ ...entry, group: "*" }] }));
    const rule = 'user.city -ne "Oslo" -and user.nope -eq null';
    const args = ["check", "--rule", rule, "--config", config];
    expect((await call(...args)).code).toBe(3);
  });

  test("a rule of a file goes by the file's name", async () => {
    const config = file("c.json", JSON.stringify({ allow: [{ ...entry, group: "*/a.rule" }] }));
    const path = file("a.rule", doubtful);
    expect((await call("check", ...meaning, path, "--config", config)).code).toBe(0);
  });
});

describe("the data of check", () => {
  test("a literal that nobody has is told where users are given", async () => {
    const rule = 'user.department -eq "Slaes"';
    const { out } = await call("check", "--rule", rule, "--users", file("u.csv", usersCsv));
    expect(out).toContain("[value-not-in-data]");
  });
});

const id = (last: number): string => `00000000-0000-0000-0000-00000000000${last}`;
const dynamic = (last: number, membershipRule: string): object => ({
  id: id(last),
  displayName: `Group ${last}`,
  groupTypes: ["DynamicMembership"],
  membershipRule,
});
const assigned = (last: number): object => ({ id: id(last), displayName: "A", groupTypes: [] });
const memberOf = (last: number): string =>
  `user.memberof -any (group.objectId -in ["${id(last)}"])`;

const codesIn = async (groups: readonly object[], option: string[] = []): Promise<string> => {
  const path = file("groups.json", JSON.stringify(groups));
  return (await call("check", ...option, path, "--format", "compact")).out;
};

describe("the groups of check", () => {
  test("two whose rules mean the same are told", async () => {
    const groups = [dynamic(1, fine), dynamic(2, fine.replace("-eq", "eq"))];
    expect((await codesIn(groups)).match(/\[same-meaning\]/gu)).toHaveLength(2);
    expect(await codesIn(groups.slice(1))).not.toContain("[same-meaning]");
  });

  test("one that is asked for alone is seen beside the others", async () => {
    const groups = [dynamic(1, fine), dynamic(2, fine.replace("-eq", "eq")), dynamic(3, doubtful)];
    const path = file("groups.json", JSON.stringify(groups));
    const { out } = await call("check", path, ...meaning, "--group", id(1), "--format", "compact");
    expect(out.match(/\[[\w-]+\]/gu)).toEqual(["[same-meaning]"]);
    expect(out).toContain("Group 2");
  });

  test("an id of no group is told where the list has groups of all kinds", async () => {
    const whole = [dynamic(1, memberOf(9)), dynamic(2, memberOf(3)), assigned(3)];
    const out = await codesIn(whole, ["--groups"]);
    expect(out.match(/\[dangling-id\]/gu)).toHaveLength(1);
    expect(await codesIn(whole.slice(0, 2), ["--groups"])).not.toContain("[dangling-id]");
    expect(await codesIn(whole)).not.toContain("[dangling-id]");
  });
});

describe("the files of check", () => {
  test("a finding points at its place in a list of groups, and says whose rule it is", async () => {
    const path = file(
      "groups.json",
      `[\n  { "id": "g", "displayName": "G", "membershipRule": "user.state -eq \\"x\\" -and user.city -eq Oslo" }\n]`,
    );
    const { out } = await call("check", path);
    const column = readFileSync(path, "utf8").split("\n")[1]?.indexOf("Oslo") ?? 0;
    expect(out).toContain(`${path}:2:${column + 1}: error the string \`Oslo\``);
    expect(out).toContain('\n2 | user.state -eq "x" -and user.city -eq Oslo\n');
    expect(out).toContain("\n  = rule: G\n");
  });

  test("the fixes of SARIF, applied to a list of groups, mend it", async () => {
    const path = groupsFile("user.city –eq “Oslo”", "(city -eq 'Malmö 🙂') -and user.state -eq x");
    const { out } = await call("check", path, "--format", "sarif");
    const mended = file("mended.json", fixed(readFileSync(path, "utf8"), out));
    const { code } = await call("check", ...meaning, mended);
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(mended, "utf8"))).toMatchObject({
      value: [
        { membershipRule: 'user.city -eq "Oslo"' },
        { membershipRule: `(user.city -eq 'Malmö 🙂') -and user.state -eq "x"` },
      ],
    });
  });

  const template = `resource "azuread_group" "city" {
  display_name     = "City"
  security_enabled = true
  types            = ["DynamicMembership"]
  dynamic_membership {
    enabled = true
    rule    = "user.city -eq \\"\${var.city}\\""
  }
}
`;

  test("a template is not decidable, which is no fault", async () => {
    const path = file("main.tf", template);
    const { code, out } = await call("check", path);
    expect(code).toBe(4);
    expect(out).toMatch(/main\.tf:7:\d+: note the rule is not decidable: /u);
    expect(out).toContain("1 rule: 0 errors, 0 warnings, 0 hints, 1 not decidable");
    expect((await call("check", path, "--fail-level", "never")).code).toBe(0);
    const beside = await call("check", path, file("a.rule", illegal));
    expect(beside.code).toBe(4);
  });

  test.each([
    ["compact", "note the rule is not decidable"],
    ["json", '"ok": null'],
    ["github", "::notice file="],
    ["sarif", '"id": "not-decidable"'],
    ["junit", "<skipped message="],
    ["azure", "##vso[task.logissue type=warning;"],
    ["gitlab", '"check_name": "not-decidable"'],
  ])("in the format %s it is noted", async (format, text) => {
    const { out } = await call("check", file("main.tf", template), "--format", format);
    expect(out).toContain(text);
  });
});

/** A file's text with the first fix of each finding of a SARIF report applied. */
function fixed(text: string, sarif: string): string {
  interface Log {
    readonly runs: readonly {
      readonly results: readonly {
        readonly fixes?: readonly {
          readonly artifactChanges: readonly { readonly replacements: readonly Replacement[] }[];
        }[];
      }[];
    }[];
  }
  interface Replacement {
    readonly deletedRegion: { readonly charOffset: number; readonly charLength: number };
    readonly insertedContent: { readonly text: string };
  }
  const replacements = (JSON.parse(sarif) as Log).runs
    .flatMap(({ results }) => results)
    .flatMap(({ fixes }) => fixes?.[0]?.artifactChanges ?? [])
    .flatMap((change) => change.replacements)
    .toSorted((a, b) => b.deletedRegion.charOffset - a.deletedRegion.charOffset);
  let mended = text;
  for (const { deletedRegion, insertedContent } of replacements) {
    const { charOffset, charLength } = deletedRegion;
    mended = `${mended.slice(0, charOffset)}${insertedContent.text}${mended.slice(charOffset + charLength)}`;
  }
  return mended;
}
