import { describe, expect, test } from "vitest";
import {
  directoryRoles,
  findRole,
  nearestRole,
  readsDirectory,
} from "../../src/directory/directory-roles.ts";
import { isGuid } from "../../src/grammar/guid.ts";

describe("the directory roles", () => {
  test("have names and ids of their own", () => {
    expect(directoryRoles.length).toBeGreaterThanOrEqual(20);
    expect(new Set(directoryRoles.map(({ name }) => name)).size).toBe(directoryRoles.length);
    expect(new Set(directoryRoles.map(({ id }) => id)).size).toBe(directoryRoles.length);
    expect(directoryRoles.filter(({ id }) => !isGuid(id))).toEqual([]);
  });

  test.for([
    ["Global Administrator", "62e90394-69f5-4237-9190-012177145e10", true],
    ["Global Reader", "f2ef992c-3afb-46b9-b7cf-a126ee74c451", true],
    ["User Administrator", "fe930be7-5e62-47db-91af-98c3a49a38b1", true],
    ["Directory Readers", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", false],
    ["Guest Inviter", "95e79109-95c0-4d8e-aee3-d01accf2d47b", false],
  ] as const)("%s is %s, privileged: %s", ([name, id, isPrivileged]) => {
    expect(findRole(name)).toEqual({ name, id, isPrivileged });
    expect(findRole(id)?.name).toBe(name);
  });

  test("are found in any letter case, and never by another name", () => {
    expect(findRole("GUEST inviter")?.name).toBe("Guest Inviter");
    expect(findRole("62E90394-69F5-4237-9190-012177145E10")?.name).toBe("Global Administrator");
    for (const name of ["", "__proto__", "constructor", "Global"])
      expect(findRole(name)).toBeUndefined();
  });

  test("a name that is nearly one is guessed", () => {
    expect(nearestRole("Global Reeder")).toEqual({ hint: "did you mean `Global Reader`?" });
    expect(nearestRole("")).toEqual({});
  });

  test("all read the directory but the one that invites guests", () => {
    const silent = directoryRoles.filter(({ id }) => !readsDirectory(id));
    expect(silent.map(({ name }) => name)).toEqual(["Guest Inviter"]);
    expect(readsDirectory("unknown")).toBe(false);
  });
});
