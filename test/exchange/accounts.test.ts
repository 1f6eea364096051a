import { describe, expect, test } from "vitest";
import { errorOf, subjectIn, subjectsIn } from "./source.ts";

const accountIn = async (user: object): Promise<unknown> =>
  (await subjectIn(JSON.stringify({ id: "u1", ...user }))).account;

describe("an account of Microsoft Graph", () => {
  test("is read with all that is told", async () => {
    const account = {
      creationType: "Invitation",
      externalUserState: "Accepted",
      externalUserStateChangeDateTime: "2025-01-31T08:00:00Z",
      convertedToInternalUserDateTime: "2025-02-01T08:00:00+01:00",
      identities: [
        { signInType: "federated", issuer: "ExternalAzureAD", issuerAssignedId: null },
        { signInType: "userPrincipalName", issuer: "contoso.com", issuerAssignedId: "a#EXT#@b" },
      ],
    };
    expect(await accountIn(account)).toEqual({
      creationType: "Invitation",
      externalUserState: "Accepted",
      externalUserStateChangeDateTime: "2025-01-31T08:00:00.000Z",
      convertedToInternalUserDateTime: "2025-02-01T07:00:00.000Z",
      identities: [
        { signInType: "federated", issuer: "ExternalAzureAD" },
        { signInType: "userPrincipalName", issuer: "contoso.com", issuerAssignedId: "a#EXT#@b" },
      ],
    });
  });

  test.for([
    ["nothing", {}],
    ["null", { creationType: null, externalUserState: null, identities: null }],
    ["empty", { creationType: "", externalUserState: " ", identities: [] }],
    [
      "lost to PowerShell",
      { CreationType: "", Identities: ["Microsoft.Graph.PowerShell.Models.X"] },
    ],
  ] as const)("of which the file tells %s is none", async ([, user]) => {
    expect(await accountIn(user)).toBeUndefined();
  });

  test("has its words and names in any letter case", async () => {
    const user = {
      CreationType: "selfservicesignup",
      externalUserState: "pendingacceptance",
      Identities: [
        { SignInType: "federated", Issuer: "externalazuread", AdditionalProperties: {} },
      ],
    };
    expect(await accountIn(user)).toEqual({
      creationType: "SelfServiceSignUp",
      externalUserState: "PendingAcceptance",
      identities: [{ signInType: "federated", issuer: "ExternalAzureAD" }],
    });
  });

  test("does not belong to a device", async () => {
    const device = {
      "@odata.type": "#microsoft.graph.device",
      id: "d1",
      creationType: "Invitation",
    };
    expect((await subjectIn(JSON.stringify(device))).account).toBeUndefined();
  });

  test("is no attribute, known or unknown", async () => {
    const { properties, unknown } = await subjectIn('{"id":"u1","creationType":"Invitation"}');
    expect(properties).toEqual({});
    expect(unknown.has("creationType")).toBe(false);
  });
});

describe("an account of the portal's list", () => {
  test.for([
    [
      "creationType,invitationState,identityIssuer",
      "Invitation,PendingAcceptance,contoso.com",
      {
        creationType: "Invitation",
        externalUserState: "PendingAcceptance",
        identities: [{ issuer: "contoso.com" }],
      },
    ],
    [
      "CreationType,externalUserState,identities,externalUserStateChangeDateTime",
      "INVITATION,Pending Acceptance,Microsoft account,2025-01-31",
      {
        creationType: "Invitation",
        externalUserState: "PendingAcceptance",
        identities: [{ issuer: "MicrosoftAccount" }],
        externalUserStateChangeDateTime: "2025-01-31T00:00:00.000Z",
      },
    ],
    [
      "Identities",
      "https://sts.fabrikam.com/x",
      { identities: [{ issuer: "https://sts.fabrikam.com/x" }] },
    ],
    ["creationType,invitationState,identityIssuer", ",,", undefined],
    ["identities", "System.Object[]", undefined],
    ["displayName", "Ada", undefined],
  ] as const)("%s: %s", async ([heading, cells, account]) => {
    const text = `id,${heading}\nu1,${cells}\n`;
    expect((await subjectIn(text)).account).toEqual(account);
  });

  test("is none of devices", async () => {
    const text = "deviceId,id,creationType\nx,d1,Invitation\n";
    expect((await subjectIn(text, { subject: "device" })).account).toBeUndefined();
  });
});

