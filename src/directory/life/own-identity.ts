import type { Identity } from "../account.ts";
import { mainDomain } from "../host-domain.ts";
import type { Host } from "../person.ts";

/**
 * The identity that the host gives a user by their user principal name.
 *
 * @throws TypeError for a host without a domain
 */
export const ownIdentity = (
  userPrincipalName: string | undefined,
  { domains }: Pick<Host, "domains">,
): Identity => ({
  signInType: "userPrincipalName",
  issuer: mainDomain(domains),
  ...(userPrincipalName === undefined ? {} : { issuerAssignedId: userPrincipalName }),
});
