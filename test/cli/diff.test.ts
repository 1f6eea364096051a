import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { call, file, folder, usersCsv } from "./call.ts";

interface Drawn {
  readonly id: string;
  readonly rule: string;
  readonly name?: string;
  readonly state?: "On" | "Paused";
}

/** A list of groups. */
const groups = (...drawn: readonly Drawn[]): string =>
  file(
    "groups.json",
    JSON.stringify({
      value: drawn.map(({ id, rule, name = id, state = "On" }) => ({
        id,
        displayName: name,
        groupTypes: ["DynamicMembership"],
        membershipRule: rule,
        membershipRuleProcessingState: state,
      })),
    }),
  );

/** A folder with files. */
function rules(files: Readonly<Record<string, string>>): string {
  const path = folder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** A group as a plan of Terraform has it before or after. */
const version = (rule: string): object => ({
  display_name: "All Sales",
  types: ["DynamicMembership"],
  dynamic_membership: [{ enabled: true, rule }],
});

/** More than a comment could hold. */
const many = (rule: string): string =>
  groups(
    ...Array.from({ length: 400 }, (_, index) => ({
      id: `${index}`,
      rule,
      name: "<".repeat(200),
    })),
  );

/** A file of Terraform with a rule as it is written there. */
const terraform = (rule: string): string =>
  file(
    "main.tf",
    `resource "azuread_group" "g" {\n  display_name = "G"\n  dynamic_membership {\n    enabled = true\n    rule    = "${rule}"\n  }\n}\n`,
  );

const users = (): string => file("users.csv", usersCsv);
const sales = 'user.department -eq "Sales"';
const guests = 'user.userType -eq "Guest"';
const city = 'user.city -eq "Oslo"';

interface Json {
  readonly groups: readonly {
    readonly name: string;
    readonly change: string;
    readonly joiners?: { readonly count: number; readonly listed: readonly { id: string }[] };
  }[];
}

async function changes(
  ...args: readonly string[]
): Promise<readonly (readonly [string, string])[]> {
  const { out } = await call("diff", ...args, "--format", "json");
  return (JSON.parse(out) as Json).groups.map(({ name, change }) => [name, change]);
}

describe("diff says of a group that it is", () => {
  test("added, removed, changed, renamed, paused or resumed", async () => {
    const before = groups(
      { id: "gone", rule: sales },
      { id: "changed", rule: sales },
      { id: "renamed", rule: sales, name: "Old" },
      { id: "paused", rule: sales },
      { id: "resumed", rule: sales, state: "Paused" },
      { id: "same", rule: sales },
    );
    const after = groups(
      { id: "changed", rule: guests },
      { id: "renamed", rule: sales, name: "New" },
      { id: "paused", rule: sales, state: "Paused" },
      { id: "resumed", rule: sales },
      { id: "same", rule: sales },
      { id: "new", rule: sales },
    );
    expect(await changes(before, after)).toEqual([
      ["changed", "changed"],
      ["New", "renamed"],
      ["paused", "paused"],
      ["resumed", "resumed"],
      ["new", "added"],
      ["gone", "removed"],
    ]);
  });

  test("changed and renamed", async () => {
    const { out } = await call(
      "diff",
      groups({ id: "g", rule: sales, name: "Old" }),
      groups({ id: "g", rule: guests, name: "New", state: "Paused" }),
    );
    expect(out).toContain("New: changed, renamed, paused\n  before: Old\n");
  });

  test.for([
    ["in its spelling", "user.department eq 'Sales'", 'user.Department  -EQ  "Sales"'],
    ["in the order of its parts", `${sales} -and ${guests}`, `${guests} -and ${sales}`],
  ])("the same where the rule differs %s only", async ([, before = "", after = ""]) => {
    expect(
      await call("diff", "--rule-old", before, "--rule-new", after, "--exit-code"),
    ).toMatchObject({
      code: 0,
      out: "nothing differs: 1 rule the same, 1 of them written otherwise",
    });
  });
});

describe("diff takes its sides from", () => {
  test("folders, by the files in them", async () => {
    const before = rules({ "a/x.rule": sales, "y.rule": sales });
    const after = rules({ "a/x.rule": guests, "z.rule": guests });
    expect(await changes(before, after)).toEqual([
      [join("a", "x.rule"), "changed"],
      ["z.rule", "added"],
      ["y.rule", "removed"],
    ]);
  });

  test("one plan of Terraform", async () => {
    const plan = file(
      "plan.json",
      JSON.stringify({
        format_version: "1.2",
        resource_changes: [
          {
            address: "azuread_group.sales",
            mode: "managed",
            type: "azuread_group",
            name: "sales",
            change: { actions: ["update"], before: version(sales), after: version(guests) },
          },
          {
            address: "azuread_group.new",
            mode: "managed",
            type: "azuread_group",
            name: "new",
            change: { actions: ["create"], before: null, after: version(guests) },
          },
        ],
      }),
    );
    const found = await changes(plan);
    expect(found.map(([, change]) => change)).toEqual(["changed", "added"]);
  });

  test("a tenant and a text", async () => {
    const tenant = join(folder(), "t.db");
    await call("init", tenant, "--gate", "off");
    await call("import", tenant, "--users", users(), "--groups", groups({ id: "g", rule: sales }));
    expect(await changes(tenant, "--rule-new", guests)).toEqual([["g", "changed"]]);
  });

  test("a text and one group of a file", async () => {
    const path = groups({ id: "a", rule: sales }, { id: "b", rule: sales });
    expect(await changes(path, "--group", "b", "--rule-new", guests)).toEqual([["b", "changed"]]);
    expect(await changes(path, "--group", "b", "--rule-old", guests)).toEqual([["b", "changed"]]);
    const { code, err } = await call("diff", path, "--rule-new", guests);
    expect([code, err]).toEqual([2, expect.stringContaining("choose one with --group")]);
  });

  test("files with rules that nobody knows yet, which ends with 4", async () => {
    const written = sales.replaceAll('"', '\\"');
    const { code, out } = await call("diff", terraform(written), terraform("${var.rule}"));
    expect(code).toBe(4);
    expect(out).toContain("who moves is not counted: the new rule is not known yet");
    expect((await call("diff", terraform("${var.rule}"), terraform("${var.rule}"))).code).toBe(0);
  });

  test.for([
    ["nothing", []],
    ["one file that is no plan", ["one"]],
    ["three", ["one", "one", "one"]],
    ["two files and a text", ["one", "one", "--rule-new", sales]],
  ] as const)("not %s", async ([, args]) => {
    const path = groups({ id: "g", rule: sales });
    const { code, err } = await call("diff", ...args.map((arg) => (arg === "one" ? path : arg)));
    expect([code, err]).toEqual([2, expect.stringContaining("two sides are needed")]);
  });

  test("one group of them", async () => {
    const before = groups({ id: "a", rule: sales }, { id: "b", rule: sales });
    const after = groups({ id: "a", rule: guests }, { id: "b", rule: guests });
    expect(await changes(before, after, "--group", "B")).toEqual([["b", "changed"]]);
    expect((await call("diff", before, after, "--group", "c")).code).toBe(2);
  });
});

describe("diff counts who moves", () => {
  const both = ["--rule-old", sales, "--rule-new", guests];

  test("with reasons for some", async () => {
    const { code, out } = await call("diff", ...both, "--users", users());
    expect(code).toBe(0);
    expect(out).toContain("0 joiners");
    expect(out).toContain(
      [
        "  1 leaver",
        "    Anna Åberg",
        `      before ✓ ${sales}   department is "Sales"`,
        `      after  ✗ ${guests}   userType is "Member"`,
        "  members: 2 before, 1 after; nothing changes for 2",
      ].join("\n"),
    );
  });

  test("without reasons where none are asked for", async () => {
    const { out } = await call("diff", ...both, "--users", users(), "--sample", "0");
    expect(out).not.toContain("Anna");
    expect(out).toContain("1 leaver");
  });

  test("as the difference of two lists of members", async () => {
    const path = users();
    const members = async (rule: string): Promise<string[]> => {
      const { out } = await call("members", "--rule", rule, "--users", path, "--format", "json");
      const answer = JSON.parse(out) as { groups: { members: { id: string }[] }[] };
      return answer.groups.flatMap((group) => group.members.map(({ id }) => id));
    };
    const { out } = await call(
      "diff",
      "--rule-old",
      guests,
      "--rule-new",
      sales,
      "--users",
      path,
      "--format",
      "json",
    );
    const was = await members(guests);
    const [group] = (JSON.parse(out) as Json).groups;
    expect(group?.joiners?.listed.map(({ id }) => id)).toEqual(
      (await members(sales)).filter((id) => !was.includes(id)),
    );
  });

  test("and who is undecided, which ends with 4", async () => {
    const { code, out } = await call(
      "diff",
      "--rule-old",
      sales,
      "--rule-new",
      city,
      "--users",
      users(),
    );
    expect(code).toBe(4);
    expect(out).toContain("3 undecided: the file does not tell `city` of 3");
  });

  test("listing so many in JSON as is asked, and counting all", async () => {
    const { out } = await call(
      "diff",
      "--rule-old",
      'user.department -eq "None"',
      "--rule-new",
      "user.objectId -ne null",
      "--users",
      users(),
      "--format",
      "json",
      "--list",
      "1",
    );
    const [group] = (JSON.parse(out) as Json).groups;
    expect([group?.joiners?.count, group?.joiners?.listed.length]).toEqual([3, 1]);
  });

  test("of a group that is new or gone from nobody or to nobody", async () => {
    const only = groups({ id: "a", rule: sales }, { id: "b", rule: sales });
    const more = groups({ id: "a", rule: sales }, { id: "c", rule: guests, name: "New" });
    const { out } = await call("diff", only, more, "--users", users());
    expect(out).toMatch(/New: added\n.*\n {2}1 joiner\n/u);
    expect(out).toMatch(/b: removed\n.*\n {2}0 joiners\n {2}2 leavers\n/u);
  });
});

describe("diff ends with", () => {
  const both = ["--rule-old", sales, "--rule-new", guests];

  test.for([
    [0, "--max-leavers", "1"],
    [1, "--max-leavers", "0"],
    [0, "--max-leavers", "50%"],
    [1, "--max-leavers", "49%"],
    [0, "--max-joiners", "0"],
    [2, "--max-leavers", "some"],
    [2, "--sample", "-1"],
  ] as const)("%i for %s %s", async ([expected, option, value]) => {
    const { code } = await call("diff", ...both, "--users", users(), `${option}=${value}`);
    expect(code).toBe(expected);
  });

  test("2 where there is a limit and nobody to count", async () => {
    const { code, err } = await call("diff", ...both, "--max-leavers", "1");
    expect([code, err]).toEqual([2, expect.stringContaining("name it with --users")]);
  });

  test("3 for a rule that is not legal, which is shown", async () => {
    const { code, out, err } = await call(
      "diff",
      "--rule-old",
      sales,
      "--rule-new",
      "user.x -eq 1",
    );
    expect(code).toBe(3);
    expect(out).toContain("who moves is not counted: the new rule is not legal");
    expect(err).toContain("rule (new):1:1: error");
  });

  test("0 for rules that are not legal and stay as they are", async () => {
    const bad = groups({ id: "g", rule: "user.x -eq 1" });
    expect((await call("diff", bad, bad)).code).toBe(0);
  });

  test("5 where something differs, only where that is asked", async () => {
    expect((await call("diff", ...both)).code).toBe(0);
    expect((await call("diff", ...both, "--exit-code")).code).toBe(5);
  });

  test("1 rather than 5 beyond a limit", async () => {
    const args = [...both, "--users", users(), "--max-leavers", "0", "--exit-code"];
    expect((await call("diff", ...args)).code).toBe(1);
  });
});

describe("diff writes", () => {
  const hostile = "=cmd() @all </summary> | `x`";
  const before = (): string => groups({ id: "g", rule: sales, name: hostile });
  const after = (): string => groups({ id: "g", rule: guests, name: hostile });

  test("Markdown in which no name means anything", async () => {
    const { out } = await call(
      "diff",
      before(),
      after(),
      "--users",
      users(),
      "--format",
      "markdown",
    );
    const name =
      "<code>&#x3d;cmd() &#x40;all &#x3c;&#x2f;summary&#x3e; &#x7c; &#x60;x&#x60;</code>";
    expect(out).toContain(`| ${name} | changed | 2 | 1 | 0 | 1 | 0 |`);
    expect(out).toContain(`<details><summary>${name}: changed</summary>`);
    expect(out).toContain(`\`\`\`diff\n- ${sales}\n+ ${guests}\n\`\`\``);
    expect(out).toContain("1 leaver:\n\n- <code>Anna Åberg</code>\n  - before ✓ <code>");
    expect(out).not.toContain("@all");
  });

  test("Markdown that fits into a comment, whatever there is", async () => {
    const { out } = await call("diff", many(sales), many(guests), "--format", "markdown");
    expect(out.length).toBeLessThan(65_536);
    expect(out).toContain("are left out here");
  });

  test("CSV without formulas", async () => {
    const { out } = await call("diff", before(), after(), "--users", users(), "--format", "csv");
    const [heading = "", row = ""] = out.split("\n");
    expect(heading).toMatch(/^groupId,displayName,displayNameBefore,change,membersBefore,/u);
    expect(row).toMatch(/^g,'=cmd\(\) @all/u);
    expect(row).toContain(",changed,2,1,0,1,0,2,");
  });

  test("names on one line", async () => {
    const two = groups({ id: "g", rule: guests, name: "a\nb: added" });
    expect((await call("diff", before(), two)).out).toMatch(/^a b: added: changed, renamed\n/u);
  });
});
