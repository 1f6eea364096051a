import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readRuleTests } from "../../../src/exchange/rule-tests/read-rule-tests.ts";
import type { RuleTest } from "../../../src/exchange/rule-tests/rule-test.ts";
import { subjectOf } from "../../../src/exchange/rule-tests/subject-of.ts";
import { blocksIn } from "../../docs/blocks.ts";
import { errorOf, sourceOf } from "../source.ts";

const testsIn = async (text: string | Uint8Array): Promise<readonly RuleTest[]> =>
  (await readRuleTests(sourceOf(text), { file: "rules/sales.test.yaml" })).tests;

const messageOf = async (text: string | Uint8Array): Promise<string> =>
  (await errorOf(testsIn(text))).message.replace("rules/sales.test.yaml", "at");

const whole = `rule: user.department -eq "Sales"
now: 2026-01-31T08:00:00Z
users:
  anna: { department: Sales }
members:
  - anna
  - { department: sales, userType: Guest }
nonMembers:
  - {}
unknown:
  - { city: Oslo, unknownAttributes: [department] }
usersFile: ../users.csv
count: 312
containing: [anna@contoso.com]
`;

describe("a test", () => {
  test("is read with all that it says, and where", async () => {
    const [read, ...others] = await testsIn(whole);
    expect(others).toEqual([]);
    expect(read).toMatchObject({
      name: "sales",
      place: { file: "rules/sales.test.yaml", line: 1, column: 1 },
      rule: { kind: "text", text: { value: 'user.department -eq "Sales"' } },
      now: new Date("2026-01-31T08:00:00Z"),
      population: {
        kind: "user",
        file: "../users.csv",
        count: { min: 312, max: 312 },
        containing: [{ id: "anna@contoso.com", place: { line: 14, column: 14 } }],
      },
    });
    const examples = (read?.examples ?? []).map(({ expected, place, subject }) => {
      const { label, properties, unknown } = subjectOf(subject, "user");
      return [expected, place.line, label, properties, [...unknown]];
    });
    expect(examples).toEqual([
      [true, 6, "anna", { department: "Sales" }, []],
      [
        true,
        7,
        "{ department: sales, userType: Guest }",
        { department: "sales", userType: "Guest" },
        [],
      ],
      [false, 9, "{}", {}, []],
      ["unknown", 11, "{ city: Oslo }", { city: "Oslo" }, ["department"]],
    ]);
  });

  test("may be one of several documents, or of a list that shares rule, users, time and file", async () => {
    const tests = await testsIn(`name: a
file: a.rule
members: []
nonMembers: [{}]
---
groups: groups.json
group: All Sales
usersFile: users.csv
users: { anna: { city: Oslo }, bo: { city: Bergen } }
tests:
  - { name: b, members: [anna] }
  - { name: c, users: { anna: { city: Bergen } }, rule: user.city -eq null, nonMembers: [anna, bo] }
  - { name: d, count: { min: 3 } }
---
`);
    expect(tests.map(({ name, rule, population }) => [name, rule.kind, population?.count])).toEqual(
      [
        ["a", "file", undefined],
        ["b", "group", undefined],
        ["c", "text", undefined],
        ["d", "group", { min: 3, max: Infinity, place: expect.anything() as unknown }],
      ],
    );
    const cities = tests.map(({ examples }) =>
      examples.map(({ subject }) => subjectOf(subject, "user").properties["city"]),
    );
    expect(cities).toEqual([[undefined], ["Oslo"], ["Bergen", "Bergen"], []]);
  });

  test("may begin with a byte order mark, and be UTF-16", async () => {
    expect(await testsIn(`\uFEFF${whole}`)).toHaveLength(1);
    expect(await testsIn(new Uint8Array(Buffer.from(`\uFEFF${whole}`, "utf16le")))).toHaveLength(1);
  });

  test("may use an alias for what it says twice", async () => {
    const [read] = await testsIn(
      'rule: user.city -eq "Oslo"\nmembers: &x [{city: Oslo}]\nnonMembers: *x',
    );
    expect(read?.examples.map(({ expected }) => expected)).toEqual([true, false]);
  });
});

