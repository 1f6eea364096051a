import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, print } from "../../src/index.ts";
import { casesFor } from "../../src/analysis/cases.ts";
import { casesAsYaml } from "../../src/cli/cases/cases-as-yaml.ts";
import { visible } from "../../src/cli/terminal.ts";
import { runExamples } from "../../src/cli/test/run-examples.ts";
import { readRuleTests } from "../../src/exchange/rule-tests/read-rule-tests.ts";
import { noon } from "../arbitraries/dates.ts";
import { legalRule } from "../arbitraries/rules.ts";
import { call, file, folder } from "./call.ts";
import { asked, fullTenant } from "./tenant/fixture.ts";

const sales = 'user.department -eq "Sales" -and user.country -in ["NO", "SE"]';

describe("cases", () => {
  test("writes a rule test, and counts on standard error", async () => {
    expect(await call("cases", "--rule", sales)).toEqual({
      code: 0,
      out: `# Written by muster cases. Each user shows what one comparison does: see whether they are where you want them.
rule: ${sales}
users:
  in because user.department -eq "Sales": { department: Sales, country: NO }
  out because not user.department -eq "Sales": { country: NO }
  out because not user.country -in ["NO", "SE"]: { department: Sales }
members:
  - in because user.department -eq "Sales"
nonMembers:
  - out because not user.department -eq "Sales"
  - out because not user.country -in ["NO", "SE"]`,
      err: "3 users drive 2 comparisons both ways",
    });
  });

  test("what it writes passes, and covers every comparison", async () => {
    const rule = `(${sales}) -or -not (user.displayName -contains ": #") -and user.employeeHireDate -le system.now`;
    const path = join(folder(), "a.test.yaml");
    expect(await call("cases", "--rule", rule, "--output", path)).toMatchObject({
      code: 0,
      out: "",
    });
    expect(await call("test", path, "--min-coverage", "100")).toMatchObject({ code: 0 });
  });

  test("goes beyond the catalogue, and no further than is allowed, where it is told", async () => {
    const given = ["cases", "--rule", 'user.userType -eq "Partner"'];
    expect((await call(...given)).out).not.toMatch("{ userType: Partner }");
    expect((await call(...given, "--values", "any")).out).toMatch("{ userType: Partner }");
    expect(await call(...given, "--budget", "1")).toMatchObject({ code: 4 });
    expect(await call(...given, "--budget", "none")).toMatchObject({ code: 2 });
  });

  test("writes the tests of a tenant", async () => {
    const { out, code } = await call("cases", await fullTenant());
    expect(code).toBe(0);
    expect(out).toMatch(/^name: .*\nrule: /mu);
  });

  test("writes a test for each rule, with a name of its own", async () => {
    const groups = file(
      "groups.json",
      JSON.stringify(
        ["user.city -eq null", "device.displayName -startsWith 'PC'", sales].map(
          (membershipRule, index) => ({
            id: `${index}`,
            displayName: index === 0 ? "Other" : "Same",
            groupTypes: ["DynamicMembership"],
            membershipRule,
          }),
        ),
      ),
    );
    const { out, err } = await call("cases", groups);
    expect(err).toBe("7 cases drive 4 comparisons both ways");
    const path = file("all.test.yaml", out);
    expect((await call("test", path, "--min-coverage", "100")).out).toBe(
      `${path}\n  ✓ Other   2 as said\n  ✓ Same   2 as said\n  ✓ Same (2)   3 as said\n3 tests: all passed`,
    );
  });

  test("says what never happens, and what decides nothing", async () => {
    const rule =
      'user.city -ne "" -and (user.city -eq "a" -or (user.city -eq "a" -and user.country -eq "b"))';
    expect((await call("cases", "--rule", rule)).err.split("\n")).toEqual([
      "2 users drive 3 comparisons both ways; 1 can never be false; 1 can decide nothing alone",
      '  user.city -ne "" can never be false',
      '  user.country -eq "b" can decide nothing alone',
    ]);
  });

  test("takes the given time, or the beginning of this day", async () => {
    const rule = "user.employeeHireDate -le system.now";
    const { out } = await call("cases", "--rule", rule, "--now", "2026-03-02T08:00:00Z");
    expect(out).toContain("\nnow: 2026-03-02T08:00:00.000Z\n");
    expect((await call("cases", "--rule", rule)).out).toMatch(/\nnow: \S+T00:00:00\.000Z\n/u);
    expect(await call("cases", "--rule", rule, "--now", "soon")).toMatchObject({ code: 2 });
  });

  test("overwrites no file unasked", async () => {
    const path = file("a.test.yaml", "mine");
    expect(await call("cases", "--rule", sales, "--output", path)).toMatchObject({ code: 2 });
    expect(readFileSync(path, "utf8")).toBe("mine");
    const asking = ["cases", "--rule", sales, "--output", path, "--overwrite"];
    expect(await call(...asking)).toMatchObject({ code: 0 });
    expect(readFileSync(path, "utf8")).toContain("members:");
    expect(
      await call("cases", "--rule", sales, "--output", join(folder(), "none", "a.yaml")),
    ).toMatchObject({ code: 2 });
  });

  test("says it as JSON", async () => {
    expect(await asked("cases", "--rule", 'user.userType -eq "Partner"')).toEqual({
      schemaVersion: 1,
      rules: [
        {
          title: "rule",
          rule: 'user.userType -eq "Partner"',
          subject: "user",
          cases: [
            {
              name: 'out because not user.userType -eq "Partner"',
              subject: {},
              expected: false,
              drives: [{ comparison: 0, answer: false, isDecisive: true }],
            },
          ],
          comparisons: [
            {
              expression: 'user.userType -eq "Partner"',
              span: { start: 0, end: 27 },
              whenTrue: { kind: "never" },
              whenFalse: { kind: "decisive" },
            },
          ],
        },
      ],
    });
  });

  test("leaves out a rule that is not legal, and ends with 3", async () => {
    const good = file("good.rule", sales);
    const bad = file("bad.rule", "user.x -eq 1");
    const { code, out } = await call("cases", good, bad);
    expect(code).toBe(3);
    expect(out).toContain("members:");
    expect(await call("cases", bad)).toMatchObject({ code: 3, out: "" });
    expect(await call("cases")).toMatchObject({ code: 2 });
  });
});

