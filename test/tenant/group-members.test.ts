import { describe, expect, test } from "vitest";
import {
  add,
  assigned,
  contoso,
  device,
  done,
  dynamic,
  groupOf,
  makeDynamic,
  membersOf,
  moves,
  on,
  patch,
  refused,
  remove,
  research,
  sales,
  setRule,
  user,
} from "./tenants.ts";

describe("by hand", () => {
  test("nobody adds a member to a dynamic group", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    expect(refused(tenant, add("sales", "cat")).code).toBe("members-are-dynamic");
  });

  test("nobody removes a member from a dynamic group, paused or not", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"));
    const removal = { kind: "removeMember", groupId: "sales", subjectId: "ann" } as const;
    expect(refused(tenant, removal).code).toBe("members-are-dynamic");
  });

  test("an assigned group takes users and devices, and lets them go", () => {
    const tenant = contoso();
    done(tenant, device("laptop"), assigned("mixed"), add("mixed", "ann"), add("mixed", "laptop"));
    done(tenant, { kind: "removeMember", groupId: "mixed", subjectId: "ann" });
    expect(membersOf(tenant, "mixed")).toEqual(["laptop"]);
  });

  test("a member is not added twice", () => {
    const tenant = contoso();
    done(tenant, assigned("team"), add("team", "ann"));
    expect(refused(tenant, add("team", "ann")).code).toBe("already-member");
  });

  test("who is no member is not removed", () => {
    const tenant = contoso();
    done(tenant, assigned("team"));
    const removal = { kind: "removeMember", groupId: "team", subjectId: "ann" } as const;
    expect(refused(tenant, removal).code).toBe("not-a-member");
  });

  test("nobody without being in the directory is added", () => {
    const tenant = contoso();
    done(tenant, assigned("team"));
    expect(refused(tenant, add("team", "nobody")).code).toBe("no-such-subject");
  });

  test("a group that there is not takes nobody", () => {
    expect(refused(contoso(), add("team", "ann")).code).toBe("no-such-group");
  });

  test("who is removed from the directory leaves an assigned group", () => {
    const tenant = contoso();
    done(tenant, assigned("team"), add("team", "ann"));
    expect(moves(done(tenant, remove("ann")))).toEqual(["left team ann"]);
  });
});

/** A tenant with an assigned group of ann and cat. */
const filled = () => {
  const tenant = contoso();
  done(tenant, assigned("team"), add("team", "ann"), add("team", "cat"));
  return tenant;
};

describe("assigned → dynamic", () => {
  test("the members are those of the rule; who stays does not move", () => {
    const tenant = filled();
    expect(moves(done(tenant, makeDynamic("team")))).toEqual(["joined team bob", "left team cat"]);
    expect(membersOf(tenant, "team")).toEqual(["ann", "bob"]);
  });

  test("a rule about devices lets all users leave", () => {
    const tenant = filled();
    const outcome = done(tenant, makeDynamic("team", "device.deviceId -ne null"));
    expect(moves(outcome)).toEqual(["left team ann", "left team cat"]);
  });

  test("a dynamic group is dynamic already", () => {
    const tenant = filled();
    done(tenant, makeDynamic("team"));
    expect(refused(tenant, makeDynamic("team")).code).toBe("already-dynamic");
  });

  test("a rule that is not legal is refused", () => {
    expect(refused(filled(), makeDynamic("team", "user.nonsense -eq 1")).code).toBe("illegal-rule");
  });
});

