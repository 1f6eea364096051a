import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { call, file, folder, usersCsv } from "../call.ts";

const passing = `rule: user.department -eq "Sales"
members: [{ department: sales }]
nonMembers: [{ department: IT }, {}]
unknown: [{ unknownAttributes: [department] }]
`;

/** Writes files into a folder that is gone after the test. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const path = folder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, ".."), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

describe("test", () => {
  test("says that all passed, and ends with 0", async () => {
    const path = file("sales.test.yaml", passing);
    expect(await call("test", path)).toEqual({
      code: 0,
      out: `${path}\n  ✓ sales   4 as said\n1 test: all passed`,
      err: "",
    });
  });

  test("says whom a rule takes for another than the test, and why, and ends with 1", async () => {
    const path = file(
      "a.test.yaml",
      `rule: user.department -eq "Sales" -and user.country -eq "NO"
users:
  anna: { department: Sales, country: SE }
members: [anna]
nonMembers: [{ department: Sales, country: "NO" }]
unknown: [{ unknownAttributes: [department] }]
`,
    );
    expect(await call("test", path)).toEqual({
      code: 1,
      out: `${path}
  ✗ a
    anna should be a member, and is not   ${path}:4:11
      ✗ (user.department -eq "Sales") -and (user.country -eq "NO")
        ✗ user.country -eq "NO"   country is "SE"
    { department: Sales, country: NO } should not be a member, and is one   ${path}:5:14
      ✓ (user.department -eq "Sales") -and (user.country -eq "NO")
        ✓ user.department -eq "Sales"   department is "Sales"
        ✓ user.country -eq "NO"   country is "NO"
    {} should be undecided, and is not   ${path}:6:11
      ✗ (user.department -eq "Sales") -and (user.country -eq "NO")
        ✗ user.country -eq "NO"   country is unset
1 test: 1 failed`,
      err: "",
    });
  });

  test("finds the files of a folder in the folders within, and rules, groups and users from there", async () => {
    const path = folderWith({
      "rules/sales.rule": 'user.department -eq "Sales"\n',
      "rules/tests/sales.test.yaml":
        "file: ../sales.rule\nusersFile: ../../users.csv\ncount: 2\ncontaining: [ANNA@contoso.com]\n",
      "rules/tests/groups.test.yml":
        "groups: ../../groups.json\ngroup: all guests\nmembers: [{ userType: Guest }]\n",
      "rules/tests/other.yaml": "no: test",
      "groups.json": JSON.stringify([
        { id: "g", displayName: "All guests", membershipRule: 'user.userType -eq "Guest"' },
        { id: "h", displayName: "Others", membershipRule: 'user.userType -eq "Member"' },
      ]),
      "users.csv": usersCsv,
    });
    expect(await call("test", path)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /groups\.test\.yml\n[^]*sales\.test\.yaml\n[^]*2 tests: all passed/u,
      ) as string,
    });
  });

  test("counts the members among the users of a file, and names who is not among them", async () => {
    const path = folderWith({
      "a.test.yaml": `rule: user.department -eq "Sales"
usersFile: users.csv
count: { max: 1 }
containing: [bo@contoso.com, nobody]
`,
      "users.csv": usersCsv,
    });
    const { code, out } = await call("test", path);
    expect(code).toBe(1);
    expect(out).toContain("there should be at most 1 member, and users.csv has 2 members   ");
    expect(out).toContain("`bo@contoso.com` of users.csv should be a member, and is not   ");
    expect(out).toContain('✗ user.department -eq "Sales"   department is unset');
    expect(out).toContain("`nobody` should be a member, and is not in users.csv   ");
  });

  test("a count that the file does not decide fails", async () => {
    const path = folderWith({
      "a.test.yaml": 'rule: user.city -eq "Oslo"\nusersFile: users.csv\ncount: 0\n',
      "b.test.yaml": 'rule: user.city -eq "Oslo"\nusersFile: users.csv\ncount: { max: 3 }\n',
      "users.csv": usersCsv,
    });
    const { code, out } = await call("test", path);
    expect(code).toBe(1);
    expect(out).toContain(
      "users.csv has 0 members and 3 undecided ones, as it does not tell `city`",
    );
    expect(out).toContain("2 tests: 1 failed");
  });

  test("a rule that is not legal is shown where it stands in the YAML, and ends with 3", async () => {
    const path = file(
      "a.test.yaml",
      'rule: |\n  user.city -eq "Oslo" -and\n  user.departmnt -eq "a"\nmembers: [{}]\n',
    );
    const { code, out } = await call("test", path);
    expect(code).toBe(3);
    expect(out).toContain(`${path}:3:3: error`);
    expect(out).toContain('3 |   user.departmnt -eq "a"');
  });

  test("one that is written with escapes by number is shown as it is", async () => {
    const path = file("a.test.yaml", String.raw`rule: "user.cit\u0079 -eq"` + "\nmembers: [{}]\n");
    expect(await call("test", path)).toMatchObject({
      code: 3,
      out: expect.stringContaining(`${path}:1:7:1:`) as string,
    });
  });

  test("a rule with a clock needs a time", async () => {
    const clock = "rule: user.employeeHireDate -ge system.now -minus P7D\n";
    const hired = "{ employeeHireDate: 2026-01-30T00:00:00Z }";
    expect(await call("test", file("a.test.yaml", `${clock}members: [${hired}]`))).toMatchObject({
      code: 2,
      err: expect.stringContaining("does not say what time it is") as string,
    });
    const told = `${clock}now: 2026-01-31T08:00:00Z\nmembers: [${hired}]`;
    expect((await call("test", file("a.test.yaml", told))).code).toBe(0);
  });

  test("a rule about devices takes devices", async () => {
    const device = "rule: device.accountEnabled -eq true\n";
    const named =
      "devices: { pc: { accountEnabled: true } }\nmembers: [pc, { accountEnabled: true }]\n";
    expect((await call("test", file("a.test.yaml", device + named))).code).toBe(0);
    const users = "users: { anna: { city: Oslo } }\nmembers: [anna]\n";
    expect(await call("test", file("a.test.yaml", device + users))).toMatchObject({
      code: 2,
      err: expect.stringContaining("the rule is about devices, and `anna` is a user") as string,
    });
    expect(
      (await call("test", file("a.test.yaml", `${device}members: [{ city: Oslo }]`))).code,
    ).toBe(2);
  });

  test.each([
    [
      "a file that is not there",
      ["nowhere.test.yaml"],
      "nowhere.test.yaml: there is no such file or folder",
    ],
    [
      "a folder without tests",
      ["test/oracle"],
      "test/oracle: there are no rule tests in this folder",
    ],
    [
      "a percentage that is none",
      ["--min-coverage", "101"],
      "--min-coverage: `101` is no percentage",
    ],
  ])("%s ends with 2", async (_name, args, said) => {
    expect(await call("test", ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining(said) as string,
    });
  });

  test.each([
    ["a rule's file that is not there", "file: no.rule\nmembers: [{}]", ":1:7: "],
    [
      "a group that is not there",
      "groups: GROUPS\ngroup: z\nmembers: [{}]",
      ":2:8: there is no group `z` with a rule in",
    ],
    [
      "two groups of one name",
      "groups: GROUPS\ngroup: a\nmembers: [{}]",
      ":2:8: there is more than one group `a`",
    ],
    ["a list of groups in place of a rule", "file: GROUPS\nmembers: [{}]", "` holds several rules"],
    ["users that are not there", 'rule: user.city -eq "a"\nusersFile: no.csv\ncount: 1', ":2:12: "],
    [
      "a file of devices for users",
      'rule: user.city -eq "a"\ndevicesFile: no.csv\ncount: 1',
      ":2:14: the rule is about users, and this is a file of devices",
    ],
    ["no YAML", "rule: [", "this is not YAML"],
  ])("%s ends with 2, at its place", async (_name, text, said) => {
    const groups = ["g", "h"].map((id) => ({
      id,
      displayName: "A",
      membershipRule: "user.city -eq null",
    }));
    const path = folderWith({
      "a.test.yaml": text.replace("GROUPS", "groups.json"),
      "groups.json": JSON.stringify(groups),
    });
    const { code, err } = await call("test", path);
    expect(code).toBe(2);
    expect(err).toContain(`${path}/a.test.yaml:`);
    expect(err).toContain(said);
  });
});

const resource = (name: string, value: string): string =>
  `resource "azuread_group" "${name}" {
  display_name = "${name}"
  types        = ["DynamicMembership"]
  dynamic_membership {
    enabled = true
    rule    = "user.city -eq \\"${value}\\""
  }
}
`;

test("a rule may stand in a file of Terraform, unless it holds a template", async () => {
  const path = folderWith({
    "main.tf": `${resource("oslo", "Oslo")}${resource("any", "${var.city}")}`,
    "a.test.yaml": "groups: main.tf\ngroup: oslo\nmembers: [{ city: Oslo }]\n",
    "b.test.yaml": "groups: main.tf\ngroup: any\nmembers: [{ city: Oslo }]\n",
  });
  expect((await call("test", join(path, "a.test.yaml"))).code).toBe(0);
  expect(await call("test", join(path, "b.test.yaml"))).toMatchObject({
    code: 2,
    err: expect.stringContaining(
      "b.test.yaml:2:8: nobody can say yet what this rule is: ",
    ) as string,
  });
});

describe("coverage", () => {
  const rule = 'rule: user.city -eq "Oslo" -or user.otherMails -any (_ -endsWith "@a.no")\n';

  test("names comparisons that were never true or never false, quantifiers and those inside them too", async () => {
    const path = file("a.test.yaml", `${rule}members: [{ city: Oslo, otherMails: [x@a.no] }]\n`);
    expect(await call("test", path, "--coverage")).toMatchObject({
      code: 0,
      out: expect.stringContaining(`coverage: 3 of 6 answers of comparisons seen (50 %)
  ${path}:1:7, rule 1:1: user.city -eq "Oslo" was never false
  ${path}:1:7, rule 1:26: user.otherMails -any (_ -endsWith "@a.no") was never false
  ${path}:1:7, rule 1:48: _ -endsWith "@a.no" was never false`) as string,
    });
  });

  test("is of a rule over all its tests", async () => {
    const one = `tests:
  - { name: a, members: [{ city: Oslo, otherMails: [x@a.no] }] }
  - { name: b, nonMembers: [{ otherMails: [x@b.no] }] }
${rule}`;
    const other = `${rule}unknown: [{ unknownAttributes: [city, otherMails] }]`;
    const { out } = await call(
      "test",
      file("a.test.yaml", one),
      file("b.test.yaml", other),
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({
      coverage: { answers: 6, seen: 6, percent: 100, rules: [{}] },
    });
  });

  test("does not count the unknown", async () => {
    const path = file("a.test.yaml", `${rule}unknown: [{ unknownAttributes: [city, otherMails] }]`);
    expect((await call("test", path, "--coverage")).out).toContain(
      "was never true and never false",
    );
  });

  test("--min-coverage ends with 1 below it", async () => {
    const path = file("a.test.yaml", passing);
    expect(await call("test", path, "--min-coverage", "100")).toMatchObject({ code: 0, err: "" });
    const half = file("b.test.yaml", `${rule}members: [{ city: Oslo, otherMails: [x@a.no] }]\n`);
    expect((await call("test", half, "--min-coverage", "50")).code).toBe(0);
    expect(await call("test", half, "--min-coverage", "50.1")).toMatchObject({
      code: 1,
      err: "the coverage is 50 %, and must be 50.1 %",
    });
  });
});

describe("formats", () => {
  const failing = `rule: user.city -eq "A & <B>"\nmembers: [{ city: "]]>\\u0007" }]\n`;

  test("json has failures with their explanation, and the coverage", async () => {
    const path = file("a.test.yaml", failing);
    const { code, out } = await call("test", path, "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      tests: [
        {
          file: path,
          line: 1,
          column: 1,
          name: "a",
          ok: false,
          asked: 1,
          failures: [
            {
              kind: "example",
              line: 2,
              column: 11,
              expected: true,
              got: false,
              explanation: {
                expressionResult: false,
                propertyToEvaluate: { propertyName: "city" },
              },
            },
          ],
        },
      ],
      coverage: {
        answers: 2,
        seen: 1,
        rules: [{ comparisons: [{ line: 1, column: 1, wasTrue: false, wasFalse: true }] }],
      },
    });
  });

  test("junit is XML, whatever the data", async () => {
    const illegal = file("b.test.yaml", "rule: user.cit -eq null\nmembers: [{}]\n");
    const { code, out } = await call(
      "test",
      file("a.test.yaml", failing),
      file("c.test.yaml", passing),
      illegal,
      "--format",
      "junit",
    );
    expect(code).toBe(3);
    expect(out).toContain(
      '<testsuites name="muster test" tests="3" failures="1" errors="1" skipped="0">',
    );
    expect(out).toContain(
      "✗ user.city -eq &quot;A &amp; &lt;B&gt;&quot;".replaceAll("&quot;", '"'),
    );
    expect(out).toContain("]]&gt;");
    expect(out).toMatch(/<error message="the rule is not legal: [^"]*" type="illegal">/u);
    expect(out).not.toContain("\u0007");
  });
});
