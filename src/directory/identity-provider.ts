import { equalsFolded, fold } from "../text/ignore-case.ts";

/** Who signs external users in. */
export interface IdentityProvider {
  /** As Microsoft Graph writes it in `identities`. */
  readonly issuer: string;
  /** As the portal shows it under Identities. */
  readonly title: string;
  /** The account state of the documents: 1 for another Microsoft Entra tenant, 2 for all others. */
  readonly state: 1 | 2;
}

/** The identity providers that go by a name; those of a partner's SAML or WS-Fed federation go by the URI of their issuer. */
export const identityProviders: readonly IdentityProvider[] = [
  { issuer: "ExternalAzureAD", title: "ExternalAzureAD", state: 1 },
  { issuer: "MicrosoftAccount", title: "Microsoft account", state: 2 },
  { issuer: "google.com", title: "google.com", state: 2 },
  { issuer: "facebook.com", title: "facebook.com", state: 2 },
  // A one-time passcode by mail.
  { issuer: "mail", title: "mail", state: 2 },
];

/** Finds the identity provider of an issuer, by Graph's name or the portal's in any letter case, or by a URI. */
export function findIdentityProvider(issuer: string): IdentityProvider | undefined {
  const folded = fold(issuer);
  return (
    identityProviders.find(
      (known) => equalsFolded(known.issuer, folded) || equalsFolded(known.title, folded),
    ) ?? (issuerUri.test(issuer) ? { issuer, title: issuer, state: 2 } : undefined)
  );
}

/** Issuers of SAML and WS-Fed are URLs, or URNs as in `urn:federation:fabrikam`. */
const issuerUri = /^(?:https?:\/\/|urn:)[^\s\p{C}]+$/iu;
