import type { Account } from "./account.ts";
import { isHostDomain, mainDomain } from "./host-domain.ts";
import { findIdentityProvider } from "./identity-provider.ts";

/** How a user signs in, in the portal's words. It says nothing of `userType`, nor does `userType` say anything of it. */
export type Source =
  | "Invited user"
  | "External Azure Active Directory"
  | "Microsoft Account"
  | "Windows Server Active Directory"
  | "Azure Active Directory";

/** What of the host decides where a user comes from. */
export interface SourceContext {
  /** Domains of the host; an identity that one of them issued is internal. */
  readonly domains: readonly string[];
  /** Whether the user is synced from the host's on-premises directory (`dirSyncEnabled`). */
  readonly isSynced: boolean;
}

/**
 * Says how a user signs in. An identity from outside goes before those of the host; of several from outside, the first
 * counts. A user without identities is internal.
 */
export function sourceOf(account: Account, { domains, isSynced }: SourceContext): Source {
  if (account.externalUserState === "PendingAcceptance") return "Invited user";
  const issuer = externalIssuer(account, domains);
  if (issuer !== undefined)
    return findIdentityProvider(issuer)?.state === 1
      ? "External Azure Active Directory"
      : "Microsoft Account";
  return isSynced ? "Windows Server Active Directory" : "Azure Active Directory";
}

/** The four account states of Microsoft's article on the properties of B2B users. */
export type AccountState = 1 | 2 | 3 | 4;

/** The account state that a source stands for; an invitation that is still open has none. */
export function accountStateOf(source: Source): AccountState | undefined {
  switch (source) {
    case "Invited user":
      return undefined;
    case "External Azure Active Directory":
      return 1;
    case "Microsoft Account":
      return 2;
    case "Windows Server Active Directory":
      return 3;
    case "Azure Active Directory":
      return 4;
    default:
      return source satisfies never;
  }
}

/** Tells whether somebody other than the host signs the user in, or will do so. */
export const isExternal = (source: Source): boolean => {
  const state = accountStateOf(source);
  return state === undefined || state <= 2;
};

/**
 * What the portal of today shows under Identities in place of a source: the identity provider, or the host's domain for
 * internal users and before redemption.
 */
export function identitiesWordOf(account: Account, domains: readonly string[]): string {
  const issuer =
    account.externalUserState === "PendingAcceptance"
      ? undefined
      : externalIssuer(account, domains);
  if (issuer !== undefined) return findIdentityProvider(issuer)?.title ?? issuer;
  const own = account.identities?.find((identity) => isHostDomain(identity.issuer, domains));
  return own?.issuer ?? mainDomain(domains);
}

const externalIssuer = (account: Account, domains: readonly string[]): string | undefined =>
  account.identities?.find(({ issuer }) => !isHostDomain(issuer, domains))?.issuer;
