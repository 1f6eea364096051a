import { accept, refuse } from "../decision.ts";
import { mainDomain } from "../host-domain.ts";
import type { LifeStep } from "../life-step.ts";
import { isMailAddress } from "../mail-address.ts";
import type { Host } from "../person.ts";
import type { Properties, PropertyValue } from "../properties.ts";
import type { Decision, Note } from "../refusal.ts";
import { nameTaken } from "./name-taken.ts";
import { ownIdentity } from "./own-identity.ts";
import type { Taken } from "./taken.ts";

type Invite = Extract<LifeStep, { readonly kind: "invite" }>;

/**
 * Makes the user of an invitation, as the service does: without credentials, with a user principal name that holds
 * `#EXT#`, and with the address as `mail`, in `otherMails` and in `proxyAddresses`. Further attributes go before these
 * usual values, but not before what the step itself says: that is refused.
 *
 * @throws TypeError for a host without a domain
 */
export function invite(step: Invite, host: Host): Decision<Taken> {
  const { id, mail, userType = "Guest" } = step;
  if (host.isIdTaken(id)) return idTaken(id);
  const fault = addressFault(mail, host);
  if (fault !== undefined) return fault;
  const said = saidBy(step, mainDomain(host.domains));
  if (host.isNameTaken(said.userPrincipalName, id)) return nameTaken(said.userPrincipalName);
  const contradicted = contradictedBy(step.properties ?? {}, { ...said, objectId: id });
  if (contradicted !== undefined)
    return refuse(
      "contradicts-step",
      `the invitation of \`${mail}\` says otherwise than its attribute \`${contradicted}\``,
      { hint: `leave \`${contradicted}\` out of the attributes` },
    );
  const properties = { ...usualFor(mail), ...step.properties, ...said };
  const at = host.now.toISOString();
  return accept(
    {
      change: { kind: "upsert", subject: "user", id, properties },
      account: {
        creationType: "Invitation",
        externalUserState: "PendingAcceptance",
        externalUserStateChangeDateTime: at,
        identities: [ownIdentity(said.userPrincipalName, host)],
      },
    },
    userType === "Member" ? [invitedAsMember(mail)] : [],
  );
}

/** Refuses an id that belongs to somebody. */
export const idTaken = (id: string): ReturnType<typeof refuse> =>
  refuse("id-taken", `the id \`${id}\` belongs to somebody already`);

/** Refuses what is no mail address, or that of somebody who is there already. */
export function addressFault(mail: string, host: Host): ReturnType<typeof refuse> | undefined {
  if (!isMailAddress(mail))
    return refuse("not-an-address", `\`${mail}\` is no mail address`, {
      hint: "write it as in `anna@fabrikam.com`",
    });
  return host.isMailTaken(mail)
    ? refuse("already-invited", `a user with the mail address \`${mail}\` is there already`, {
        hint: "reset the redemption of that user to invite them again",
      })
    : undefined;
}

function saidBy({ mail, userType = "Guest", displayName }: Invite, domain: string) {
  return {
    userType,
    mail,
    userPrincipalName: `${nicknameOf(mail)}@${domain}`,
    ...(displayName === undefined ? {} : { displayName }),
  };
}

const usualFor = (mail: string): Properties => ({
  displayName: mail,
  mailNickName: nicknameOf(mail),
  otherMails: [mail],
  proxyAddresses: [`SMTP:${mail}`],
  accountEnabled: true,
});

const nicknameOf = (mail: string): string => `${mail.replace("@", "_")}#EXT#`;

/** The first attribute that has another value than the step says. */
const contradictedBy = (
  properties: Properties,
  said: Readonly<Record<string, PropertyValue>>,
): string | undefined =>
  Object.keys(said).find(
    (name) => Object.hasOwn(properties, name) && properties[name] !== said[name],
  );

const invitedAsMember = (mail: string): Note => ({
  code: "invited-as-member",
  message: `\`${mail}\` comes from outside and counts as a member: the limits of guests do not apply, and \`user.userType -eq "Guest"\` does not find them`,
});
