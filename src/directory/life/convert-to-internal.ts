import { accept, refuse } from "../decision.ts";
import { isHostDomain } from "../host-domain.ts";
import type { LifeStep } from "../life-step.ts";
import { isMailAddress } from "../mail-address.ts";
import { type Host, isSynced, type Person, personSource, personText } from "../person.ts";
import type { Decision, Note } from "../refusal.ts";
import { isExternal } from "../source.ts";
import { nameTaken } from "./name-taken.ts";
import { ownIdentity } from "./own-identity.ts";
import { review } from "./review.ts";
import { changed, type Taken } from "./taken.ts";

type ConvertToInternal = Extract<LifeStep, { readonly kind: "convertToInternal" }>;

/**
 * Gives an external user an account of the host, and makes them a member. It closes an invitation that is still open.
 * `creationType` goes on saying how the user came.
 */
export function convertToInternal(
  step: ConvertToInternal,
  person: Person,
  host: Host,
): Decision<Taken> {
  const { id, account } = person;
  if (!isExternal(personSource(person, host)))
    return refuse(
      "already-internal",
      `user \`${id}\` signs in with an account of the host already`,
    );
  const fault = credentialsFault(step, person, host);
  if (fault !== undefined) return fault;
  const given = step.userPrincipalName;
  const { creationType } = account;
  return accept(
    changed(
      person,
      { userType: "Member", ...(given === undefined ? {} : { userPrincipalName: given }) },
      {
        ...(creationType === undefined ? {} : { creationType }),
        convertedToInternalUserDateTime: host.now.toISOString(),
        identities: [ownIdentity(given ?? personText(person, "userPrincipalName"), host)],
      },
    ),
    [
      review.access(id),
      review.mailbox(id),
      ...(account.externalUserState === "PendingAcceptance" ? [invitationClosed(id)] : []),
    ],
  );
}

function credentialsFault(
  { id, userPrincipalName: name }: ConvertToInternal,
  person: Person,
  host: Host,
): ReturnType<typeof refuse> | undefined {
  const { domains } = host;
  if (isSynced(person))
    return name === undefined
      ? undefined
      : refuse(
          "credentials-not-allowed",
          `user \`${id}\` is synced, so \`${name}\` cannot be their user principal name`,
          { hint: "leave it out; the on-premises directory says it" },
        );
  const hint = `name one as in \`anna@${domains[0] ?? "contoso.com"}\``;
  if (name === undefined)
    return refuse("credentials-missing", `user \`${id}\` needs a user principal name`, { hint });
  if (!isOfHost(name, domains))
    return refuse("credentials-missing", `\`${name}\` is no user principal name of the host`, {
      hint,
    });
  return host.isNameTaken(name, id) ? nameTaken(name) : undefined;
}

/** `#EXT#` marks those who come from outside, so it cannot stay in the name of an internal user. */
const isOfHost = (name: string, domains: readonly string[]): boolean =>
  isMailAddress(name) &&
  isHostDomain(name.slice(name.indexOf("@") + 1), domains) &&
  !name.toUpperCase().includes("#EXT#");

const invitationClosed = (id: string): Note => ({
  code: "invitation-closed",
  message: `the invitation of user \`${id}\` was still open and can no longer be redeemed`,
});
