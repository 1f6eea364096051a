import { describe, expect, test } from "vitest";
import { call, file } from "../call.ts";
import {
  apply,
  asked,
  emptyTenant,
  fullTenant,
  group,
  importInto,
  move,
  start,
  users,
} from "./fixture.ts";

describe("members", () => {
  test("lists them by id or name, in any letter case", async () => {
    const path = await fullTenant();
    const { code, out, err } = await call("members", path, "ALL sales");
    expect(code).toBe(0);
    expect(out).toBe("anna  Anna\nbo  Bo");
    expect(err).toBe("2 members of All Sales; update complete");
    expect((await call("members", path, "s")).out).toBe(out);
  });

  test("of an earlier time", async () => {
    const path = await fullTenant();
    await apply(path, [{ at: "2026-03-02T09:00:00Z", ...move("anna", "IT") }]);
    expect((await call("members", path, "s")).out).toBe("bo  Bo");
    expect((await call("members", path, "s", "--at", "2026-03-02T08:30:00Z")).out).toBe(
      "anna  Anna\nbo  Bo",
    );
    expect(await asked("members", path, "s", "--at", start)).toMatchObject({
      schemaVersion: 1,
      groupId: "s",
      at: start,
      members: [{ id: "anna", label: "Anna" }, { id: "bo" }],
    });
  });

  test("as CSV that no spreadsheet takes for a formula", async () => {
    const people = [
      {
        subject: "user",
        id: "x",
        properties: { displayName: '=cmd|" /C calc"!A0', department: "Sales" },
      },
    ];
    const path = await emptyTenant();
    await importInto(path, { people }, "--license", "SPE_E3=10");
    const { out } = await call("members", path, "s", "--format", "csv");
    expect(out.split("\n")).toEqual([
      "id,displayName,userPrincipalName,mail,userType",
      `x,"'=cmd|"" /C calc""!A0",,,`,
    ]);
  });

  test.each([
    [["ITT"], "there is no group `ITT`", "did you mean `IT`?"],
    [["sales"], "there is no group `sales`", "did you mean `All Sales`?"],
    [["zzz"], "there is no group `zzz`", "`muster groups` lists them"],
    [[], "name one group of the tenant", "`muster groups"],
    [["s", "i"], "name one group of the tenant", "`muster groups"],
    [["s", "--at", "noon"], "--at: `noon` is no date", "write it as"],
  ])("%j makes no sense", async (more, said, hint) => {
    const { code, err } = await call("members", await fullTenant(), ...more);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err).toContain(hint);
  });

  test("a name that several groups have is an error with their ids", async () => {
    const path = await fullTenant();
    await apply(path, [{ kind: "createGroup", group: { id: "it2", displayName: "it" } }]);
    const { code, err } = await call("members", path, "It");
    expect(code).toBe(2);
    expect(err).toContain("2 groups are called `It`");
    expect(err).toContain("give the id of one: i, it2");
  });

  test.each([
    ["--at", start],
    ["--format", "csv"],
  ])("of rules, %s %s means nothing", async (...options) => {
    expect(await call("members", "--rule", "user.city -eq null", ...options)).toMatchObject({
      code: 2,
    });
  });
});

describe("groups", () => {
  test("lists those of a user, by id or principal name", async () => {
    const path = await fullTenant();
    expect((await call("groups", path, "ANNA@contoso.com")).out).toBe("s  All Sales\nb  Board");
    expect(await asked("groups", path, "Anna")).toMatchObject({
      schemaVersion: 1,
      id: "anna",
      groups: [
        { id: "s", members: 2 },
        { id: "b", status: "assigned by hand" },
      ],
    });
  });

  test("lists all of a tenant", async () => {
    const { out, err } = await call("groups", await fullTenant());
    expect(out).toContain("i  IT  1 member, update complete");
    expect(err).toBe("3 groups");
  });

  test("somebody who is not there is named with the nearest", async () => {
    const { code, err } = await call("groups", await fullTenant(), "ana@contoso.com");
    expect(code).toBe(2);
    expect(err).toContain("there is no user or device `ana@contoso.com`");
    expect(err).toContain("did you mean `anna@contoso.com`?");
  });

  test("names cannot rewrite the screen or fill it", async () => {
    const path = await fullTenant();
    await apply(path, [
      { kind: "createGroup", group: { id: "x", displayName: `a\nb${"c".repeat(500)}` } },
    ]);
    const { out } = await call("groups", path);
    expect(out.split("\n")).toHaveLength(4);
    expect(out.split("\n").every((line) => line.length < 200)).toBe(true);
  });
});

