import { describe, expect, test } from "vitest";
import type { LifeStep } from "../../src/directory/life-step.ts";
import { accountStateOf } from "../../src/directory/source.ts";
import {
  add,
  after,
  app,
  assigned,
  contoso,
  done,
  dynamic,
  effects,
  firstDay,
  membersOf,
  moves,
  patch,
  refused,
  remove,
  user,
} from "./tenants.ts";

const invite = (more: Partial<Extract<LifeStep, { kind: "invite" }>> = {}): LifeStep => ({
  kind: "invite",
  id: "eva",
  mail: "eva@fabrikam.com",
  ...more,
});
const redeem = (issuer: string): LifeStep => ({ kind: "redeem", id: "eva", issuer });
const convert = (userType: "Member" | "Guest"): LifeStep => ({
  kind: "convertUserType",
  id: "eva",
  userType,
});
const toInternal: LifeStep = {
  kind: "convertToInternal",
  id: "eva",
  userPrincipalName: "eva@contoso.onmicrosoft.com",
};

/** A tenant with a group of guests and a group of members, and steps in the life of eva. */
function withGroups(...steps: readonly LifeStep[]) {
  const tenant = contoso();
  done(
    tenant,
    dynamic("guests", 'user.userType -eq "Guest"'),
    dynamic("members", 'user.userType -eq "Member"', { grants: [app("intranet")] }),
    ...steps,
  );
  return tenant;
}

describe("account states and their Source", () => {
  test("before redemption: Invited user, PendingAcceptance", () => {
    const tenant = withGroups(invite());
    expect(tenant.sourceOf("eva")).toBe("Invited user");
    expect(tenant.accountOf("eva")).toMatchObject({
      creationType: "Invitation",
      externalUserState: "PendingAcceptance",
      externalUserStateChangeDateTime: firstDay.toISOString(),
    });
  });

  test.each([
    [1, "ExternalAzureAD", "External Azure Active Directory"],
    [2, "MicrosoftAccount", "Microsoft Account"],
    [2, "google.com", "Microsoft Account"],
    [2, "facebook.com", "Microsoft Account"],
    [2, "mail", "Microsoft Account"],
    [2, "https://idp.fabrikam.com/saml", "Microsoft Account"],
  ])("state %i: redeemed by %s, %s", (state, issuer, source) => {
    const tenant = withGroups(invite(), redeem(issuer));
    const found = tenant.sourceOf("eva");
    expect(found).toBe(source);
    expect(found && accountStateOf(found)).toBe(state);
    expect(tenant.accountOf("eva").externalUserState).toBe("Accepted");
  });

  test("state 3: a synced guest, Windows Server Active Directory", () => {
    const tenant = withGroups();
    done(tenant, user("fay", undefined, { userType: "Guest", dirSyncEnabled: true }));
    expect(tenant.sourceOf("fay")).toBe("Windows Server Active Directory");
  });

  test("state 4: a guest of the host, Azure Active Directory", () => {
    const tenant = withGroups();
    done(tenant, user("fay", undefined, { userType: "Guest" }));
    expect(tenant.sourceOf("fay")).toBe("Azure Active Directory");
  });

  test("who is no user has none", () => {
    expect(contoso().sourceOf("nobody")).toBeUndefined();
  });

  test.each(["Invitation", "LocalAccount", "EmailVerified", "SelfServiceSignUp"] as const)(
    "creationType %s is kept as it is imported",
    (creationType) => {
      const tenant = contoso();
      done(tenant, { kind: "setAccount", id: "ann", account: { creationType } });
      expect(tenant.accountOf("ann")).toEqual({ creationType });
    },
  );

  test("creationType is null for a work or school account of the host", () => {
    expect(contoso().accountOf("ann")).toEqual({});
  });

  test("an account of nobody is refused", () => {
    const command = { kind: "setAccount", id: "nobody", account: {} } as const;
    expect(refused(contoso(), command).code).toBe("no-such-user");
  });
});