describe("dynamic → assigned", () => {
  test("the members stay, and the rule no longer moves them", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    expect(moves(done(tenant, on("sales", "makeAssigned")))).toEqual([]);
    done(tenant, patch("ann", { department: "Research" }), patch("cat", { department: "Sales" }));
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
  });

  test("the members of a paused group stay as they are served", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"));
    done(tenant, patch("ann", { department: "Research" }));
    done(tenant, on("sales", "makeAssigned"));
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
  });

  test("people can be added from then on", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "makeAssigned"), add("sales", "cat"));
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob", "cat"]);
  });

  test("the rule is kept for reference", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "makeAssigned"));
    expect(groupOf(tenant, "sales")).toMatchObject({
      membershipType: "Assigned",
      membershipRule: sales,
      processingState: "Paused",
    });
  });

  test("there and back within one batch moves nobody", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    const outcome = done(tenant, on("sales", "makeAssigned"), makeDynamic("sales"));
    expect(moves(outcome)).toEqual([]);
  });

  test.each(["pause", "resume"] as const)("an assigned group cannot %s", (kind) => {
    const tenant = contoso();
    done(tenant, assigned("team"));
    expect(refused(tenant, on("team", kind)).code).toBe("not-dynamic");
  });

  test("an assigned group has no rule to edit, and is assigned already", () => {
    const tenant = contoso();
    done(tenant, assigned("team"));
    expect(refused(tenant, setRule("team", sales)).code).toBe("not-dynamic");
    expect(refused(tenant, on("team", "makeAssigned")).code).toBe("already-assigned");
  });
});

describe("another rule", () => {
  test("leaves those who still match alone", () => {
    const tenant = contoso();
    done(tenant, user("dan", "Sales", { city: "Oslo" }), dynamic("sales"));
    const outcome = done(tenant, setRule("sales", `user.city -eq "Oslo" -or ${research}`));
    expect(moves(outcome)).toEqual(["joined sales cat", "left sales ann", "left sales bob"]);
  });

  test("of another spelling moves nobody", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    expect(moves(done(tenant, setRule("sales", `(${sales}) `)))).toEqual([]);
  });

  test("about devices lets all users leave", () => {
    const tenant = contoso();
    done(tenant, device("laptop", { displayName: "laptop" }), dynamic("sales"));
    const outcome = done(tenant, setRule("sales", 'device.displayName -eq "laptop"'));
    expect(moves(outcome)).toEqual(["joined sales laptop", "left sales ann", "left sales bob"]);
  });

  test("of a paused group moves nobody before it is resumed", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"));
    expect(moves(done(tenant, setRule("sales", research)))).toEqual([]);
    expect(moves(done(tenant, on("sales", "resume")))).toEqual([
      "joined sales cat",
      "left sales ann",
      "left sales bob",
    ]);
  });

  test("about devices empties a paused group of users at once", () => {
    const tenant = contoso();
    done(tenant, device("laptop", { displayName: "laptop" }), dynamic("sales"));
    done(tenant, on("sales", "pause"));
    const outcome = done(tenant, setRule("sales", 'device.displayName -eq "laptop"'));
    expect(moves(outcome)).toEqual(["left sales ann", "left sales bob"]);
    expect(moves(done(tenant, on("sales", "resume")))).toEqual(["joined sales laptop"]);
  });

  test("cannot be empty", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    expect(refused(tenant, setRule("sales", " \n")).code).toBe("rule-missing");
  });
});

describe("a deleted group", () => {
  test("lets everybody leave", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    const outcome = done(tenant, on("sales", "deleteGroup"));
    expect(moves(outcome)).toEqual(["left sales ann", "left sales bob"]);
    expect(tenant.group("sales")).toBeUndefined();
  });

  test("that is made again is new and populated", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"));
    done(tenant, patch("ann", { department: "Research" }), on("sales", "deleteGroup"));
    expect(moves(done(tenant, dynamic("sales")))).toEqual(["joined sales bob"]);
  });

  test("that is made again in the same batch moves only those who differ", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    const outcome = done(tenant, on("sales", "deleteGroup"), dynamic("sales", research));
    expect(moves(outcome)).toEqual(["joined sales cat", "left sales ann", "left sales bob"]);
  });

  test("leaves nobody behind in a group that is assigned under its id", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"), patch("cat", { department: "Sales" }));
    done(tenant, on("sales", "deleteGroup"));
    done(tenant, assigned("sales"));
    expect(membersOf(tenant, "sales")).toEqual([]);
  });
});