const form = (account: unknown, subject = "user"): string =>
  JSON.stringify({ subject, id: "u1", properties: {}, account });

describe("an account in our own form", () => {
  test("is taken as it is", async () => {
    const account = { externalUserState: "Accepted", identities: [{ issuer: "mail" }] };
    expect((await subjectIn(form(account))).account).toEqual(account);
  });

  test.for([undefined, {}, { identities: [] }])("may be empty: %j", async (account) => {
    expect((await subjectIn(form(account))).account).toBeUndefined();
  });

  test.for([
    ["a text", "x", 45, "`account` is not an object", "none"],
    ["null", null, 45, "`account` is not an object", "none"],
    [
      "an unknown key",
      { creationtype: "Invitation" },
      56,
      "`account.creationtype` is not known here",
      "did you mean `creationType`?",
    ],
    [
      "a word in another letter case",
      { externalUserState: "accepted" },
      56,
      "`account.externalUserState` is `accepted`, which it cannot be",
      "did you mean `Accepted`?",
    ],
    [
      "an identity without issuer",
      { identities: [{ issuer: "mail" }, {}] },
      88,
      "`account.identities[1]` lacks `issuer`",
      "none",
    ],
    [
      "a key of all objects",
      JSON.parse('{"__proto__":{}}'),
      56,
      "`account.__proto__` is not known here",
      "known are",
    ],
  ] as const)("is refused: %s", async ([, account, column, problem, hint]) => {
    const error = await errorOf(subjectsIn(form(account), { file: "users" }));
    expect([error.line, error.column, error.problem]).toEqual([1, column, problem]);
    expect(error.hint ?? "none").toContain(hint);
  });

  test("is refused: of a device", async () => {
    const error = await errorOf(subjectsIn(form({}, "device"), { file: "users" }));
    expect(error.problem).toBe("a device has no account");
  });
});

describe("an account is refused:", () => {
  const types = "`Invitation`, `LocalAccount`, `EmailVerified`, `SelfServiceSignUp`";

  test.for([
    [
      "a type that nobody knows",
      '{"id":"u1","creationType":"Viral"}',
      [1, 12],
      "`Viral` is no `creationType`",
      `it is one of ${types}`,
    ],
    [
      "a name that all objects have",
      '{"id":"u1","creationType":"constructor"}',
      [1, 12],
      "`constructor` is no `creationType`",
      `it is one of ${types}`,
    ],
    [
      "a state that nobody knows",
      "id,invitationState\nu1,Sent\n",
      [2, 4],
      "`Sent` is no `externalUserState`",
      "it is one of `PendingAcceptance`, `Accepted`",
    ],
    [
      "a time that is none",
      "id,externalUserStateChangeDateTime\nu1,yesterday\n",
      [2, 4],
      "`yesterday` under `externalUserStateChangeDateTime` is not a time",
      "write it as 2025-01-31T08:00:00Z",
    ],
    [
      "a number",
      '{"id":"u1","creationType":7}',
      [1, 12],
      "`creationType` is not a text",
      undefined,
    ],
    [
      "one identity without a list",
      '{"id":"u1","identities":{"issuer":"mail"}}',
      [1, 12],
      "`identities` is not a list",
      undefined,
    ],
    [
      "an identity without issuer",
      '{"id":"u1","identities":[{"signInType":"federated"}]}',
      [1, 12],
      "an identity has no `issuer`",
      undefined,
    ],
    [
      "the same twice in JSON",
      '{"id":"u1","externalUserState":null,"invitationState":null}',
      [1, 37],
      "`externalUserState` stands here a second time, by another name",
      "keep one of the two",
    ],
    [
      "the same twice in CSV",
      "id,externalUserState,invitationState\n",
      [1, 22],
      "`externalUserState` and `invitationState` are the same attribute",
      "keep one of the two columns",
    ],
  ] as const)("%s", async ([, text, place, problem, hint]) => {
    const error = await errorOf(subjectsIn(text));
    expect([error.line, error.column]).toEqual(place);
    expect([error.problem, error.hint]).toEqual([problem, hint]);
  });
});
