import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openTenant } from "../../../src/persistence/open-tenant.ts";
import { call, type Called } from "../call.ts";
import { apply, asked, fullTenant, lines, move, start } from "./fixture.ts";

/** Calls a command that writes, at the time at which the tenant began. */
const write = (...args: readonly string[]): Promise<Called> => call(...args, "--now", start);

const guests = ["rule", "i", "--rule", 'user.userType -eq "Guest"'] as const;

/** A tenant whose group IT has the guests. */
async function withGuests(): Promise<string> {
  const path = await fullTenant();
  const [name, ...rest] = guests;
  expect(await write(name, path, ...rest)).toMatchObject({ code: 0 });
  return path;
}

describe("the life of a guest", () => {
  test("invite says whom, and which groups they join", async () => {
    const path = await withGuests();
    const { code, out } = await write("invite", path, "kim@fabrikam.com", "--name", "Kim");
    expect(code).toBe(0);
    expect(out).toContain("Kim is invited as a guest\n  + joined IT");
    const member = await asked("invite", path, "lea@fabrikam.com", "--as-member", "--now", start);
    expect(member).toMatchObject({ schemaVersion: 1, change: "invite", outcome: "applied" });
    expect(member["id"]).toMatch(/^[0-9a-f-]{36}$/u);
  });

  test("redeem, reset, convert, disable and remove say what changed", async () => {
    const path = await withGuests();
    await write("invite", path, "kim@fabrikam.com", "--id", "kim");
    expect((await write("redeem", path, "kim", "--issuer", "google.com")).out).toBe(
      "kim@fabrikam.com redeems the invitation with google.com\n  nobody joined or left",
    );
    expect(await write("reset", path, "kim")).toMatchObject({ code: 0 });
    expect(await write("redeem", path, "kim", "--issuer", "ExternalAzureAD")).toMatchObject({
      code: 0,
    });
    const { out } = await write("convert", path, "kim", "--to", "member");
    expect(out).toContain("becomes a member\n  - left   IT");
    expect(out).toContain("note:");
    expect(
      await write("convert", path, "kim", "--to", "internal", "--upn", "kim@contoso.com"),
    ).toMatchObject({ code: 0 });
    expect(await write("disable", path, "KIM@contoso.com")).toMatchObject({ code: 0 });
    expect((await write("remove", path, "kim")).out).toContain("was removed");
    expect((await write("remove", path, "eve")).out).toContain("Eve was removed\n  - left   IT");
  });

  test.each([
    [["redeem", "anna", "--issuer", "mail"], "not-invited"],
    [["convert", "eve", "--to", "guest"], "same-user-type"],
    [["convert", "anna", "--to", "internal", "--upn", "a@contoso.com"], "already-internal"],
    [["reset", "anna"], "not-"],
  ])("%j is refused with the reason, which ends with 1", async ([name = "", ...rest], code) => {
    const path = await fullTenant();
    const called = await write(name, path, ...rest);
    expect(called.code).toBe(1);
    expect(called.out).toContain(`[${code}`);
  });

  test.each([
    [["redeem", "anna"], "--issuer"],
    [["convert", "anna", "--to", "robot"], "robot"],
    [["disable", "nobody"], "there is no user `nobody`"],
    [["invite"], "missing required argument"],
  ])("%j makes no sense", async ([name = "", ...rest], said) => {
    const { code, err } = await write(name, await fullTenant(), ...rest);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });
});

describe("pause, resume and rule", () => {
  test("a paused group stays as it is, and catches up when it is resumed", async () => {
    const path = await fullTenant();
    expect((await write("pause", path, "all sales")).out).toBe(
      "All Sales is paused\n  nobody joined or left",
    );
    await apply(path, [move("anna", "IT")]);
    expect((await write("resume", path, "All Sales")).out).toContain("- left   Anna");
    expect(await write("resume", path, "All Sales")).toMatchObject({
      code: 1,
      out: expect.stringContaining("[already-on]") as string,
    });
  });

  test("another rule says who joins and leaves", async () => {
    const path = await fullTenant();
    const { code, out } = await write("rule", path, "s", "--rule", 'user.department -eq "IT"');
    expect(code).toBe(0);
    expect(out).toContain("All Sales has another rule\n");
    expect(out).toContain("+ joined Eve");
    expect(out).toContain("Anna: lost CRM as Seller through All Sales");
  });

  test("a rule that is not legal ends with 3, shows where, and changes nothing", async () => {
    const path = await fullTenant();
    const { code, err } = await write("rule", path, "s", "--rule", "user.nope -eq 1");
    expect(code).toBe(3);
    expect(err).toContain("rule:1:1: error `user.nope` is no property of rules");
    expect(await asked("why", path, "s", "anna")).toMatchObject({
      membershipRule: 'user.department -eq "Sales"',
    });
  });
});

