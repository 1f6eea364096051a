import { describe, expect, test } from "vitest";
import type { Account, CreationType } from "../../src/directory/account.ts";
import { identityProviders } from "../../src/directory/identity-provider.ts";
import {
  accountStateOf,
  identitiesWordOf,
  isExternal,
  type Source,
  sourceOf,
} from "../../src/directory/source.ts";

const domains = ["contoso.onmicrosoft.com", "contoso.com"];
const cloud = { domains, isSynced: false };
const synced = { domains, isSynced: true };
const signedInBy = (...issuers: string[]): Account => ({
  externalUserState: "Accepted",
  identities: issuers.map((issuer) => ({ issuer })),
});
const pending: Account = {
  ...signedInBy("contoso.onmicrosoft.com"),
  externalUserState: "PendingAcceptance",
};

describe("the source of a user", () => {
  test.for<[Account, Source]>([
    [pending, "Invited user"],
    [signedInBy("ExternalAzureAD"), "External Azure Active Directory"],
    [signedInBy("externalazuread"), "External Azure Active Directory"],
    [signedInBy("MicrosoftAccount"), "Microsoft Account"],
    [signedInBy("Microsoft account"), "Microsoft Account"],
    [signedInBy("google.com"), "Microsoft Account"],
    [signedInBy("facebook.com"), "Microsoft Account"],
    [signedInBy("mail"), "Microsoft Account"],
    [signedInBy("https://idp.fabrikam.com/saml"), "Microsoft Account"],
    [signedInBy("fabrikam.com"), "Microsoft Account"],
    [signedInBy("contoso.com"), "Azure Active Directory"],
    [signedInBy("CONTOSO.com"), "Azure Active Directory"],
    [signedInBy(), "Azure Active Directory"],
    [{}, "Azure Active Directory"],
  ])("with the account %j in the cloud is %s", ([account, source]) => {
    expect(sourceOf(account, cloud)).toBe(source);
  });

  test("who is synced and signs in with the host is of Windows Server Active Directory", () => {
    expect(sourceOf({}, synced)).toBe("Windows Server Active Directory");
    expect(sourceOf(signedInBy("contoso.com"), synced)).toBe("Windows Server Active Directory");
  });

  test("who signs in from outside is external, synced or not", () => {
    expect(sourceOf(signedInBy("google.com"), synced)).toBe("Microsoft Account");
  });

  test("an identity from outside goes before those of the host, wherever it stands", () => {
    const source = "External Azure Active Directory";
    expect(sourceOf(signedInBy("contoso.com", "ExternalAzureAD"), cloud)).toBe(source);
    expect(sourceOf(signedInBy("ExternalAzureAD", "contoso.com"), cloud)).toBe(source);
  });

  test("of several identities from outside the first counts", () => {
    expect(sourceOf(signedInBy("google.com", "ExternalAzureAD"), cloud)).toBe("Microsoft Account");
  });

  test.for<CreationType | undefined>([
    undefined,
    "Invitation",
    "LocalAccount",
    "EmailVerified",
    "SelfServiceSignUp",
  ])("does not depend on the creation type %s", (creationType) => {
    const made = creationType === undefined ? {} : { creationType };
    expect(sourceOf(made, cloud)).toBe("Azure Active Directory");
    expect(sourceOf({ ...signedInBy("mail"), ...made }, cloud)).toBe("Microsoft Account");
  });
});

describe("the account states of the documents", () => {
  test.for<[Source, 1 | 2 | 3 | 4 | undefined, boolean]>([
    ["Invited user", undefined, true],
    ["External Azure Active Directory", 1, true],
    ["Microsoft Account", 2, true],
    ["Windows Server Active Directory", 3, false],
    ["Azure Active Directory", 4, false],
  ])("%s is state %s, external: %s", ([source, state, external]) => {
    expect(accountStateOf(source)).toBe(state);
    expect(isExternal(source)).toBe(external);
  });

  test("every identity provider has the state of the source that it gives", () => {
    for (const { issuer, title, state } of identityProviders) {
      expect(accountStateOf(sourceOf(signedInBy(issuer), cloud))).toBe(state);
      expect(accountStateOf(sourceOf(signedInBy(title), cloud))).toBe(state);
    }
  });
});

describe("the portal's word under Identities", () => {
  test.for<[Account, string]>([
    [pending, "contoso.onmicrosoft.com"],
    [signedInBy("ExternalAzureAD"), "ExternalAzureAD"],
    [signedInBy("MicrosoftAccount"), "Microsoft account"],
    [signedInBy("google.com"), "google.com"],
    [signedInBy("facebook.com"), "facebook.com"],
    [signedInBy("mail"), "mail"],
    [signedInBy("https://idp.fabrikam.com/saml"), "https://idp.fabrikam.com/saml"],
    [signedInBy("contoso.com"), "contoso.com"],
    [{}, "contoso.onmicrosoft.com"],
  ])("of %j is %s", ([account, word]) => {
    expect(identitiesWordOf(account, domains)).toBe(word);
  });
});
