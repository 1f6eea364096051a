import type { Account } from "../../src/directory/account.ts";
import type { LifeStep } from "../../src/directory/life-step.ts";
import type { RefusalCode } from "../../src/directory/refusal-codes.ts";
import type { Properties, PropertyValue } from "../../src/index.ts";
import type { TenantState } from "./tenant-state.ts";

/** Takes a step in the life of a user, as far as rules and later steps can see it. */
export function takeStep(state: TenantState, step: LifeStep): RefusalCode | undefined {
  if (step.kind === "invite") return invite(state, step);
  const known = state.directory.subjects.get(step.id);
  if (known?.kind !== "user") return "no-such-user";
  const account = state.accounts.get(step.id) ?? {};
  const attributes = state.directory.attributesOf(step.id) ?? {};
  const write = (properties: Properties, changed: Account = account): undefined => {
    state.accounts.set(step.id, changed);
    patch(state, step.id, properties);
  };
  switch (step.kind) {
    case "redeem":
      if (account.externalUserState === undefined) return "not-invited";
      if (account.externalUserState === "Accepted") return "already-redeemed";
      if (!issuers.has(step.issuer)) return "unknown-issuer";
      return write({}, accepted(account, step.issuer));
    case "resetRedemption":
      if (account.convertedToInternalUserDateTime !== undefined) return "converted-to-internal";
      if (account.externalUserState === undefined) return "not-invited";
      if (account.externalUserState !== "Accepted") return "not-redeemed";
      if (step.mail === undefined) return write({}, pending(account));
      return (
        (sameText(attributes["mail"], step.mail) ? undefined : addressRefusal(state, step.mail)) ??
        write(addressed(attributes, step.mail), pending(account))
      );
    case "convertUserType":
      if (sameText(attributes["userType"], step.userType)) return "same-user-type";
      return write({ userType: step.userType });
    case "convertToInternal":
      if (!isExternal(account)) return "already-internal";
      if (step.userPrincipalName === undefined) return "credentials-missing";
      if (isTaken(state, "userPrincipalName", step.userPrincipalName, step.id)) return "name-taken";
      return write(
        { userType: "Member", userPrincipalName: step.userPrincipalName },
        { convertedToInternalUserDateTime: state.directory.now.toISOString() },
      );
    case "disable":
      if (attributes["accountEnabled"] === false) return "already-disabled";
      return write({ accountEnabled: false });
    default:
      return step satisfies never;
  }
}

/** The world of the laws knows these that sign users of other houses in. */
const issuers: ReadonlySet<string> = new Set(["ExternalAzureAD", "google.com"]);

function invite(
  state: TenantState,
  { id, mail, displayName, userType = "Guest", properties }: Extract<LifeStep, { kind: "invite" }>,
): RefusalCode | undefined {
  if (state.directory.subjects.has(id)) return "id-taken";
  const refusal = addressRefusal(state, mail);
  if (refusal !== undefined) return refusal;
  const [domain = ""] = state.settings.domains;
  const nickname = `${mail.replace("@", "_")}#EXT#`;
  const userPrincipalName = `${nickname}@${domain}`;
  if (isTaken(state, "userPrincipalName", userPrincipalName, id)) return "name-taken";
  state.accounts.set(id, pending({}));
  patch(state, id, {
    displayName: mail,
    mailNickName: nickname,
    otherMails: [mail],
    proxyAddresses: [`SMTP:${mail}`],
    accountEnabled: true,
    ...properties,
    ...(displayName === undefined ? {} : { displayName }),
    mail,
    userType,
    userPrincipalName,
  });
  return undefined;
}

const addressRefusal = (state: TenantState, mail: string): RefusalCode | undefined => {
  if (!/^[^@\s]+@[^@\s]+$/u.test(mail)) return "not-an-address";
  return isTaken(state, "mail", mail) ? "already-invited" : undefined;
};

/** Whether another user has this value. */
const isTaken = (
  { directory }: TenantState,
  name: "mail" | "userPrincipalName",
  value: string,
  ofId?: string,
): boolean =>
  [...directory.subjects].some(
    ([id, { kind }]) =>
      kind === "user" && id !== ofId && sameText(directory.attributesOf(id)?.[name], value),
  );

/** The new address stands first, the old ones stay. */
function addressed({ otherMails }: Properties, mail: string): Properties {
  const others = Array.isArray(otherMails) ? (otherMails as readonly PropertyValue[]) : [];
  const kept = others.filter((other) => !sameText(other, mail)) as string[];
  return { mail, otherMails: [mail, ...kept] };
}

const patch = ({ directory }: TenantState, id: string, properties: Properties): void =>
  directory.take({ kind: "apply", changes: [{ kind: "patch", subject: "user", id, properties }] });

const sameText = (one: PropertyValue | undefined, other: string): boolean =>
  typeof one === "string" && one.toLowerCase() === other.toLowerCase();

const pending = (account: Account): Account => ({
  ...account,
  externalUserState: "PendingAcceptance",
});

const accepted = (account: Account, issuer: string): Account => ({
  ...account,
  externalUserState: "Accepted",
  identities: [{ issuer }],
});

const isExternal = ({ externalUserState }: Account): boolean => externalUserState !== undefined;
