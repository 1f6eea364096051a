import { describe, expect, test } from "vitest";
import { call, file, usersCsv } from "./call.ts";

const anna = "00000000-0000-0000-0000-000000000001";

describe("format", () => {
  test("writes the canonical form", async () => {
    expect(await call("format", "--rule", "user.City eq 'Oslo' and user.state ne null")).toEqual({
      code: 0,
      out: '(user.city -eq "Oslo") -and (user.state -ne null)',
      err: "",
    });
  });

  test("--check ends with 1 where the layout differs, and writes no rule", async () => {
    expect(await call("format", "--check", "--rule", "user.city eq 'Oslo'")).toMatchObject({
      code: 1,
      out: expect.stringContaining("layout differs") as string,
    });
    expect((await call("format", "--check", "--rule", 'user.city -eq "Oslo"')).code).toBe(0);
  });

  test("--fix mends what is sure; what is not ends with 3", async () => {
    expect((await call("format", "--fix", "--rule", "city –eq “Oslo”")).out).toBe(
      'user.city -eq "Oslo"',
    );
    expect(await call("format", "--fix", "--rule", "user.city -eq")).toMatchObject({
      code: 3,
      out: "",
    });
  });

  test("--width breaks wide rules", async () => {
    const { out } = await call(
      "format",
      "--width",
      "30",
      "--rule",
      'user.city -eq "Oslo" -or user.city -eq "Bergen"',
    );
    expect(out).toBe('(user.city -eq "Oslo")\n-or (user.city -eq "Bergen")');
    expect((await call("format", "--width", "none", "--rule", "user.city -eq null")).code).toBe(2);
  });
});

describe("members", () => {
  test("lists who is a member", async () => {
    const { code, out, err } = await call(
      "members",
      "--rule",
      'user.department -eq "sales"',
      "--users",
      file("u.csv", usersCsv),
    );
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      `${anna}  Anna Åberg`,
      "00000000-0000-0000-0000-000000000003  Eve",
    ]);
    expect(err).toBe("2 members of 3 users");
  });

  test("a column that is missing leaves people undecided, which ends with 4", async () => {
    const { code, out, err } = await call(
      "members",
      "--rule",
      'user.country -eq "NO" -and user.city -eq "Oslo"',
      "--users",
      file("u.csv", usersCsv),
    );
    expect(code).toBe(4);
    expect(out).toBe("");
    expect(err).toContain("2 undecided: the file does not tell `city` of 2 users");
  });

  test("a rule that is not legal ends with 3", async () => {
    expect(
      (await call("members", "--rule", "user.nope -eq null", "--users", file("u.csv", usersCsv)))
        .code,
    ).toBe(3);
  });

  test("JSON says the same", async () => {
    const { out } = await call(
      "members",
      "--rule",
      'user.userType -eq "Guest"',
      "--users",
      file("u.csv", usersCsv),
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      groups: [{ looked: 3, members: [{ label: "Eve" }], undecided: [], notKnown: {} }],
    });
  });

  test("control characters of a name do not reach the screen as such", async () => {
    const csv = 'id,displayName,department\n1,"A\u001b[2J\nB",Sales';
    const { out } = await call(
      "members",
      "--rule",
      "user.department -ne null",
      "--users",
      file("u.csv", csv),
    );
    expect(out).not.toContain("\nB");
  });
});

describe("explain", () => {
  test("says which comparison decides", async () => {
    const { code, out } = await call(
      "explain",
      "--rule",
      'user.department -eq "IT" -and user.country -eq "NO"',
      "--users",
      file("u.csv", usersCsv),
      "--id",
      "ANNA@contoso.com",
    );
    expect(code).toBe(0);
    expect(out).toContain("Anna Åberg is not a member");
    expect(out).toContain('✗ user.department -eq "IT"   department is "Sales"');
  });

  test("JSON has the shape of Graph's evaluateDynamicMembership", async () => {
    const { out } = await call(
      "explain",
      "--rule",
      'user.department -eq "Sales"',
      "--users",
      file("u.csv", usersCsv),
      "--id",
      anna,
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({
      membershipRule: 'user.department -eq "Sales"',
      membershipRuleEvaluationResult: true,
      membershipRuleEvaluationDetails: {
        expression: 'user.department -eq "Sales"',
        expressionResult: true,
        propertyToEvaluate: { propertyName: "department", propertyValue: "Sales" },
      },
    });
  });

  test("somebody who is not in the file is a usage error", async () => {
    expect(
      await call(
        "explain",
        "--rule",
        "user.city -eq null",
        "--users",
        file("u.csv", usersCsv),
        "--id",
        "x",
      ),
    ).toMatchObject({ code: 2, err: expect.stringContaining("there is no user `x`") as string });
  });
});

describe("calls that make no sense", () => {
  test.each([
    [[], 2],
    [["nonsense"], 2],
    [["check"], 2],
    [["check", "missing.rule"], 2],
    [["check", "docs"], 2],
    [["members", "--rule", "user.city -eq null"], 2],
    [["members", "--rule", "user.city -eq null", "--format", "xml"], 2],
    [["run", "--groups", "missing.json"], 2],
    [["--help"], 0],
    [["run", "--help"], 0],
    [["--version"], 0],
  ])("muster %j ends with %d", async (args, code) => {
    expect((await call(...args)).code).toBe(code);
  });

  test("every command's help has an example", async () => {
    for (const command of ["check", "format", "explain", "members", "run"]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect((await call(command, "--help")).out).toContain("Example");
    }
  });
});