describe("why", () => {
  test("says the reason, since when, and what it gives", async () => {
    const path = await fullTenant();
    const { code, out } = await call("why", path, "all sales", "anna");
    expect(code).toBe(0);
    expect(out).toContain("Anna is a member of All Sales");
    expect(out).toMatch(/joined 2026-03-02T08:00:00\.000Z by createGroup, in batch \d+/u);
    expect(out).toContain('✓ user.department -eq "Sales"   department is "Sales"');
    expect(out).toContain("CRM as Seller through All Sales");
    expect(out).toContain("Microsoft 365 E3 through All Sales");
  });

  test("says where the members are not what the rule says", async () => {
    const path = await fullTenant();
    await apply(path, [{ kind: "pause", groupId: "s" }, move("anna", "IT")]);
    const { out } = await call("why", path, "s", "anna");
    expect(out).toContain("Anna is a member of All Sales");
    expect(out).toContain("the group is paused, so its members stay as they are");
    expect(out).toContain("the rule would say no");
  });

  test("says what a rule that failed says, since when a group is stale, and what was done by hand", async () => {
    const path = await fullTenant();
    await apply(path, [
      { kind: "pause", groupId: "i" },
      { kind: "setRule", groupId: "i", rule: "user.nope -eq 1" },
      { kind: "resume", groupId: "i" },
      { kind: "removeLicense", sku: "SPE_E3" },
    ]);
    expect((await call("why", path, "i", "eve")).out).toContain(
      "its rule failed, so its members stay as they are: membership updates could not be evaluated",
    );
    expect((await call("why", path, "s", "bo")).out).toContain(
      `no license allows dynamic groups since ${start}`,
    );
    expect((await call("why", path, "b", "bo")).out).toContain("its members are assigned by hand");
  });

  test("JSON has the shape of Graph's answer", async () => {
    expect(await asked("why", await fullTenant(), "s", "eve")).toMatchObject({
      schemaVersion: 1,
      isMember: false,
      membershipRule: 'user.department -eq "Sales"',
      membershipRuleEvaluationResult: false,
      membershipRuleEvaluationDetails: { expressionResult: false },
      gives: [],
    });
  });
});