describe("held batches", () => {
  test("are listed, approved and discarded", async () => {
    const path = await fullTenant("--group-max-leavers", "1");
    const rule = ["rule", path, "s", "--rule", 'user.department -eq "HR"'] as const;
    const { code, out, err } = await write(...rule);
    expect(code).toBe(1);
    const [, id = ""] = /held as (\S+):/u.exec(out) ?? [];
    expect(err).toContain("`muster approve` with ");
    const listed = await call("held", path);
    expect(listed.out).toContain(`${id}  ${start}  1 command: 0 would join, 2 would leave`);
    expect(listed.out).toContain("2 leavers in All Sales, and the limit is 1");
    expect(listed.out).toContain('{"kind":"setRule","groupId":"s"');
    expect(listed.err).toBe("1 batch held");
    expect((await write("discard", path, id)).out).toBe(`${id} is forgotten: 1 command`);
    const again = await write(...rule, "--format", "json");
    const { heldId } = JSON.parse(again.out) as { heldId: string };
    expect((await write("approve", path, heldId)).out).toContain("- left   Bo");
    expect(await asked("held", path)).toEqual({ schemaVersion: 1, held: [] });
  });

  test.each(["approve", "discard"])(
    "%s of a batch that is not held makes no sense",
    async (name) => {
      const { code, err } = await write(name, await fullTenant(), "batch-1");
      expect(code).toBe(2);
      expect(err).toContain("no batch is held under `batch-1`");
    },
  );
});

describe("license", () => {
  test("lists the licenses, their state, and whom they cover", async () => {
    const path = await fullTenant();
    await write("license", path, "SPE_F1=3,2026-02-20");
    const { code, out } = await call("license", path);
    expect(code).toBe(0);
    expect(out).toContain("Microsoft 365 E3  10 seats  Enabled");
    expect(out).toMatch(
      /Microsoft 365 F3 {2}3 seats until 2026-02-20T00:00:00\.000Z and 30 days of grace {2}Warning/u,
    );
    expect(out).toContain("3 users (1 guest) covered by dynamic groups");
    expect(out).toContain("  IT  1 user (1 guest)");
    expect(await asked("license", path)).toMatchObject({
      schemaVersion: 1,
      coverage: { users: 3, guests: 1, disabled: 0, byGroup: [{ groupId: "s" }, { groupId: "i" }] },
      verdict: { kind: "allowed", needed: 3, seats: 13 },
    });
  });

  test("sets them, and takes one away", async () => {
    const path = await fullTenant();
    expect((await write("license", path, "AAD_PREMIUM=5")).out).toContain(
      "Microsoft Entra ID P1 has 5 seats",
    );
    expect(await write("license", path, "--remove", "AAD_PREMIUM")).toMatchObject({ code: 0 });
    expect(await write("license", path, "--remove", "AAD_PREMIUM")).toMatchObject({ code: 1 });
    expect(await write("license", path, "AAD_PREMIUM=many")).toMatchObject({ code: 2 });
  });

  test("a lapse freezes the groups, a renewal lets them catch up", async () => {
    const path = await fullTenant();
    await write("license", path, "SPE_E3=10,2026-03-03");
    await call("disable", path, "eve", "--now", "2026-05-01");
    expect((await call("status", path)).out).toContain("stale since 2026-04-02T00:00:00.000Z");
    const { out } = await call(
      "apply",
      path,
      lines("changes.ndjson", [move("anna", "IT")]),
      "--now",
      "2026-05-01",
    );
    expect(out).not.toContain("joined IT");
    const renewed = await call("license", path, "SPE_E3=10", "--now", "2026-05-02");
    expect(renewed.out).toContain("+ joined IT: Anna");
  });
});

