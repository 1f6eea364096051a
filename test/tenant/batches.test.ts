import { describe, expect, test } from "vitest";
import type { Command } from "../../src/tenant/command.ts";
import {
  add,
  app,
  assigned,
  changeGroup,
  changeSettings,
  contoso,
  device,
  done,
  dynamic,
  everything,
  makeDynamic,
  moves,
  on,
  patch,
  product,
  refusalOf,
  remove,
  removeLicense,
  research,
  setLicense,
  setRule,
  user,
} from "./tenants.ts";

const guest: Command = { kind: "invite", id: "eva", mail: "eva@fabrikam.com" };
const people = ["ann", "bob", "cat", "eva", "laptop"];

const oslo = 'user.city -eq "Oslo"';

/** A tenant with something of everything. */
function full() {
  const tenant = contoso();
  done(
    tenant,
    setLicense("SPE_E3", 1),
    guest,
    device("laptop"),
    dynamic("sales", undefined, { grants: [app("crm")], assignedLicenses: [product("SPE_E3")] }),
    dynamic("paused", research),
    assigned("team"),
    add("team", "ann"),
    add("team", "laptop"),
    assigned("admins", { isAssignableToRole: true }),
    { kind: "assignRole", id: "role", principalId: "admins", role: "Global Reader" },
  );
  done(
    tenant,
    on("paused", "pause"),
    patch("cat", { department: "None" }),
    patch("bob", { department: "Research" }),
  );
  return tenant;
}

describe("a batch", () => {
  test("has the changes that are left of all its commands", () => {
    const tenant = contoso();
    const outcome = done(
      tenant,
      dynamic("sales"),
      user("dan", "Sales"),
      setRule("sales", research),
      patch("ann", { department: "Research" }),
      remove("cat"),
    );
    expect(moves(outcome)).toEqual(["joined sales ann"]);
  });

  test("lets later commands build on earlier ones", () => {
    const tenant = contoso();
    done(tenant, user("dan"), assigned("team"), add("team", "dan"), makeDynamic("team"));
    expect(tenant.isMember("team", "dan")).toBe(false);
  });

  test("has the next number", () => {
    const tenant = contoso();
    expect(done(tenant, user("dan")).sequence).toBe(2);
    expect(tenant.batch).toBe(2);
  });

  test("of one command may come without a list", () => {
    expect(contoso().execute(user("dan"))).toMatchObject({ kind: "applied" });
  });

  test("of nothing does nothing", () => {
    expect(moves(done(contoso()))).toEqual([]);
  });
});

/** Batches that change something of every kind. */
const writing: readonly (readonly [string, readonly Command[]])[] = [
  ["changes to subjects", [remove("ann"), user("bob", "Research")]],
  ["a new subject", [user("dan", "Sales"), patch("cat", { department: "Sales" })]],
  ["a user who becomes a device", [remove("ann"), device("ann")]],
  ["another rule", [setRule("sales", research), setRule("paused", "user.nonsense -eq 1")]],
  ["a rule that is edited twice", [setRule("sales", research), setRule("sales", oslo)]],
  ["a resumed group", [on("paused", "resume"), on("sales", "pause")]],
  ["a group that became assigned", [on("sales", "makeAssigned"), add("sales", "cat")]],
  ["a group that became dynamic", [makeDynamic("team"), dynamic("more", research)]],
  ["a deleted group", [on("team", "deleteGroup"), on("paused", "deleteGroup")]],
  ["a deleted group that is made again", [on("team", "deleteGroup"), assigned("team")]],
  ["members", [add("team", "cat"), { kind: "removeMember", groupId: "team", subjectId: "ann" }]],
  ["what groups give", [changeGroup("sales", { assignedLicenses: [] }), remove("bob")]],
  [
    "a step of a guest",
    [
      { kind: "redeem", id: "eva", issuer: "mail" },
      { kind: "disable", id: "eva" },
    ],
  ],
  [
    "an account",
    [{ kind: "setAccount", id: "ann", account: { creationType: "LocalAccount" } }, remove("eva")],
  ],
  [
    "roles",
    [
      { kind: "removeRole", id: "role" },
      { kind: "assignRole", id: "r", principalId: "ann", role: "Global Reader" },
    ],
  ],
  ["licenses", [removeLicense("AAD_PREMIUM"), setLicense("SPE_E3", 9)]],
  ["a lapse of all plans", [removeLicense("AAD_PREMIUM"), removeLicense("SPE_E3")]],
  [
    "settings",
    [changeSettings({ usageLocation: "SE", maxDynamicGroups: 9 }), changeSettings({ gate: "off" })],
  ],
];

describe("a refusal takes back what the batch did before it:", () => {
  test.each(writing)("%s", (_, commands) => {
    const tenant = full();
    const before = everything(tenant, ...people);
    const outcome = tenant.execute([...commands, on("no-such-group", "pause")]);
    expect(refusalOf(outcome)).toMatchObject({ code: "no-such-group", command: 2 });
    expect(everything(tenant, ...people)).toEqual(before);
  });

  test.each(writing)("which could be seen: %s", (_, commands) => {
    const tenant = full();
    const { batch, ...before } = everything(tenant, ...people);
    done(tenant, ...commands);
    expect(tenant.batch).toBe(Number(batch) + 1);
    expect(everything(tenant, ...people)).not.toMatchObject(before);
  });

  test("the tenant goes on as if nothing had been", () => {
    const tenant = full();
    tenant.execute([on("paused", "resume"), remove("ann"), on("no-such-group", "pause")]);
    expect(moves(done(tenant, on("paused", "resume")))).toEqual([
      "joined paused bob",
      "left paused cat",
    ]);
    expect(moves(done(tenant, patch("ann", { department: "None" })))).toEqual(["left sales ann"]);
  });
});

describe("a refusal names the command", () => {
  test("among changes that are written together", () => {
    const outcome = contoso().execute([on("none", "pause"), user("dan")]);
    expect(refusalOf(outcome).command).toBe(0);
  });

  test("of every change that does not fit", () => {
    const outcome = contoso().execute([
      assigned("team"),
      user("dan", undefined, { nonsense: "x" }),
      user("eve"),
      user("fay", undefined, { accountEnabled: "yes" }),
    ]);
    expect(outcome).toMatchObject({
      kind: "refused",
      refusals: [
        { code: "data-does-not-fit", command: 1 },
        { code: "data-does-not-fit", command: 3 },
      ],
    });
  });

  test("which changes after other commands count on from", () => {
    const outcome = contoso().execute([
      user("dan"),
      assigned("team"),
      user("eve", undefined, { nonsense: "x" }),
    ]);
    expect(refusalOf(outcome).command).toBe(2);
  });
});

describe("groups that there are or are not", () => {
  test("a group is not made twice", () => {
    const tenant = contoso();
    done(tenant, assigned("team"));
    expect(refusalOf(tenant.execute(dynamic("team"))).code).toBe("group-exists");
  });

  test("one that there is not is neither changed nor deleted", () => {
    const tenant = contoso();
    expect(refusalOf(tenant.execute(changeGroup("team", {}))).code).toBe("no-such-group");
    expect(refusalOf(tenant.execute(on("team", "deleteGroup"))).code).toBe("no-such-group");
  });
});
