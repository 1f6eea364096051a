import { describe, expect, test } from "vitest";
import { call, file } from "./call.ts";
import { asked, fullTenant } from "./tenant/fixture.ts";

const reach = (rule: string, ...more: readonly string[]): ReturnType<typeof call> =>
  call("reach", "--no-config", "--rule", rule, ...more);

const groups = (): string =>
  file(
    "groups.json",
    JSON.stringify(
      [
        ["1", "Sales", 'user.department -eq "Sales"'],
        ["2", "Numbers", 'user.employeeId -eq "7"'],
      ].map(([id, displayName, membershipRule]) => ({
        id,
        displayName,
        membershipRule,
        groupTypes: ["DynamicMembership"],
      })),
    ),
  );

describe("reach", () => {
  test("says which invitation lets somebody in", async () => {
    const { code, out, err } = await reach(
      'user.mail -contains "@contoso.com" -and user.displayName -startsWith "ADM 1"',
      "--channel",
      "inviter",
    );
    expect(code).toBe(1);
    expect(out.split("\n")).toEqual([
      "rule",
      '  user.mail -contains "@contoso.com" -and user.displayName -startsWith "ADM 1"',
      "  ! inviter (published): a new guest gets in",
      '      invite guest@contoso.com.elsewhere.example, with the display name "ADM 1"',
      "",
    ]);
    expect(err).toMatch(/^1 rule of 1 lets somebody in; a match is not proof of exploitability/);
  });

  test("says which edit lets somebody in, and what must be so already", async () => {
    const { code, out } = await reach(
      'user.mobile -startsWith "+47" -and user.department -eq "IT"',
      "--channel",
      "member self-service",
      "--channel",
      "guest self-service",
    );
    expect(code).toBe(1);
    expect(out.split("\n").slice(2)).toEqual([
      "  ! member self-service (documented): a member gets in, where more is so already",
      '      mobile: unset → "+47 40000000", by members themselves',
      '      where department is "IT"',
      "  ✓ nobody gets in, as is proved, through guest self-service",
      "",
    ]);
  });

  test("says that nobody gets in, through one or all together", async () => {
    const { code, out, err } = await reach('user.employeeId -eq "7"');
    expect(code).toBe(0);
    expect(out).toMatch(
      /nobody gets in, as is proved, through .*inviter, .*, all of these together/,
    );
    expect(err).toMatch(/^0 rules of 1 let somebody in/);
  });

  test("asks of all together what no channel does alone", async () => {
    const { out } = await reach(
      'user.department -eq "S" -and user.mailNickName -startsWith "eve"',
      "--channel",
      "inviter",
      "--channel",
      "home tenant",
    );
    expect(out).toMatch("! all of these together: a new guest gets in");
    expect(out).toMatch("invite eve@elsewhere.example");
    expect(out).toMatch('department → "S", by the home tenant of a guest');
  });

  test("asks about devices what writes of devices", async () => {
    const { out } = await reach(
      'device.deviceModel -eq "X" -and device.deviceOSVersion -ge "10.0"',
    );
    expect(out).toMatch("! device (documented): a device gets in");
    expect(out).not.toMatch("inviter");
  });

  test("says at which time, where a rule reads the clock", async () => {
    const rule = 'user.mobile -eq "1" -and user.employeeHireDate -ge system.now';
    const { out } = await reach(rule, "--channel", "member self-service", "--now", "2030-01-02");
    expect(out).toMatch("at 2030-01-02T00:00:00.000Z");
  });

  test("ends with 4 where it is not decided", async () => {
    const rule = 'user.mobile -match "a.*b" -and user.mobile -notMatch "a.+b"';
    const options = ["--channel", "member self-service", "--budget", "1"];
    const { code, out } = await reach(rule, ...options);
    expect(code).toBe(4);
    expect(out).toMatch(/\? member self-service \(documented\): not decided: /);
    expect(JSON.parse((await reach(rule, ...options, "--format", "json")).out)).toMatchObject({
      rules: [{ channels: [{ reachable: null, undecided: { code: "budget" } }] }],
    });
  });

  test("says it as JSON", async () => {
    const { code, out } = await call("reach", groups(), "--no-config", "--format", "json");
    expect(code).toBe(1);
    const { schemaVersion, rules } = JSON.parse(out) as {
      schemaVersion: number;
      rules: { groupId: string; channels: { through: string[]; reachable: boolean }[] }[];
    };
    expect(schemaVersion).toBe(1);
    expect(rules.map(({ groupId }) => groupId)).toEqual(["1", "2"]);
    expect(rules[0]?.channels.find(({ through }) => through[0] === "home tenant")).toEqual({
      through: ["home tenant"],
      evidence: ["published"],
      reachable: true,
      way: "edit",
      written: [{ property: "department", value: "Sales", channel: "home tenant" }],
      given: [],
      before: { userType: "Guest", accountEnabled: true },
      witness: { userType: "Guest", accountEnabled: true, department: "Sales" },
    });
    expect(rules[1]?.channels.every(({ reachable }) => !reachable)).toBe(true);
  });

  test("asks about channels that are not trusted, by the configuration", async () => {
    const config = file(
      "muster.config.json",
      JSON.stringify({ channels: { "home tenant": "trusted" } }),
    );
    const { out } = await call("reach", "--config", config, "--rule", 'user.department -eq "A"');
    expect(out).not.toMatch("home tenant");
    expect(out).not.toMatch("application");
    const trusted = file("other.json", JSON.stringify({ channels: { application: "untrusted" } }));
    const { out: more } = await call(
      "reach",
      "--config",
      trusted,
      "--rule",
      'user.employeeId -eq "7"',
    );
    expect(more).toMatch("! application (documented): a user gets in");
  });

  test("asks about one group of a list", async () => {
    const { code, out } = await call("reach", groups(), "--group", "numbers", "--no-config");
    expect(code).toBe(0);
    expect(out).not.toMatch("Sales");
  });

  test("asks about the groups of a tenant, in whose domains nobody outside has an address", async () => {
    const path = await fullTenant();
    expect(await asked("reach", path, "--no-config")).toMatchObject({ schemaVersion: 1 });
    const { out } = await call("reach", path, "--no-config", "--group", "All Sales");
    expect(out.split("\n")[0]).toBe("All Sales");
    expect(await call("reach", path, groups())).toMatchObject({ code: 2 });
    expect(await call("reach", path, "--domain", "x.com")).toMatchObject({ code: 2 });
  });

  test("counts nobody where no rule is legal", async () => {
    const { err } = await call("reach", "--rule", "user.city eq", "--no-config");
    expect(err).not.toMatch("0 rules of 0");
  });

  test("takes the domains of a tenant that are named", async () => {
    const rule = 'user.mail -match "@contoso\\.[a-z]+$" -and user.mail -endsWith "com"';
    const options = ["--channel", "inviter"];
    expect((await reach(rule, ...options)).out).toMatch("invite guest@contoso.com");
    expect((await reach(rule, ...options, "--domain", "contoso.com")).code).toBe(0);
  });

  test("shows what is wrong with a rule, and asks about the others", async () => {
    const bad = file("bad.rule", "user.department -eq Sales");
    const { code, err, out } = await call("reach", bad, groups(), "--no-config");
    expect(code).toBe(3);
    expect(err).toMatch("unquoted-string");
    expect(out).toMatch("Sales");
  });

  test.each([
    [["--channel", "nobody"], "nobody"],
    [["--budget", "0"], "--budget"],
    [["--now", "soon"], "--now"],
    [["--domain", "@contoso.com"], "--domain"],
  ])("refuses %j", async (options, word) => {
    const { code, err } = await reach('user.city -eq "a"', ...options);
    expect(code).toBe(2);
    expect(err).toMatch(word);
  });
});
