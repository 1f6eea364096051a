import type { Identity } from "../account.ts";
import { accept, refuse } from "../decision.ts";
import { isHostDomain } from "../host-domain.ts";
import type { LifeStep } from "../life-step.ts";
import { type Host, type Person, personText } from "../person.ts";
import type { Properties } from "../properties.ts";
import type { Decision } from "../refusal.ts";
import { equalsFolded, fold } from "../../text/ignore-case.ts";
import { addressFault } from "./invite.ts";
import { ownIdentity } from "./own-identity.ts";
import { changed, type Taken } from "./taken.ts";

type ResetRedemption = Extract<LifeStep, { readonly kind: "resetRedemption" }>;

/**
 * Opens the invitation again, so that the user can sign in with another identity, or under a new address. The object id,
 * the groups and the user principal name stay.
 */
export function resetRedemption(
  { mail }: ResetRedemption,
  person: Person,
  host: Host,
): Decision<Taken> {
  const { id, account } = person;
  if (account.convertedToInternalUserDateTime !== undefined)
    return refuse("converted-to-internal", `user \`${id}\` was converted to an internal user`);
  if (account.externalUserState === undefined)
    return refuse("not-invited", `user \`${id}\` has no redemption to reset`);
  if (account.externalUserState === "PendingAcceptance")
    return refuse("not-redeemed", `the invitation of user \`${id}\` is still open`);
  const fault = mail === undefined || isOwn(mail, person) ? undefined : addressFault(mail, host);
  if (fault !== undefined) return fault;
  return accept(
    changed(person, mail === undefined ? {} : addressed(mail, person), {
      ...account,
      externalUserState: "PendingAcceptance",
      externalUserStateChangeDateTime: host.now.toISOString(),
      identities: ownIdentities(person, host),
    }),
  );
}

/** The address that a person has anyway is not taken by somebody else. */
const isOwn = (mail: string, person: Person): boolean =>
  equalsFolded(personText(person, "mail") ?? "", fold(mail)) && mail !== "";

/** The old addresses stay among the other ones. */
function addressed(mail: string, { properties }: Person): Properties {
  const others = properties["otherMails"];
  const kept = Array.isArray(others) ? others.filter((other) => typeof other === "string") : [];
  const folded = fold(mail);
  return { mail, otherMails: [mail, ...kept.filter((other) => !equalsFolded(other, folded))] };
}

/** Without what others issued. */
function ownIdentities(person: Person, host: Host): readonly Identity[] {
  const own = person.account.identities?.filter(({ issuer }) => isHostDomain(issuer, host.domains));
  return own !== undefined && own.length > 0
    ? own
    : [ownIdentity(personText(person, "userPrincipalName"), host)];
}