describe("history", () => {
  test("says what happened to a user and to a group", async () => {
    const path = await fullTenant();
    await apply(path, [move("anna", "IT")]);
    const { code, out } = await call("history", path, "--user", "anna");
    expect(code).toBe(0);
    expect(out).toMatch(/batch \d+ {2}patch \{"subject":"user","id":"anna"/u);
    expect(out).toContain("Anna left All Sales, by patch");
    expect((await call("history", path, "--group", "all sales")).out).toContain(
      "Bo joined All Sales, by createGroup",
    );
    expect(await asked("history", path, "--user", "anna", "--limit", "1")).toMatchObject({
      schemaVersion: 1,
      entries: [{ kind: "membership", change: { kind: "joined", groupId: "i" } }],
    });
  });

  test("those who are gone have one too", async () => {
    const path = await fullTenant();
    await apply(path, [{ kind: "remove", subject: "user", id: "anna" }]);
    expect((await call("history", path, "--user", "anna")).out).toContain(
      "left All Sales, by remove",
    );
  });

  test("changes of members go on from a token", async () => {
    const path = await fullTenant();
    const { token, changes, hasMore } = await asked("history", path, "--limit", "2");
    expect(changes).toHaveLength(2);
    expect(hasMore).toBe(true);
    const more = await asked("history", path, "--since", token as string);
    expect(more["changes"]).toHaveLength(2);
    await apply(path, [move("anna", "IT")]);
    const { out } = await call("history", path, "--since", more["token"] as string);
    expect(out.split("\n")).toHaveLength(2);
  });

  test.each([
    [["--since", "yesterday"], "--since: `yesterday` is no token"],
    [["--limit", "0"], "`0` is no number of entries"],
    [["--user", "anna", "--group", "s"], "cannot be used with"],
    [["--user", "nobody"], "there is no user or device `nobody`"],
  ])("%j makes no sense", async (options, said) => {
    const { code, err } = await call("history", await fullTenant(), ...options);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});

describe("preview", () => {
  const rule = 'user.department -eq "IT"';

  test("says who would join and leave, what goes with it, and changes nothing", async () => {
    const path = await fullTenant();
    const { code, out } = await call("preview", path, "s", "--rule", rule);
    expect(code).toBe(0);
    expect(out).toContain("+ 1 join");
    expect(out).toContain(
      "- 2 leave, 2 of them lose CRM as Seller, 2 of them lose Microsoft 365 E3",
    );
    expect(out).toContain('Anna   user.department -eq "IT"   department is "Sales"');
    expect(out).toContain("licenses needed: 3 before, 1 after");
    expect((await call("members", path, "s")).out).toBe("anna  Anna\nbo  Bo");
  });

  test("of a paused group it is said that nobody moves yet", async () => {
    const path = await fullTenant();
    await call("pause", path, "s", "--now", start);
    const { out } = await call("preview", path, "s", "--rule", rule);
    expect(out).toContain("- 2 leave");
    expect(out).toContain("the group is paused: nobody moves before it is resumed");
  });

  test("of an assigned group it is that it becomes dynamic", async () => {
    const { out } = await call("preview", await fullTenant(), "Board", "--rule", rule);
    expect(out).toContain("+ 1 join");
    expect(out).toContain("- 1 leave");
  });

  test("what would be held or refused ends with 1", async () => {
    const held = await fullTenant("--group-max-leavers", "1");
    const { code, out } = await call("preview", held, "s", "--rule", rule);
    expect(code).toBe(1);
    expect(out).toContain("2 leavers in All Sales, and the limit is 1");
    expect((await call("held", held)).err).toBe("0 batches held");
    const path = await emptyTenant();
    await importInto(path, { people: users.slice(0, 2) }, "--license", "SPE_E3=2");
    await apply(path, [{ kind: "upsert", subject: "user", id: "x", properties: {} }]);
    expect(await call("preview", path, "i", "--rule", "user.objectId -ne null")).toMatchObject({
      code: 1,
      out: expect.stringContaining("refused: 3 users would be covered") as string,
    });
  });

  test("a rule that is not legal ends with 3", async () => {
    const path = await fullTenant();
    const { code, err } = await call("preview", path, "s", "--rule", "user.nope -eq 1");
    expect(code).toBe(3);
    expect(err).toContain("`user.nope` is no property of rules");
    expect(await asked("preview", path, "s", "--rule", "user.nope -eq 1")).toMatchObject({
      outcome: "illegal",
      diagnostics: [{ code: "unknown-property" }],
    });
  });

  test("JSON says the same", async () => {
    expect(await asked("preview", await fullTenant(), "s", "--rule", rule)).toMatchObject({
      schemaVersion: 1,
      outcome: "applied",
      licensesNeeded: { before: 3, after: 1 },
      reasons: [{ id: "eve", kind: "joined" }, { id: "anna" }, { id: "bo" }],
    });
  });
});

describe("access", () => {
  test("says what a user has, through what, and what they read", async () => {
    const path = await fullTenant();
    const { code, out } = await call("access", path, "anna");
    expect(code).toBe(0);
    expect(out).toContain("CRM as Seller through All Sales");
    expect(out).toContain("reads: what members read of the directory");
    const guest = await call("access", path, "eve");
    expect(guest.out).toContain("nothing through groups, and no role");
    expect(guest.out).toContain("reads: guests read the basics of users");
    expect(await asked("access", path, "eve")).toMatchObject({
      schemaVersion: 1,
      access: [],
      roles: [],
      reads: "limited",
    });
  });

  test("a product that there are no seats for is named with the violation", async () => {
    const path = await emptyTenant();
    await importInto(path, {}, "--license", "AAD_PREMIUM=10");
    expect((await call("access", path, "anna")).out).toContain(
      "not Microsoft 365 E3 through All Sales: CountViolation",
    );
  });

  test("a device has none", async () => {
    const path = await fullTenant();
    await apply(path, [{ kind: "upsert", subject: "device", id: "pc", properties: {} }]);
    expect(await call("access", path, "pc")).toMatchObject({ code: 2 });
  });
});

describe("status", () => {
  test("says how a tenant is", async () => {
    const path = await fullTenant();
    const { code, out } = await call("status", path);
    expect(code).toBe(0);
    expect(out).toMatch(/groups +3: 2 update complete, 1 assigned\n/u);
    expect(out).toMatch(
      /licenses +Microsoft 365 E3 10\nlicenses needed +3 of 10\nheld +0 batches/u,
    );
  });

  test("names the groups that are out of order", async () => {
    const path = await fullTenant();
    await call("license", path, "--remove", "SPE_E3", "--now", start);
    const { out } = await call("status", path);
    expect(out).toContain(`All Sales: update complete, stale since ${start}`);
    expect(out).toContain("refused, no license: 3 licenses needed, 0 there");
    expect(await asked("status", path)).toMatchObject({
      schemaVersion: 1,
      outOfOrder: [{ groupId: "s", staleSince: start }, { groupId: "i" }],
      verdict: { kind: "refused" },
    });
  });
});

describe("a file that is no tenant", () => {
  test.each([["status"], ["verify"], ["held"], ["license"], ["roles"]])(
    "%s names it",
    async (name) => {
      const path = file("tenant.db", "something else");
      const { code, err } = await call(name, path);
      expect(code).toBe(2);
      expect(err).toContain(path);
      expect(err).toContain("hint:");
      expect((await call(name, `${path}-missing`)).err).toContain("there is no file");
    },
  );
});

test("a group in two tenants is that of the tenant that is asked", async () => {
  const path = await emptyTenant();
  await importInto(path, { teams: [group("s", "Empty", {})] });
  expect((await call("members", path, "s")).err).toBe("0 members of Empty; assigned by hand");
});
