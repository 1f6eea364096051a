import type { Subject } from "../../../eval/subject.ts";

/** What a guest does not choose. */
export interface Circumstances {
  readonly objectId: string;
  /** The domain of the tenant in which guests get their names. */
  readonly host: string;
}

/** The user that an invitation makes, before anybody writes more: the service derives much of it from the address. */
export function invited(address: string, { objectId, host }: Circumstances): Subject {
  const name = `${address.replace("@", "_")}#EXT#`;
  return {
    objectId,
    userType: "Guest",
    accountEnabled: true,
    displayName: address,
    mail: address,
    mailNickName: name,
    otherMails: [address],
    proxyAddresses: [`SMTP:${address}`],
    userPrincipalName: `${name}@${host}`,
  };
}

/** What is made of the address. */
export const ofAddress: readonly string[] = [
  "mail",
  "mailNickName",
  "otherMails",
  "proxyAddresses",
  "userPrincipalName",
];
