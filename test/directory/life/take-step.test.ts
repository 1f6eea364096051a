import { describe, expect, test } from "vitest";
import type { LifeStep } from "../../../src/directory/life-step.ts";
import { takeStep } from "../../../src/directory/life/take-step.ts";
import { type Person, personSource } from "../../../src/directory/person.ts";
import { filterGuests, filterRule } from "../../../src/directory/user-filters.ts";
import { MembershipEngine } from "../../../src/membership/membership-engine.ts";
import { after, codesOf, host, invitation, living, now } from "./lives.ts";

const at = now.toISOString();
const redeem = { kind: "redeem", id: "u1", issuer: "ExternalAzureAD" } as const;
const reset = { kind: "resetRedemption", id: "u1" } as const;
const convert = {
  kind: "convertToInternal",
  id: "u1",
  userPrincipalName: "anna@contoso.com",
} as const;
const disable = { kind: "disable", id: "u1" } as const;
const typed = (userType: "Member" | "Guest") =>
  ({ kind: "convertUserType", id: "u1", userType }) as const;

const member: Person = { id: "u1", properties: { userType: "Member" }, account: {} };
const syncedGuest: Person = {
  id: "u1",
  properties: { userType: "Guest", dirSyncEnabled: true, userPrincipalName: "anna@contoso.com" },
  account: { externalUserState: "Accepted", identities: [{ issuer: "mail" }] },
};
const taken = (step: LifeStep, person?: Person, around = host()) => {
  const decision = takeStep(step, person, around);
  if (!decision.ok) throw new Error(decision.refusal.message);
  return decision.value;
};

describe("an invitation", () => {
  test("makes a guest who has an #EXT# name and no credentials, and has not accepted yet", () => {
    const name = "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com";
    expect(taken(invitation)).toEqual({
      change: {
        kind: "upsert",
        subject: "user",
        id: "u1",
        properties: {
          userType: "Guest",
          mail: "anna@fabrikam.com",
          displayName: "anna@fabrikam.com",
          userPrincipalName: name,
          mailNickName: "anna_fabrikam.com#EXT#",
          otherMails: ["anna@fabrikam.com"],
          proxyAddresses: ["SMTP:anna@fabrikam.com"],
          accountEnabled: true,
        },
      },
      account: {
        creationType: "Invitation",
        externalUserState: "PendingAcceptance",
        externalUserStateChangeDateTime: at,
        identities: [
          {
            signInType: "userPrincipalName",
            issuer: "contoso.onmicrosoft.com",
            issuerAssignedId: name,
          },
        ],
      },
    });
  });

  test("gives the source Invited user", () => {
    expect(personSource(living([invitation]), host())).toBe("Invited user");
  });

  test("can make a member, and notes what follows", () => {
    const asMember = { ...invitation, userType: "Member" } as const;
    expect(living([asMember]).properties["userType"]).toBe("Member");
    expect(codesOf(takeStep(asMember, undefined, host()))).toEqual(["invited-as-member"]);
    expect(codesOf(takeStep(invitation, undefined, host()))).toEqual([]);
  });

  test("takes further attributes, which go before the usual values", () => {
    const { properties } = living([
      { ...invitation, displayName: "Anna", properties: { city: "Oslo", accountEnabled: false } },
    ]);
    expect(properties).toMatchObject({ displayName: "Anna", city: "Oslo", accountEnabled: false });
  });

  test.for<[string, string]>([
    ["userType", "Member"],
    ["mail", "other@fabrikam.com"],
    ["userPrincipalName", "anna@contoso.com"],
    ["objectId", "u2"],
  ])("whose attribute %s says otherwise is refused", ([name, value]) => {
    const step = { ...invitation, properties: { [name]: value } };
    expect(codesOf(takeStep(step, undefined, host()))).toBe("contradicts-step");
  });

  test("whose attributes repeat it is none the worse", () => {
    const properties = { userType: "Guest", mail: "anna@fabrikam.com", objectId: "u1" };
    expect(takeStep({ ...invitation, properties }, undefined, host()).ok).toBe(true);
  });

  test.for([
    "",
    "anna",
    "@fabrikam.com",
    "anna@",
    "anna@b@c",
    "an na@fabrikam.com",
    "anna\n@fabrikam.com",
    "anna\u200b@fabrikam.com",
    `${"a".repeat(250)}@b.no`,
  ])("of %j is refused: not-an-address", (mail) => {
    expect(codesOf(takeStep({ ...invitation, mail }, undefined, host()))).toBe("not-an-address");
  });

  test("of an address of 254 units is the longest", () => {
    const mail = `${"a".repeat(249)}@b.no`;
    expect(takeStep({ ...invitation, mail }, undefined, host()).ok).toBe(true);
  });

  test("of somebody who is there is refused: already-invited", () => {
    const around = host(["anna@fabrikam.com"]);
    expect(codesOf(takeStep(invitation, undefined, around))).toBe("already-invited");
  });

  test("under an id that somebody has is refused: id-taken", () => {
    expect(codesOf(takeStep(invitation, undefined, host([], ["u1"])))).toBe("id-taken");
    expect(codesOf(takeStep(invitation, member, host()))).toBe("id-taken");
  });

  test("into a host without a domain is a mistake of the programmer", () => {
    const around = { ...host(), domains: [] };
    expect(() => takeStep(invitation, undefined, around)).toThrow(TypeError);
  });
});