describe("roles", () => {
  test("are given, listed, activated and taken away", async () => {
    const path = await fullTenant();
    await write("license", path, "AAD_PREMIUM_P2=1");
    const assign = ["assign", "anna", "User Administrator", "--id", "r1"] as const;
    expect((await write("role", path, ...assign)).out).toContain(
      "Anna gets the role User Administrator",
    );
    const eligible = [
      "eligible",
      "bo",
      "Global Reader",
      "--id",
      "r2",
      "--until",
      "2027-01-31",
    ] as const;
    expect(await write("role", path, ...eligible)).toMatchObject({ code: 0 });
    expect((await call("roles", path)).out).toBe(
      "r1  Anna  User Administrator\nr2  Bo  eligible for Global Reader until 2027-01-31T00:00:00.000Z",
    );
    expect(await write("role", path, "activate", "r2", "--hours", "2")).toMatchObject({ code: 0 });
    expect((await call("roles", path, "bo")).out).toBe(
      "r2  Bo  Global Reader, activated until 2026-03-02T10:00:00.000Z",
    );
    expect((await call("access", path, "bo")).out).toContain("Global Reader, activated");
    expect(await write("role", path, "deactivate", "r2")).toMatchObject({ code: 0 });
    expect(await write("role", path, "remove", "r1")).toMatchObject({ code: 0 });
    expect(await asked("roles", path)).toMatchObject({
      schemaVersion: 1,
      roles: [{ id: "r2", role: "Global Reader", kind: "eligible" }],
    });
  });

  test.each([
    [["eligible", "bo", "Global Reader"], 1, "plan-missing"],
    [["assign", "bo", "Global Readr"], 1, "did you mean `Global Reader`?"],
    [["activate", "nothing"], 1, "no-such-assignment"],
    [["assign", "bo"], 2, "no role is named"],
    [["grant", "bo", "Global Reader"], 2, "`grant` is nothing that can be done with a role"],
    [["assign", "nobody", "Global Reader"], 2, "there is no user or device `nobody`"],
  ])("%j cannot be done", async (args, code, said) => {
    const called = await write("role", await fullTenant(), ...args);
    expect(called.code).toBe(code);
    expect(called.out + called.err).toContain(said);
  });
});

describe("verify", () => {
  test("finds nothing in a tenant that is in order", async () => {
    const path = await fullTenant();
    await apply(path, [move("anna", "IT")]);
    expect(await call("verify", path)).toMatchObject({ code: 0, out: "nothing differs" });
    expect(await asked("verify", path)).toEqual({ schemaVersion: 1, differences: [] });
  });

  test("names what somebody changed behind its back, which ends with 1", async () => {
    const path = await fullTenant();
    const database = new DatabaseSync(path);
    database.exec(
      "DELETE FROM membership_rows WHERE subject_key = (SELECT key FROM subjects WHERE id = 'eve')",
    );
    database.close();
    const { code, out } = await call("verify", path);
    expect(code).toBe(1);
    expect(out).toMatch(/membership .*\n.*\d+ difference/su);
  });
});

describe("the time", () => {
  test("goes on to the present before something is written", async () => {
    const path = await fullTenant();
    await call("disable", path, "bo");
    const { time } = await asked("status", path);
    expect(Date.now() - Date.parse(time as string)).toBeLessThan(60_000);
  });

  test("never goes back: --now before the tenant's time says what that is", async () => {
    const { code, err } = await call("pause", await fullTenant(), "s", "--now", "2026-03-01");
    expect(code).toBe(2);
    expect(err).toContain("`2026-03-01` lies before the tenant's time, which is 2026-03-02T08:00");
  });

  test("a tenant that is ahead of the present stays there", async () => {
    const path = await fullTenant();
    await call("pause", path, "s", "--now", "2999-01-01");
    expect(await call("resume", path, "s")).toMatchObject({ code: 0 });
    expect(await asked("status", path)).toMatchObject({ time: "2999-01-01T00:00:00.000Z" });
  });
});

test("while somebody has the file open for writing, nobody else writes, and anybody reads", async () => {
  const path = await fullTenant();
  const holder = openTenant(path);
  try {
    const { code, err } = await write("pause", path, "s");
    expect(code).toBe(2);
    expect(err).toContain(`process ${process.pid}`);
    expect(await call("members", path, "s")).toMatchObject({ code: 0 });
  } finally {
    holder.close();
  }
});

test("every command has a help with an example", async () => {
  const { out } = await call("--help");
  const names = [...out.matchAll(/^ {2}([a-z]+) .*\[options\]/gmu)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(25);
  const helps = await Promise.all(names.map(async (name) => (await call(name, "--help")).out));
  expect(helps.filter((help, index) => !help.includes(`  muster ${names[index] ?? ""} `))).toEqual(
    [],
  );
});