describe("the life of a guest moves them in the same batch", () => {
  test("invite as a guest", () => {
    expect(moves(done(withGroups(), invite()))).toEqual(["joined guests eva"]);
  });

  test("invite as a member", () => {
    const outcome = done(withGroups(), invite({ userType: "Member" }));
    expect(moves(outcome)).toEqual(["joined members eva"]);
  });

  test("redeem: nobody moves, as no rule can read it", () => {
    expect(moves(done(withGroups(invite()), redeem("mail")))).toEqual([]);
  });

  test("convertUserType: from the guests to the members, and to their access", () => {
    const tenant = withGroups(invite(), redeem("mail"));
    const outcome = done(tenant, convert("Member"));
    expect(moves(outcome)).toEqual(["joined members eva", "left guests eva"]);
    expect(effects(outcome)).toEqual(["gained intranet eva by members"]);
    expect(tenant.sourceOf("eva")).toBe("Microsoft Account");
  });

  test("convertUserType and back within one batch: nobody moves", () => {
    const tenant = withGroups(invite());
    expect(moves(done(tenant, convert("Member"), convert("Guest")))).toEqual([]);
  });

  test("convertToInternal: leaves the guests, joins the members, signs in with the host", () => {
    const tenant = withGroups(invite(), redeem("ExternalAzureAD"));
    tenant.advance(after(1));
    expect(moves(done(tenant, toInternal))).toEqual(["joined members eva", "left guests eva"]);
    expect(tenant.sourceOf("eva")).toBe("Azure Active Directory");
    expect(tenant.accountOf("eva").convertedToInternalUserDateTime).toBe(after(1).toISOString());
  });

  test("disable: leaves a group of enabled accounts", () => {
    const tenant = withGroups(invite());
    done(tenant, dynamic("enabled", "user.accountEnabled -eq true"));
    expect(moves(done(tenant, { kind: "disable", id: "eva" }))).toEqual(["left enabled eva"]);
  });

  test("remove: leaves all groups, and nothing is known of the account any more", () => {
    const tenant = withGroups(invite());
    expect(moves(done(tenant, remove("eva")))).toEqual(["left guests eva"]);
    expect(tenant.accountOf("eva")).toEqual({});
  });
});

describe("redemption reset", () => {
  const reset: LifeStep = { kind: "resetRedemption", id: "eva" };

  test("keeps the groups, the access and the user principal name", () => {
    const tenant = withGroups(invite(), redeem("mail"));
    done(tenant, assigned("team", { grants: [app("crm")] }), add("team", "eva"));
    const name = tenant.attributesOf("eva")?.["userPrincipalName"];
    expect(moves(done(tenant, reset))).toEqual([]);
    expect(tenant.groupsOf("eva").toSorted()).toEqual(["guests", "team"]);
    expect(tenant.accessOf("eva")).toHaveLength(1);
    expect(tenant.attributesOf("eva")?.["userPrincipalName"]).toBe(name);
    expect(tenant.sourceOf("eva")).toBe("Invited user");
  });

  test("lets the user redeem with another identity", () => {
    const tenant = withGroups(invite(), redeem("mail"), reset, redeem("google.com"));
    expect(tenant.accountOf("eva").identities?.[0]?.issuer).toBe("google.com");
  });
});

describe("illegal steps", () => {
  test.each<[string, readonly LifeStep[], LifeStep, string]>([
    ["redeeming twice", [invite(), redeem("mail")], redeem("mail"), "already-redeemed"],
    ["converting a guest to a guest", [invite()], convert("Guest"), "same-user-type"],
    ["inviting an address twice", [invite()], invite({ id: "eve" }), "already-invited"],
    ["inviting under an id twice", [invite()], invite({ mail: "e@fabrikam.com" }), "id-taken"],
    ["converting to internal twice", [invite(), toInternal], toInternal, "already-internal"],
    [
      "re-inviting a converted user (412 in Graph)",
      [invite(), redeem("mail"), toInternal],
      { kind: "resetRedemption", id: "eva" },
      "converted-to-internal",
    ],
    [
      "converting a user of the cloud without a name",
      [invite()],
      { kind: "convertToInternal", id: "eva" },
      "credentials-missing",
    ],
    ["an unknown identity provider", [invite()], redeem("fabrikam"), "unknown-issuer"],
    [
      "an attribute that rules do not know",
      [],
      invite({ properties: { nonsense: "x" } }),
      "data-does-not-fit",
    ],
  ])("%s is refused", (_, steps, step, code) => {
    const tenant = withGroups(...steps);
    expect(refused(tenant, step).code).toBe(code);
  });

  test("a synced user is converted without credentials only", () => {
    const tenant = withGroups(invite());
    done(tenant, patch("eva", { dirSyncEnabled: true }));
    expect(refused(tenant, toInternal).code).toBe("credentials-not-allowed");
    done(tenant, { kind: "convertToInternal", id: "eva" });
  });

  test("a name that somebody has, in any letter case, is taken", () => {
    const tenant = withGroups(invite());
    done(tenant, patch("ann", { userPrincipalName: "EVA@contoso.onmicrosoft.com" }));
    expect(refused(tenant, toInternal).code).toBe("name-taken");
  });
});

test("a user whose type is unset is in neither group until converted", () => {
  const tenant = withGroups();
  expect(membersOf(tenant, "members")).toEqual([]);
  done(tenant, { kind: "convertUserType", id: "ann", userType: "Member" });
  expect(membersOf(tenant, "members")).toEqual(["ann"]);
});
