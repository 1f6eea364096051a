import { describe, expect, test } from "vitest";
import {
  applied,
  contoso,
  done,
  dynamic,
  groupOf,
  membersOf,
  moves,
  on,
  patch,
  refused,
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

describe("save time and run time", () => {
  test("made On with an unsupported property: refused, and nothing is made", () => {
    const tenant = contoso();
    const refusal = refused(tenant, dynamic("bad", unsupported));
    expect(refusal.code).toBe("illegal-rule");
    expect(refusal.diagnostics?.[0]?.entra).toContain("propertyThatDoesNotExist");
    expect(tenant.groups()).toEqual([]);
  });

  test("made Paused with the same rule: accepted and stored as sent", () => {
    const tenant = contoso();
    done(tenant, dynamic("bad", unsupported, paused));
    expect(groupOf(tenant, "bad")).toMatchObject({ membershipRule: unsupported, ...paused });
  });

  test("edited to the rule while paused: stored", () => {
    expect(groupOf(withBadRule(), "sales").membershipRule).toBe(unsupported);
  });

  test("edited to the rule while on: refused, and the rule stays", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"));
    expect(refused(tenant, setRule("sales", unsupported)).code).toBe("illegal-rule");
    expect(groupOf(tenant, "sales").membershipRule).toBe(sales);
  });

  test("resumed: accepted, and Failed", () => {
    const tenant = withBadRule();
    applied(tenant.execute(on("sales", "resume")));
    expect(groupOf(tenant, "sales")).toMatchObject({
      processingState: "On",
      processingStatus: { status: "Failed" },
    });
  });

  test("Failed: the members are frozen at the last good set", () => {
    const tenant = withBadRule();
    done(tenant, on("sales", "resume"));
    done(tenant, patch("cat", { department: "Sales" }), patch("ann", { department: "Research" }));
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
  });

  test("a failed group says with what its rule fails, and explains nobody", () => {
    const tenant = withBadRule();
    done(tenant, on("sales", "resume"));
    expect(tenant.explain("sales", "ann")).toBeUndefined();
  });

  test("a legal rule thaws a failed group at once", () => {
    const tenant = withBadRule();
    done(tenant, on("sales", "resume"), patch("cat", { department: "Sales" }));
    expect(moves(done(tenant, setRule("sales", sales)))).toEqual(["joined sales cat"]);
  });

  test("a failed group can be paused, and fails again on resume", () => {
    const tenant = withBadRule();
    done(tenant, on("sales", "resume"), on("sales", "pause"));
    done(tenant, on("sales", "resume"));
    expect(groupOf(tenant, "sales").processingStatus.status).toBe("Failed");
  });
});

// service.md 4.5; all of our own diagnostics with their counterparts are golden cases.
test.each([
  [unsupported, "Unsupported property 'propertyThatDoesNotExist'"],
  ["user.accountEnabled -startsWith true", "Operator isn't supported on attribute"],
])("the refusal of `%s` carries Microsoft's sentence", (rule, sentence) => {
  const { diagnostics = [] } = refused(contoso(), dynamic("bad", rule));
  expect(JSON.stringify(diagnostics.map(({ entra }) => entra))).toContain(sentence);
});
