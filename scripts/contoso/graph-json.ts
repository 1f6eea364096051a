import { initialDomain, type User } from "./user.ts";

/** A user as Graph gives it: extension properties stand beside the others. Accounts are told of those who may come from outside. */
export function graphUser(user: User): Readonly<Record<string, unknown>> {
  const selected = Object.entries(user).filter(([key]) => !leftOut.has(key));
  const account = user.portal.creationType !== null || user.userType === "Guest";
  return {
    ...Object.fromEntries(selected),
    ...user.extensions,
    ...(account ? accountOf(user) : {}),
  };
}

/** Whoever signs in elsewhere has the identity of the host beside their own. */
function accountOf({ portal, userPrincipalName }: User): Readonly<Record<string, unknown>> {
  const { creationType, invitationState, stateChangedDateTime, identityIssuer } = portal;
  const issuer = identityIssuer === "Microsoft account" ? "MicrosoftAccount" : identityIssuer;
  const elsewhere = { signInType: "federated", issuer, issuerAssignedId: null };
  const here = {
    signInType: "userPrincipalName",
    issuer: initialDomain,
    issuerAssignedId: userPrincipalName,
  };
  return {
    creationType,
    externalUserState: invitationState,
    externalUserStateChangeDateTime: stateChangedDateTime,
    identities: issuer === initialDomain ? [here] : [elsewhere, here],
  };
}

const leftOut: ReadonlySet<string> = new Set([
  "portal",
  "streetAddress",
  "postalCode",
  "extensions",
]);

/** One JSON object a line. */
export const lines = (objects: readonly object[]): string =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join("");
