import { describe, expect, test } from "vitest";
import type { Command } from "../../src/tenant/command.ts";
import type { Group } from "../../src/tenant/group.ts";
import { portalStatusOf } from "../../src/tenant/portal-status.ts";
import {
  add,
  after,
  assigned,
  contoso,
  done,
  dynamic,
  firstDay,
  groupOf,
  moves,
  on,
  patch,
  refused,
  remove,
  sales,
  setRule,
} from "./tenants.ts";

const unsupported = 'user.propertyThatDoesNotExist -eq "x"';
const paused = { processingState: "Paused" } as const;

/** A tenant with a paused group of ann and bob whose stored rule is not legal. */
function withBadRule() {
  const tenant = contoso();
  done(tenant, dynamic("sales"), on("sales", "pause"), setRule("sales", unsupported));
  return tenant;
}

describe("membershipRuleProcessingState", () => {
  test("On: an attribute moves the user in the same batch", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    const outcome = done(tenant, patch("cat", { department: "Sales" }));
    expect(moves(outcome)).toEqual(["joined sales cat"]);
  });

  test("Paused: nobody moves", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"));
    expect(moves(done(tenant, patch("cat", { department: "Sales" })))).toEqual([]);
  });

  test("Paused → On: what was missed is served at once, and only that", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"));
    done(tenant, patch("cat", { department: "Sales" }), patch("ann", { department: "Research" }));
    done(tenant, patch("bob", { department: "Research" }), patch("bob", { department: "Sales" }));
    const outcome = done(tenant, on("sales", "resume"));
    expect(moves(outcome)).toEqual(["joined sales cat", "left sales ann"]);
  });

  test("who is removed from the directory leaves a paused group", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), on("sales", "pause"));
    expect(moves(done(tenant, remove("ann")))).toEqual(["left sales ann"]);
  });

  test("a paused group is paused already, one that is on is on already", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    expect(refused(tenant, on("sales", "resume")).code).toBe("already-on");
    done(tenant, on("sales", "pause"));
    expect(refused(tenant, on("sales", "pause")).code).toBe("already-paused");
  });
});

describe("membershipRuleProcessingStatus", () => {
  test("NotStarted: a group that is made paused", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales", sales, paused));
    expect(groupOf(tenant, "sales").processingStatus).toEqual({ status: "NotStarted" });
    expect(tenant.memberCount("sales")).toBe(0);
  });

  test("Succeeded: a group that is on, with the instant at which its members changed", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    expect(groupOf(tenant, "sales").processingStatus).toEqual({
      status: "Succeeded",
      lastMembershipUpdated: firstDay.toISOString(),
    });
  });

  test("Failed: a stored rule that is not legal, on resume", () => {
    const tenant = withBadRule();
    done(tenant, on("sales", "resume"));
    const { status, errorMessage } = groupOf(tenant, "sales").processingStatus;
    expect(status).toBe("Failed");
    expect(errorMessage).toMatch(/^membership updates could not be evaluated: .+/u);
  });

  test("lastMembershipUpdated stays where nobody joins or leaves", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    tenant.advance(after(1));
    done(tenant, patch("ann", { city: "Oslo" }), setRule("sales", `(${sales})`));
    expect(groupOf(tenant, "sales").processingStatus.lastMembershipUpdated).toBe(
      firstDay.toISOString(),
    );
  });

  test("lastMembershipUpdated is the instant of the last batch that moved somebody", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    tenant.advance(after(1));
    done(tenant, patch("cat", { department: "Sales" }));
    expect(groupOf(tenant, "sales").processingStatus.lastMembershipUpdated).toBe(
      after(1).toISOString(),
    );
  });

  test("lastMembershipUpdated is unknown where nobody was ever a member", () => {
    const tenant = contoso();
    done(tenant, dynamic("nobody", 'user.department -eq "None"'));
    expect(groupOf(tenant, "nobody").processingStatus).toEqual({ status: "Succeeded" });
  });

  test("lastMembershipUpdated is for dynamic groups only", () => {
    const tenant = contoso();
    done(tenant, assigned("team"), add("team", "ann"));
    expect(groupOf(tenant, "team").processingStatus).toEqual({ status: "NotStarted" });
  });

  test("the message of a failure goes with a legal rule", () => {
    const tenant = withBadRule();
    done(tenant, on("sales", "resume"), setRule("sales", sales));
    expect(groupOf(tenant, "sales").processingStatus).toEqual({
      status: "Succeeded",
      lastMembershipUpdated: firstDay.toISOString(),
    });
  });
});

/** The portal's word for the group `sales` after some commands. */
const wordOf = (...commands: readonly Command[]) => {
  const tenant = contoso();
  done(tenant, ...commands);
  return portalStatusOf(groupOf(tenant, "sales"));
};

describe("the portal's dynamic rule processing status", () => {
  test("Update complete", () => {
    expect(wordOf(dynamic("sales"))).toBe("Update complete");
  });

  test("Update paused", () => {
    expect(wordOf(dynamic("sales"), on("sales", "pause"))).toBe("Update paused");
  });

  test("Processing error", () => {
    expect(wordOf(dynamic("sales", unsupported, paused), on("sales", "resume"))).toBe(
      "Processing error",
    );
  });

  test("an assigned group has none", () => {
    expect(wordOf(assigned("sales"))).toBeUndefined();
  });

  // A batch is processed whole, so nobody meets the states between; Graph's words for them still have the portal's.
  test.each([
    ["NotStarted", "Not started"],
    ["Running", "Processing"],
  ] as const)("%s is %s", (status, word) => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    const group: Group = { ...groupOf(tenant, "sales"), processingStatus: { status } };
    expect(portalStatusOf(group)).toBe(word);
  });
});

test("Evaluating is the word of no state that Graph tells", () => {
  const tenant = contoso();
  done(tenant, dynamic("sales"));
  const words = (["NotStarted", "Running", "Succeeded", "Failed"] as const).map((status) =>
    portalStatusOf({ ...groupOf(tenant, "sales"), processingStatus: { status } }),
  );
  expect(words).toEqual(["Not started", "Processing", "Update complete", "Processing error"]);
});