test("of a list of tests each may name a group of the same file, or another rule", async () => {
  const tests = await testsIn(`groups: groups.json
tests:
  - { name: a, group: A, members: [{}] }
  - { name: b, groups: others.json, group: B, members: [{}] }
  - { name: c, file: c.rule, members: [{}] }
`);
  expect(tests.map(({ rule: { kind, ...rest } }) => [kind, rest])).toMatchObject([
    ["group", { file: "groups.json", group: "A" }],
    ["group", { file: "others.json", group: "B" }],
    ["file", { file: "c.rule" }],
  ]);
});

test("the examples of docs/testing-rules.md are tests", async () => {
  const file = "docs/testing-rules.md";
  const examples = blocksIn(readFileSync(file, "utf8"), file).filter(
    ({ language }) => language === "yaml",
  );
  const read = await Promise.all(examples.map(({ text }) => testsIn(text)));
  expect(read.map((tests) => tests.length)).toEqual([1, 1, 2]);
});

const rule = 'rule: user.city -eq "Oslo"\n';

describe("what is no test is refused with its place", () => {
  test.each([
    ["nothing", " \n", "at:1: the file is empty (export it again)"],
    [
      "a comment only",
      "# later\n",
      "at:1: there is no test in this file (begin with `rule:` and list who are `members:` by it)",
    ],
    ["a text", "user.city -eq null", "at:1:1: a test is not a map (write it as `key: value`)"],
    ["a list", "- rule: a", "at:1:1: a test is not a map"],
    [
      "an unknown key",
      `${rule}membrs: []`,
      "at:2:1: `membrs` is not known here (did you mean `members`?)",
    ],
    [
      "a key that resembles none",
      `${rule}zzzzzz: []`,
      "at:2:1: `zzzzzz` is not known here (known are `name`, `rule`",
    ],
    ["a key of every object", `${rule}__proto__: {}`, "at:2:1: `__proto__` is not known here"],
    [
      "no rule",
      "members: [{}]",
      "at:1:1: the test has no rule (give one as `rule`, `file` or `groups`)",
    ],
    [
      "two rules",
      `${rule}file: a.rule\nmembers: [{}]`,
      "at:2:1: `rule` and `file` both give a rule (keep one of the two)",
    ],
    [
      "groups without a group",
      "groups: a.json\nmembers: [{}]",
      "at:1:9: the test names no `group` of `groups` (name one group of the list with `group`)",
    ],
    [
      "a group without groups",
      `${rule}group: a\nmembers: [{}]`,
      "at:2:1: `group` stands without `groups`",
    ],
    [
      "a group that no test of a list names",
      "groups: a.json\ntests: [{ name: a, members: [{}] }]",
      "at:1:9: the test names no `group`",
    ],
    ["a rule that is a list", "rule: [a]\nmembers: [{}]", "at:1:7: `rule` is not a text"],
    [
      "a rule that is a number",
      "rule: 1\nmembers: [{}]",
      'at:1:7: `rule` is not a text (write it in quotes: "1")',
    ],
    ["an empty rule", "rule: ''\nmembers: [{}]", "at:1:7: `rule` is empty"],
    ["no question", rule, "at:1:1: the test asks nothing"],
    ["members that are no list", `${rule}members: anna`, "at:2:10: `members` is not a list"],
    ["members that are left empty", `${rule}members:\n`, "at:2:9: `members` is not a list"],
    [
      "a member that is a list",
      `${rule}members: [[a]]`,
      "at:2:11: this is neither a name nor attributes",
    ],
    [
      "a name that nobody has",
      `${rule}users: {anna: {}}\nmembers: [ana]`,
      "at:3:11: nobody of `users` has the name `ana` (did you mean `anna`?)",
    ],
    [
      "a name of every object",
      `${rule}members: [constructor]`,
      "at:2:11: nobody of `users` has the name `constructor` (name users under `users`",
    ],
    [
      "a time that is none",
      `${rule}now: tomorrow\nmembers: [{}]`,
      "at:2:6: `tomorrow` is not a time",
    ],
    ["a count without a file", `${rule}count: 3`, "at:2:1: `count` stands without `usersFile`"],
    [
      "a file without a question",
      `${rule}usersFile: a.csv\nmembers: [{}]`,
      "at:2:1: nothing is asked of `usersFile`",
    ],
    [
      "a count below 0",
      `${rule}usersFile: a.csv\ncount: -1`,
      "at:3:8: `count` is not a whole number from 0 on",
    ],
    [
      "a count that is a text",
      `${rule}usersFile: a.csv\ncount: many`,
      "at:3:8: `count` is not a whole number from 0 on",
    ],
    [
      "a count upside down",
      `${rule}usersFile: a.csv\ncount: {min: 2, max: 1}`,
      "at:3:8: `min` is greater than `max`",
    ],
    [
      "a count of nothing",
      `${rule}usersFile: a.csv\ncount: {}`,
      "at:3:8: `count` has neither `min` nor `max`",
    ],
    [
      "users and devices",
      `${rule}usersFile: a.csv\ndevicesFile: b.csv\ncount: 1`,
      "at:3:1: `usersFile` and `devicesFile` stand side by side",
    ],
    [
      "several tests without names",
      `${rule}members: [{}]\n---\n${rule}members: [{}]`,
      "at:1:1: the test has no `name`",
    ],
    [
      "a name twice",
      `tests:\n  - {name: a, ${rule.trim()}, members: [{}]}\n  - {name: a, ${rule.trim()}, members: [{}]}`,
      "at:3:5: the test `a` has the name of that on line 2",
    ],
    ["no test in a list", "tests: []", "at:1:1: there is no test in `tests`"],
    ["members beside a list", `tests: [{}]\nmembers: []`, "at:2:1: `members` is not known here"],
    [
      "an unknown attribute",
      `${rule}users:\n  anna: { departmnt: a }`,
      "at:3:11: rules know no attribute `departmnt` of a user (did you mean `department`?)",
    ],
    [
      "an attribute by Graph's name",
      `${rule}users:\n  anna: { officeLocation: a }`,
      "(rules know it as `physicalDeliveryOfficeName`)",
    ],
    [
      "an attribute in another letter case",
      `${rule}users:\n  anna: { Department: a }`,
      "(rules know it as `department`)",
    ],
    [
      "an attribute of a device",
      `${rule}users:\n  anna: { isRooted: true }`,
      "at:3:11: rules know no attribute `isRooted` of a user",
    ],
    [
      "a number for a text",
      `${rule}users:\n  anna: { employeeId: 12 }`,
      'at:3:23: `employeeId` holds what a string cannot hold (write it in quotes: "12")',
    ],
    [
      "a text for a list",
      `${rule}users:\n  anna: { otherMails: a }`,
      "at:3:23: `otherMails` holds what a string collection cannot hold (it takes a list of texts)",
    ],
    [
      "a text for a truth",
      `${rule}users:\n  anna: { accountEnabled: yes }`,
      "at:3:27: `accountEnabled` holds what a boolean cannot hold (it takes true or false)",
    ],
    [
      "an unknown attribute that is none",
      `${rule}users:\n  anna: { unknownAttributes: [cityy] }`,
      "at:3:31: rules know no attribute `cityy` of a user (did you mean `city`?)",
    ],
    [
      "an attribute that is known and not",
      `${rule}users:\n  anna: { city: a, unknownAttributes: [city] }`,
      "at:3:11: `city` has a value and is among `unknownAttributes` too",
    ],
    [
      "a byte that is no character",
      new Uint8Array([0x72, 0x75, 0x6c, 0x65, 0x3a, 0x20, 0xff]),
      "at:1:7: the byte 0xFF is not UTF-8",
    ],
  ])("%s", async (_name, text, message) => {
    expect(await messageOf(text)).toContain(message);
  });
});