test.for<LifeStep>([redeem, reset, convert, disable, typed("Guest")])(
  "$kind of nobody is refused: no-such-user",
  (step) => {
    expect(codesOf(takeStep(step, undefined, host()))).toBe("no-such-user");
  },
);

describe("a redemption", () => {
  test("is accepted, puts the identity first, and changes no attribute", () => {
    const person = living([invitation]);
    const { change, account } = taken(redeem, person);
    expect(change).toEqual({ kind: "patch", subject: "user", id: "u1", properties: {} });
    expect(account).toEqual({
      ...person.account,
      externalUserState: "Accepted",
      externalUserStateChangeDateTime: at,
      identities: [
        { signInType: "federated", issuer: "ExternalAzureAD" },
        ...(person.account.identities ?? []),
      ],
    });
  });

  test.for([
    ["ExternalAzureAD", "External Azure Active Directory"],
    ["microsoft account", "Microsoft Account"],
    ["google.com", "Microsoft Account"],
    ["facebook.com", "Microsoft Account"],
    ["mail", "Microsoft Account"],
    ["https://idp.fabrikam.com/saml", "Microsoft Account"],
    ["urn:federation:fabrikam", "Microsoft Account"],
  ])("by %s gives the source %s", ([issuer = "", source]) => {
    const person = living([invitation, { kind: "redeem", id: "u1", issuer }]);
    expect(personSource(person, host())).toBe(source);
  });

  test.for(["", "phone", "contoso.com", "fabrikam.com", "__proto__", "https://", "https://a b"])(
    "by %j is refused: unknown-issuer",
    (issuer) => {
      const step = { kind: "redeem", id: "u1", issuer } as const;
      expect(codesOf(takeStep(step, living([invitation]), host()))).toBe("unknown-issuer");
    },
  );

  test("of somebody who was not invited is refused: not-invited", () => {
    expect(codesOf(takeStep(redeem, member, host()))).toBe("not-invited");
  });

  test("for the second time is refused: already-redeemed", () => {
    const person = living([invitation, redeem]);
    expect(codesOf(takeStep(redeem, person, host()))).toBe("already-redeemed");
  });
});

