import type { Subject } from "../../eval/subject.ts";
import type { Image } from "../text/text-claim.ts";

/** What a guest does not choose. */
export interface Circumstances {
  readonly objectId: string;
  /** The domain of the tenant in which guests get their names. */
  readonly host: string;
}

/** The user that an invitation makes, before anybody writes more: the service derives much of it from the address. */
export function invited(address: string, { objectId, host }: Circumstances): Subject {
  const name = nickNameOf(address);
  return {
    objectId,
    ...newGuest,
    displayName: address,
    mail: address,
    mailNickName: name,
    otherMails: [address],
    proxyAddresses: [`SMTP:${address}`],
    userPrincipalName: `${name}@${host}`,
  };
}

/** What stands before the at sign in the name of a guest. */
export const nickNameOf = (address: string): string => `${address.replace("@", "_")}#EXT#`;

/** What everybody is who was just invited as a guest. */
export const newGuest: Subject = { userType: "Guest", accountEnabled: true };

/** What is made of the address. */
export const ofAddress: readonly string[] = [
  "mail",
  "mailNickName",
  "otherMails",
  "proxyAddresses",
  "userPrincipalName",
];

/** How an attribute of `invited` is made of the address; `undefined` for one that is not. A law holds the two together. */
export function imageOfAddress(property: string, host: string): Image | undefined {
  switch (property) {
    case "displayName":
    case "mail":
    case "otherMails":
      return { before: "", behind: "", replaced: asItIs };
    case "proxyAddresses":
      return { before: "SMTP:", behind: "", replaced: asItIs };
    case "mailNickName":
      return { before: "", behind: "#EXT#", replaced: underscored };
    case "userPrincipalName":
      return { before: "", behind: `#EXT#@${host}`, replaced: underscored };
    default:
      return undefined;
  }
}

const asItIs: ReadonlyMap<number, number> = new Map();
const underscored: ReadonlyMap<number, number> = new Map([["@".charCodeAt(0), "_".charCodeAt(0)]]);
