import { expect, test } from "vitest";
import { coverageOf, MembershipEngine } from "../../src/index.ts";
import type { Properties } from "../../src/directory/properties.ts";

const engine = (users: Readonly<Record<string, Properties>>): MembershipEngine => {
  const made = new MembershipEngine();
  made.setRule("sales", 'user.department -eq "Sales"');
  made.setRule("all", "user.objectId -ne null");
  made.setRule("devices", "device.objectId -ne null");
  made.load([
    ...Object.entries(users).map(([id, properties]) => ({
      subject: "user" as const,
      id,
      properties,
    })),
    { subject: "device", id: "d1", properties: {} },
  ]);
  return made;
};

test("coverage counts distinct users of dynamic groups, and no devices", () => {
  expect(coverageOf(engine({ u1: { department: "Sales" }, u2: {} }))).toEqual({
    users: 2,
    guests: 0,
    disabled: 0,
    byGroup: new Map([
      ["sales", { users: 1, guests: 0, disabled: 0 }],
      ["all", { users: 2, guests: 0, disabled: 0 }],
    ]),
  });
});

test("guests and disabled users are counted apart, each once", () => {
  const covered = coverageOf(
    engine({
      guest: { department: "Sales", userType: "guest" },
      both: { department: "Sales", userType: "GUEST", accountEnabled: false },
      disabled: { userType: "Member", accountEnabled: false },
      enabled: { accountEnabled: true },
    }),
  );
  expect(covered).toMatchObject({ users: 4, guests: 2, disabled: 2 });
  expect(covered.byGroup.get("sales")).toEqual({ users: 2, guests: 2, disabled: 1 });
});

test("who has no attributes is covered all the same", () => {
  const source = { groupsFor: () => ["g"], members: () => ["gone"], attributesOf: () => undefined };
  expect(coverageOf(source)).toMatchObject({ users: 1, guests: 0, disabled: 0 });
});
