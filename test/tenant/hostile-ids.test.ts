import { describe, expect, test } from "vitest";
import type { Command } from "../../src/tenant/command.ts";
import {
  add,
  after,
  app,
  assigned,
  contoso,
  device,
  done,
  dynamic,
  effects,
  membersOf,
  moves,
  on,
  patch,
  product,
  refusalOf,
  refused,
  remove,
  setLicense,
  user,
} from "./tenants.ts";

const ids = ["__proto__", "constructor", "toString", '["a","b"]', "a\u0000b", "x".repeat(10_000)];

describe.each(ids.map((id) => [id.slice(0, 20), id] as const))("the id %j", (_, id) => {
  test("is a user's like any other", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), user(id, "Sales"));
    expect(membersOf(tenant, "sales")).toContain(id);
    expect(moves(done(tenant, remove(id)))).toEqual([`left sales ${id}`]);
    expect(tenant.attributesOf(id)).toBeUndefined();
  });

  test("is a group's like any other", () => {
    const tenant = contoso();
    done(tenant, dynamic(id, undefined, { grants: [app(id, id)] }));
    expect(membersOf(tenant, id)).toEqual(["ann", "bob"]);
    expect(tenant.accessOf("ann")).toMatchObject([{ groupIds: [id] }]);
    done(tenant, on(id, "deleteGroup"));
    expect(tenant.group(id)).toBeUndefined();
  });

  test("waits for a license like any other", () => {
    const tenant = contoso();
    done(
      tenant,
      setLicense("SPE_E3", 0),
      user(id),
      assigned("e3", { assignedLicenses: [product("SPE_E3")] }),
    );
    done(tenant, add("e3", id));
    expect(effects(done(tenant, setLicense("SPE_E3", 1)))).toEqual([`gained SPE_E3 ${id} by e3`]);
  });

  test("belongs to a group or to a subject, never to both", () => {
    const tenant = contoso();
    done(tenant, user(id));
    expect(refused(tenant, assigned(id)).code).toBe("id-taken");
    const other = contoso();
    done(other, assigned(id));
    expect(refused(other, user(id)).code).toBe("id-taken");
    expect(other.attributesOf(id)).toBeUndefined();
  });

  test("is that of a role like any other", () => {
    const tenant = contoso();
    done(tenant, { kind: "assignRole", id, principalId: "ann", role: "Global Reader" });
    expect(tenant.rolesOf("ann")).toMatchObject([{ id }]);
  });

  test("that nobody has answers nothing", () => {
    const tenant = contoso();
    expect([
      tenant.group(id),
      tenant.members(id),
      tenant.memberCount(id),
      tenant.groupsOf(id),
      tenant.isMember(id, id),
      tenant.attributesOf(id),
      tenant.accountOf(id),
      tenant.sourceOf(id),
      tenant.explain(id, id),
      tenant.accessOf(id),
      tenant.rolesOf(id),
      tenant.find(id),
      tenant.history({ groupId: id }),
      tenant.membersAt(id, after(0)),
    ]).toEqual([
      undefined,
      [],
      0,
      [],
      false,
      undefined,
      {},
      undefined,
      undefined,
      [],
      [],
      undefined,
      [],
      [],
    ]);
  });
});

test("an empty id is no group's", () => {
  expect(refused(contoso(), assigned("")).code).toBe("bad-setting");
});

test.each(["nonsense", "__proto__", "constructor"])("a product `%s` is refused", (sku) => {
  expect(refused(contoso(), setLicense(sku, 1)).code).toBe("unknown-product");
});

describe("one id in one batch", () => {
  test("as a user and as a device is refused", () => {
    const outcome = contoso().execute([user("dan"), device("dan")]);
    expect(refusalOf(outcome)).toMatchObject({ code: "data-does-not-fit", command: 1 });
  });

  test("as a device after the user is gone is a device", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), assigned("team"), add("team", "ann"));
    const outcome = done(tenant, remove("ann"), device("ann", { displayName: "ann" }));
    expect(moves(outcome)).toEqual(["left sales ann", "left team ann"]);
    expect(tenant.sourceOf("ann")).toBeUndefined();
    expect(tenant.verdict().needed).toBe(1);
  });

  test("removed and made again leaves frozen and assigned groups, and stays in a group that it matches", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), dynamic("paused"), assigned("team"), add("team", "ann"));
    done(tenant, on("paused", "pause"));
    const outcome = done(tenant, remove("ann"), user("ann", "Sales"));
    expect(moves(outcome)).toEqual(["left paused ann", "left team ann"]);
    expect(tenant.groupsOf("ann")).toEqual(["sales"]);
  });

  test("removed and made again joins a paused group when it is resumed", () => {
    const tenant = contoso();
    done(tenant, dynamic("paused"), on("paused", "pause"));
    done(tenant, remove("ann"), user("ann", "Sales"));
    expect(moves(done(tenant, on("paused", "resume")))).toEqual(["joined paused ann"]);
  });

  test("made and removed again was never there", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), dynamic("paused"), on("paused", "pause"));
    expect(moves(done(tenant, user("dan", "Sales"), remove("dan")))).toEqual([]);
    expect(moves(done(tenant, on("paused", "resume")))).toEqual([]);
  });

  test("removed and made again keeps nothing of the account", () => {
    const tenant = contoso();
    const account: Command = {
      kind: "setAccount",
      id: "ann",
      account: { creationType: "LocalAccount" },
    };
    done(tenant, account);
    done(tenant, remove("ann"), user("ann"));
    expect(tenant.accountOf("ann")).toEqual({});
  });
});

test("names that look like rules find whom they name", () => {
  const tenant = contoso();
  const name = "o'brien\" -or (user.mail -ne `null`)$@contoso.onmicrosoft.com";
  done(tenant, patch("ann", { userPrincipalName: name }));
  expect(tenant.find(name.toUpperCase())).toBe("ann");
  expect(tenant.find("null")).toBeUndefined();
});
