import type { Account } from "../directory/account.ts";

/** What a file of users tells of their accounts. */
export type AccountField = keyof Account;

/** Finds what Graph, or the portal's list of users, calls by a name, in any letter case. */
export const accountFieldOf = (name: string): AccountField | undefined =>
  fields.get(name.toLowerCase());

const fields: ReadonlyMap<string, AccountField> = new Map([
  ["creationtype", "creationType"],
  ["externaluserstate", "externalUserState"],
  ["invitationstate", "externalUserState"],
  ["externaluserstatechangedatetime", "externalUserStateChangeDateTime"],
  ["convertedtointernaluserdatetime", "convertedToInternalUserDateTime"],
  ["identities", "identities"],
  ["identityissuer", "identities"],
]);
