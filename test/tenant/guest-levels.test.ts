import { describe, expect, test } from "vitest";
import { guestLevels } from "../../src/directory/guest-access.ts";
import type { ReadObject } from "../../src/directory/guest-access.ts";
import {
  add,
  after,
  assigned,
  changeSettings,
  contoso,
  device,
  done,
  refused,
  user,
} from "./tenants.ts";

const own: ReadObject = { kind: "user", id: "guest", aspect: "profile" };
const basics: ReadObject = { kind: "user", id: "ann", aspect: "basic" };
const list: ReadObject = { kind: "users" };
const hidden: ReadObject = {
  kind: "group",
  id: "secret",
  hasHiddenMembership: true,
  aspect: "members",
};

function atLevel(id: string) {
  const level = guestLevels.find((known) => known.id === id)?.level;
  const tenant = contoso();
  done(
    tenant,
    user("guest", undefined, { userType: "Guest" }),
    assigned("secret", { hasHiddenMembership: true }),
    ...(level === undefined ? [] : [changeSettings({ guestLevel: level })]),
  );
  return tenant;
}

describe.each([
  ["a0b1b346-4d3e-4e8b-98f8-753987be4970", { own: true, basics: true, list: true }],
  ["10dae51f-b6af-4016-8d66-8c2a99b929b3", { own: true, basics: true, list: false }],
  ["2af84b1e-32c8-42b7-82bc-daa82404023b", { own: true, basics: false, list: false }],
])("guestUserRoleId %s", (id, expected) => {
  const tenant = atLevel(id);

  test("a guest reads", () => {
    expect({
      own: tenant.canRead("guest", own).isAllowed,
      basics: tenant.canRead("guest", basics).isAllowed,
      list: tenant.canRead("guest", list).isAllowed,
    }).toEqual(expected);
  });

  test("a member reads all of it", () => {
    expect(tenant.canRead("ann", list).isAllowed).toBe(true);
  });
});

test("the usual level is limited", () => {
  expect(contoso().settings.guestLevel).toBe("limited");
});

test("a hidden membership is read by members of the group, whatever their level", () => {
  const tenant = atLevel("10dae51f-b6af-4016-8d66-8c2a99b929b3");
  expect(tenant.canRead("guest", hidden).isAllowed).toBe(false);
  done(tenant, add("secret", "guest"));
  expect(tenant.canRead("guest", hidden).isAllowed).toBe(true);
});

test("whether a membership is hidden is not for who asks to say", () => {
  const tenant = atLevel("10dae51f-b6af-4016-8d66-8c2a99b929b3");
  const claimed = { ...hidden, hasHiddenMembership: false };
  expect(tenant.canRead("guest", claimed).isAllowed).toBe(false);
});

test("an active role that reads the directory lifts the limits, until it ends", () => {
  const tenant = atLevel("2af84b1e-32c8-42b7-82bc-daa82404023b");
  const until = after(2).toISOString();
  done(tenant, {
    kind: "assignRole",
    id: "r",
    principalId: "guest",
    role: "Directory Readers",
    until,
  });
  expect(tenant.canRead("guest", list).isAllowed).toBe(true);
  tenant.advance(after(2));
  expect(tenant.canRead("guest", list).isAllowed).toBe(false);
});

test("a role of a group lifts the limits of its members", () => {
  const tenant = atLevel("2af84b1e-32c8-42b7-82bc-daa82404023b");
  done(tenant, assigned("readers", { isAssignableToRole: true }), add("readers", "guest"), {
    kind: "assignRole",
    id: "r",
    principalId: "readers",
    role: "Directory Readers",
  });
  expect(tenant.canRead("guest", list).isAllowed).toBe(true);
});

test.each(["nobody", "laptop", "__proto__"])("`%s`, who is no user, reads nothing", (id) => {
  const tenant = atLevel("a0b1b346-4d3e-4e8b-98f8-753987be4970");
  done(tenant, device("laptop"));
  expect(tenant.canRead(id, list).isAllowed).toBe(false);
});

test("a level that there is not is refused", () => {
  const command = changeSettings({ guestLevel: "everything" as never });
  expect(refused(contoso(), command).code).toBe("bad-setting");
});
