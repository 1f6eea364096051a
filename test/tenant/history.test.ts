import { describe, expect, test } from "vitest";
import type { HistoryEntry } from "../../src/tenant/history.ts";
import {
  add,
  after,
  assigned,
  contoso,
  done,
  dynamic,
  on,
  patch,
  refused,
  remove,
  setRule,
  research,
  user,
} from "./tenants.ts";

/** What a history tells, as lines. */
const lines = (entries: readonly HistoryEntry[]): readonly string[] =>
  entries.map((entry) =>
    entry.kind === "command"
      ? entry.command.kind
      : `${entry.change.kind} ${entry.change.groupId} ${entry.change.subjectId} by ${entry.change.cause}`,
  );

describe("history", () => {
  test("of a user: what was asked for stands before what came of it", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    done(tenant, patch("ann", { department: "Research" }));
    done(tenant, remove("ann"));
    expect(lines(tenant.history({ subjectId: "ann" }))).toEqual([
      "upsert",
      "joined sales ann by createGroup",
      "patch",
      "left sales ann by patch",
      "remove",
    ]);
  });

  test("of a group", () => {
    const tenant = contoso();
    done(tenant, assigned("team"), add("team", "ann"));
    done(tenant, on("team", "deleteGroup"));
    expect(lines(tenant.history({ groupId: "team" }))).toEqual([
      "createGroup",
      "addMember",
      "joined team ann by addMember",
      "deleteGroup",
      "left team ann by deleteGroup",
    ]);
  });

  test("leaves out what was refused and what cancels out", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    refused(tenant, patch("ann", { nonsense: "x" }));
    done(tenant, patch("ann", { department: "None" }), patch("ann", { department: "Sales" }));
    expect(lines(tenant.history({ subjectId: "ann" }))).toEqual([
      "upsert",
      "joined sales ann by createGroup",
      "patch",
      "patch",
    ]);
  });

  test("names the last change of a subject as the cause, and the edit of a rule", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    done(tenant, user("cat"), patch("cat", { department: "Sales" }));
    done(tenant, setRule("sales", research));
    const changes = tenant
      .history({ subjectId: "cat" })
      .filter(({ kind }) => kind === "membership");
    expect(lines(changes)).toEqual(["joined sales cat by patch", "left sales cat by setRule"]);
  });

  test("has the batch and the instant of each entry", () => {
    const tenant = contoso();
    tenant.advance(after(1));
    done(tenant, dynamic("sales"));
    expect(tenant.history({ groupId: "sales" })).toMatchObject([
      { kind: "command", batch: 3, at: after(1) },
      { kind: "membership", batch: 3, at: after(1) },
      { kind: "membership", batch: 3, at: after(1) },
    ]);
  });

  test("of nobody is empty", () => {
    expect(contoso().history({ subjectId: "__proto__" })).toEqual([]);
  });
});

/** A tenant with a group that is made, changes and is deleted, on one day after the other. */
const changing = () => {
  const tenant = contoso();
  tenant.advance(after(1));
  done(tenant, dynamic("sales"));
  tenant.advance(after(2));
  done(tenant, patch("ann", { department: "None" }), patch("cat", { department: "Sales" }));
  tenant.advance(after(3));
  done(tenant, on("sales", "deleteGroup"));
  return tenant;
};

describe("membersAt", () => {
  test.each([
    ["before the group was made", after(1, -1), []],
    ["at the instant at which they joined", after(1), ["ann", "bob"]],
    ["just before others came and went", after(2, -1), ["ann", "bob"]],
    ["at the instant at which others came and went", after(2), ["bob", "cat"]],
    ["after the group was deleted", after(3), []],
    ["in the future", after(99), []],
  ])("%s", (_, time, members) => {
    expect(changing().membersAt("sales", time).toSorted()).toEqual(members);
  });

  test("of a group that there never was is empty", () => {
    expect(contoso().membersAt("none", after(1))).toEqual([]);
  });
});
