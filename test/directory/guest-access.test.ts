import { describe, expect, test } from "vitest";
import {
  canRead,
  type GuestLevel,
  guestLevels,
  type Reader,
  type ReadObject,
} from "../../src/directory/guest-access.ts";

/** Is in the group `joined`. */
const reader = (userType: string | undefined, hasReadingRole = false): Reader => ({
  id: "me",
  userType,
  isMemberOf: (groupId) => groupId === "joined",
  hasReadingRole,
});

const user = (id: string, aspect: "profile" | "basic" | "groups"): ReadObject => ({
  kind: "user",
  id,
  aspect,
});
const group = (
  id: string,
  hasHiddenMembership: boolean,
  aspect: "properties" | "members",
): ReadObject => ({ kind: "group", id, hasHiddenMembership, aspect });

/** An object; whether members, limited guests and guests restricted to their own objects read it. */
const table: readonly (readonly [ReadObject, boolean, boolean, boolean])[] = [
  [user("me", "profile"), true, true, true],
  [user("me", "basic"), true, true, true],
  [user("me", "groups"), true, true, true],
  [user("other", "basic"), true, true, false],
  [user("other", "profile"), true, false, false],
  [user("other", "groups"), true, false, false],
  [group("joined", false, "properties"), true, true, false],
  [group("joined", false, "members"), true, true, false],
  [group("joined", true, "properties"), true, true, false],
  [group("joined", true, "members"), true, true, false],
  [group("foreign", false, "properties"), true, true, false],
  [group("foreign", false, "members"), true, true, false],
  [group("foreign", true, "properties"), true, false, false],
  [group("foreign", true, "members"), false, false, false],
  [{ kind: "users" }, true, false, false],
  [{ kind: "groups" }, true, false, false],
];
const levels: readonly GuestLevel[] = ["same as members", "limited", "own objects only"];

describe("reading the directory", () => {
  test.for(table)("of %j by a guest depends on the level", ([object, ...answers]) => {
    const seen = levels.map((level) => canRead(level, reader("Guest"), object).isAllowed);
    expect(seen).toEqual(answers);
  });

  test.for(table)("of %j by a member does not", ([object, answer]) => {
    for (const level of levels)
      for (const type of ["Member", undefined])
        expect(canRead(level, reader(type), object).isAllowed).toBe(answer);
  });

  test.for(table)("of %j by a guest with a role that reads is as by a member", (row) => {
    const [object, answer] = row;
    for (const level of levels)
      expect(canRead(level, reader("Guest", true), object).isAllowed).toBe(answer);
  });

  test("knows a guest in any letter case", () => {
    expect(canRead("limited", reader("guest"), { kind: "users" }).isAllowed).toBe(false);
  });

  test("says why", () => {
    expect(canRead("limited", reader("Guest"), { kind: "users" })).toEqual({
      isAllowed: false,
      reason: "guests do not list all users or groups",
    });
  });
});

test.for([
  ["same as members", "a0b1b346-4d3e-4e8b-98f8-753987be4970"],
  ["limited", "10dae51f-b6af-4016-8d66-8c2a99b929b3"],
  ["own objects only", "2af84b1e-32c8-42b7-82bc-daa82404023b"],
])("the level %s has the id %s", ([level, id]) => {
  expect(guestLevels.find((row) => row.level === level)?.id).toBe(id);
});

test("there are three levels", () => {
  expect(guestLevels.map(({ level }) => level)).toEqual(levels);
});
