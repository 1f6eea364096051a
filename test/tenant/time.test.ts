import { describe, expect, test } from "vitest";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  after,
  applied,
  contoso,
  done,
  dynamic,
  everything,
  firstDay,
  membersOf,
  moves,
  on,
  patch,
  refusalOf,
  setLicense,
} from "./tenants.ts";

const hired = "user.employeeHireDate -le system.now";

/** A tenant where ann is hired in two days and bob in four. */
function hiring() {
  const tenant = contoso();
  done(
    tenant,
    patch("ann", { employeeHireDate: after(2).toISOString() }),
    patch("bob", { employeeHireDate: after(4).toISOString() }),
    dynamic("hired", hired),
  );
  return tenant;
}

describe("advance", () => {
  test("moves who is due, at the instant", () => {
    const tenant = hiring();
    expect(moves(applied(tenant.advance(after(2, -1))))).toEqual([]);
    expect(moves(applied(tenant.advance(after(2))))).toEqual(["joined hired ann"]);
  });

  test("goes over several instants in one batch", () => {
    const tenant = hiring();
    const { batch } = tenant;
    expect(moves(applied(tenant.advance(after(9))))).toEqual([
      "joined hired ann",
      "joined hired bob",
    ]);
    expect(tenant.batch).toBe(batch + 1);
    expect(tenant.now).toEqual(after(9));
  });

  test("stops at the lapse of a license on the way", () => {
    const tenant = hiring();
    const end = { until: after(3).toISOString(), graceDays: 0 };
    done(tenant, setLicense("AAD_PREMIUM", 10, end));
    tenant.advance(after(9));
    expect(membersOf(tenant, "hired")).toEqual(["ann"]);
    expect(tenant.group("hired")?.staleSince).toBe(after(3).toISOString());
  });

  test("comes to the same in small steps", () => {
    const lives = [hiring(), hiring()];
    const end = { until: after(3).toISOString(), graceDays: 0 };
    for (const tenant of lives) done(tenant, setLicense("AAD_PREMIUM", 10, end));
    lives[0]?.advance(after(9));
    for (let day = 0; day <= 9; day += 0.5) lives[1]?.advance(after(day));
    const [one, other] = lives.map((tenant) => [
      tenant.members("hired"),
      tenant.group("hired")?.staleSince,
    ]);
    expect(other).toEqual(one);
  });

  test("to now is accepted", () => {
    expect(moves(applied(hiring().advance(firstDay)))).toEqual([]);
  });

  test.each([
    ["backwards", after(0, -1)],
    ["to no time", new Date(Number.NaN)],
  ])("%s is refused, and the time stays", (_, to) => {
    const tenant = hiring();
    const before = everything(tenant, "ann");
    expect(refusalOf(tenant.advance(to)).code).toBe("bad-time");
    expect(everything(tenant, "ann")).toEqual(before);
  });

  test("moves nobody in a paused group", () => {
    const tenant = hiring();
    done(tenant, on("hired", "pause"));
    tenant.advance(after(9));
    expect(membersOf(tenant, "hired")).toEqual([]);
    expect(moves(done(tenant, on("hired", "resume")))).toHaveLength(2);
  });

  test("is the cause of what it moves", () => {
    const tenant = hiring();
    tenant.advance(after(2));
    expect(tenant.membershipChanges().changes).toMatchObject([{ subjectId: "ann", cause: "time" }]);
  });
});

describe("nextDue", () => {
  test("is the next instant at which a rule moves somebody", () => {
    expect(hiring().nextDue()).toEqual(after(2));
  });

  test("is that of a license where it comes first", () => {
    const tenant = hiring();
    done(tenant, setLicense("EMS", 1, { until: after(1).toISOString() }));
    expect(tenant.nextDue()).toEqual(after(1));
  });

  test("is that of a role where it comes first", () => {
    const tenant = hiring();
    const until = after(1).toISOString();
    done(tenant, { kind: "assignRole", id: "r", principalId: "ann", role: "Global Reader", until });
    expect(tenant.nextDue()).toEqual(after(1));
  });

  test("is nothing where nothing is due", () => {
    expect(contoso().nextDue()).toBeUndefined();
  });
});

test("a tenant does not begin at no time", () => {
  expect(() => new Tenant({ now: new Date(Number.NaN) })).toThrow(TypeError);
});

test("a tenant does not begin with settings that cannot be", () => {
  expect(() => new Tenant({ now: firstDay, settings: { domains: [] } })).toThrow(TypeError);
});