describe("a reset of the redemption", () => {
  const redeemed = living([invitation, redeem]);

  test("takes the identity from outside away, and nothing else", () => {
    const person = living([reset], redeemed);
    expect(person).toEqual(living([invitation]));
    expect(personSource(person, host())).toBe("Invited user");
  });

  test("can give a new address, with the old one among the others", () => {
    const { change } = taken({ ...reset, mail: "anna@adatum.com" }, redeemed);
    expect(change).toMatchObject({
      kind: "patch",
      properties: {
        mail: "anna@adatum.com",
        otherMails: ["anna@adatum.com", "anna@fabrikam.com"],
      },
    });
  });

  test("can name the present address", () => {
    const around = host(["ANNA@fabrikam.com"]);
    const step = { ...reset, mail: "ANNA@fabrikam.com" };
    expect(takeStep(step, redeemed, around).ok).toBe(true);
  });

  test("with the address of another user is refused: already-invited", () => {
    const step = { ...reset, mail: "bo@fabrikam.com" };
    expect(codesOf(takeStep(step, redeemed, host([step.mail])))).toBe("already-invited");
  });

  test("with what is no address is refused: not-an-address", () => {
    expect(codesOf(takeStep({ ...reset, mail: "" }, redeemed, host()))).toBe("not-an-address");
    const nameless = { ...redeemed, properties: {} };
    expect(codesOf(takeStep({ ...reset, mail: "" }, nameless, host()))).toBe("not-an-address");
  });

  test("gives an identity of the host to whoever has none", () => {
    const person = { ...redeemed, account: { externalUserState: "Accepted" } as const };
    expect(taken(reset, person).account.identities).toEqual([
      expect.objectContaining({ issuer: "contoso.onmicrosoft.com" }),
    ]);
  });

  test("of somebody who was not invited is refused: not-invited", () => {
    expect(codesOf(takeStep(reset, member, host()))).toBe("not-invited");
  });

  test("of an open invitation is refused: not-redeemed", () => {
    expect(codesOf(takeStep(reset, living([invitation]), host()))).toBe("not-redeemed");
  });

  test("of somebody who was converted is refused: converted-to-internal", () => {
    const person = living([convert], redeemed);
    expect(codesOf(takeStep(reset, person, host()))).toBe("converted-to-internal");
  });
});

describe("a conversion of the user type", () => {
  const questions = [
    "review-relationship",
    "review-user-principal-name",
    "review-access",
    "review-mailbox",
  ];

  test("of a guest sets the type, keeps the source, and asks the questions of the documents", () => {
    const person = living([invitation, redeem]);
    const decision = takeStep(typed("Member"), person, host());
    expect(codesOf(decision)).toEqual([...questions, "stays-external"]);
    const { change, account } = taken(typed("Member"), person);
    expect(change).toMatchObject({ kind: "patch", properties: { userType: "Member" } });
    expect(account).toBe(person.account);
  });

  test("of a member makes an internal guest, who still signs in with the host", () => {
    const decision = takeStep(typed("Guest"), member, host());
    expect(codesOf(decision)).toEqual([...questions, "stays-internal"]);
  });

  test("back of an internal guest has no more to say", () => {
    const person = living([typed("Guest")], member);
    expect(codesOf(takeStep(typed("Member"), person, host()))).toEqual(questions);
  });

  test("into what they are is refused in any letter case: same-user-type", () => {
    expect(codesOf(takeStep(typed("Member"), member, host()))).toBe("same-user-type");
    const shouting = { ...member, properties: { userType: "GUEST" } };
    expect(codesOf(takeStep(typed("Guest"), shouting, host()))).toBe("same-user-type");
  });

  test.for(["Member", "Guest"] as const)("of a user without a type into %s is legal", (type) => {
    expect(takeStep(typed(type), { ...member, properties: {} }, host()).ok).toBe(true);
  });
});