describe("casesAsYaml", () => {
  test("reads back as what it was, whatever rules and users hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(legalRule("user"), legalRule("device")).map(print),
        async (text) => {
          const checked = check(text);
          if (!checked.ok) throw new Error(text);
          const found = casesFor(checked.value, { now: noon });
          fc.pre(found.cases.length > 0);
          const rule = { title: "a", text, checked: checked.value };
          const { tests } = await readRuleTests(
            bytesOf(casesAsYaml([{ rule, now: noon, found }])),
            {
              file: "a.yaml",
            },
          );
          for (const one of tests) {
            expect(one.rule).toMatchObject({ kind: "text", text: { value: text } });
            expect(one.examples).toHaveLength(found.cases.length);
            expect(runExamples(one, rule).failures).toEqual([]);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  test.for([
    "\u202E",
    "\u0085",
    "\u001B[31m",
    "\r",
    "a\n b",
    " x ",
    "\uFEFF",
    "!",
    "'",
    '"',
    "\\",
    "~",
    "12",
  ])("keeps the text %j, on a terminal, too", async (text) => {
    const told = check(`user.city -eq '${text.replaceAll("'", "''")}'`);
    if (!told.ok) throw new Error(JSON.stringify(told.diagnostics));
    const rule = { title: "a", text: told.value.text ?? "", checked: told.value };
    const found = casesFor(told.value);
    const yaml = casesAsYaml([{ rule, now: noon, found }]);
    const read = await Promise.all(
      [yaml, visible(yaml, false), visible(yaml, true)].map((written) =>
        readRuleTests(bytesOf(written), { file: "a.yaml" }),
      ),
    );
    for (const { tests } of read) {
      expect(tests.flatMap((one) => runExamples(one, rule).failures)).toEqual([]);
      expect(tests[0]?.rule).toMatchObject({ text: { value: rule.text } });
    }
  });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