describe("a conversion to an internal user", () => {
  test("gives a name and an identity of the host, makes a member, and keeps how they came", () => {
    expect(taken(convert, living([invitation, redeem]))).toEqual({
      change: {
        kind: "patch",
        subject: "user",
        id: "u1",
        properties: { userType: "Member", userPrincipalName: "anna@contoso.com" },
      },
      account: {
        creationType: "Invitation",
        convertedToInternalUserDateTime: at,
        identities: [
          {
            signInType: "userPrincipalName",
            issuer: "contoso.onmicrosoft.com",
            issuerAssignedId: "anna@contoso.com",
          },
        ],
      },
    });
  });

  test("gives the source Azure Active Directory", () => {
    const person = living([invitation, redeem, convert]);
    expect(personSource(person, host())).toBe("Azure Active Directory");
  });

  test("closes an invitation that is still open, and notes it", () => {
    expect(codesOf(takeStep(convert, living([invitation]), host()))).toEqual([
      "review-access",
      "review-mailbox",
      "invitation-closed",
    ]);
    expect(codesOf(takeStep(redeem, living([invitation, convert]), host()))).toBe("not-invited");
  });

  test("of a synced user takes no credentials, and gives Windows Server Active Directory", () => {
    const step = { kind: "convertToInternal", id: "u1" } as const;
    const person = after(syncedGuest, taken(step, syncedGuest));
    expect(person.properties).toEqual({ ...syncedGuest.properties, userType: "Member" });
    expect(personSource(person, host())).toBe("Windows Server Active Directory");
  });

  test("of a synced user with credentials is refused: credentials-not-allowed", () => {
    expect(codesOf(takeStep(convert, syncedGuest, host()))).toBe("credentials-not-allowed");
  });

  test.for([
    undefined,
    "",
    "anna",
    "anna@fabrikam.com",
    "@contoso.com",
    "anna@evil@contoso.com",
    "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com",
  ])("of a user of the cloud with the name %j is refused: credentials-missing", (name) => {
    const step = {
      kind: "convertToInternal",
      id: "u1",
      ...(name === undefined ? {} : { userPrincipalName: name }),
    } as const;
    expect(codesOf(takeStep(step, living([invitation]), host()))).toBe("credentials-missing");
  });

  test("of an internal user is refused: already-internal", () => {
    expect(codesOf(takeStep(convert, member, host()))).toBe("already-internal");
    const person = living([invitation, convert]);
    expect(codesOf(takeStep(convert, person, host()))).toBe("already-internal");
  });
});

test("every step is a change that the engine takes, and moves the user between groups", () => {
  const engine = new MembershipEngine();
  engine.setRule("guests", filterGuests);
  engine.setRule("enabled members", filterRule({ userType: "Member", accountEnabled: true }));
  const steps = [invitation, redeem, { ...reset, mail: "anna@adatum.com" }, convert, disable];
  let person: Person | undefined;
  const groups = steps.map((step) => {
    const { change, account } = taken(step, person);
    person = after(person, { change, account });
    engine.apply(change);
    return engine.groupsOf("u1");
  });
  expect(groups).toEqual([["guests"], ["guests"], ["guests"], ["enabled members"], []]);
});

describe("disabling an account", () => {
  test("is one attribute", () => {
    expect(taken(disable, member).change).toMatchObject({ properties: { accountEnabled: false } });
  });

  test("that is disabled is refused: already-disabled", () => {
    const person = living([disable], member);
    expect(codesOf(takeStep(disable, person, host()))).toBe("already-disabled");
  });
});

describe("a user principal name that somebody has", () => {
  const name = "anna_fabrikam.com#EXT#@contoso.onmicrosoft.com";
  const around = (holder: string) =>
    host(
      [],
      [],
      new Map([
        [name, holder],
        ["anna@contoso.com", holder],
      ]),
    );

  test("is not given to an invited one", () => {
    expect(codesOf(takeStep(invitation, undefined, around("u2")))).toBe("name-taken");
  });

  test("is not given to a converted one", () => {
    expect(codesOf(takeStep(convert, living([invitation, redeem]), around("u2")))).toBe(
      "name-taken",
    );
  });

  test("may be kept by the one who has it", () => {
    expect(taken(convert, living([invitation, redeem]), around("u1")).change).toMatchObject({
      properties: { userPrincipalName: "anna@contoso.com" },
    });
  });
});
