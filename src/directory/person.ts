import type { Account } from "./account.ts";
import type { Properties } from "./properties.ts";
import { type Source, sourceOf } from "./source.ts";

/** A user as a step of their life finds them. */
export interface Person {
  readonly id: string;
  readonly properties: Properties;
  readonly account: Account;
}

/** The directory around a person, as far as a step needs to know it. */
export interface Host {
  /** At least one; the first is the main one. */
  readonly domains: readonly string[];
  readonly now: Date;
  /** Whether somebody has this mail address. */
  isMailTaken(mail: string): boolean;
  /** Whether a user other than the one with this id has this user principal name. */
  isNameTaken(name: string, exceptId: string): boolean;
  /** Whether a user or a device has this object id. */
  isIdTaken(id: string): boolean;
}

/** Says how a person signs in. */
export const personSource = (person: Person, { domains }: Pick<Host, "domains">): Source =>
  sourceOf(person.account, { domains, isSynced: isSynced(person) });

/** Tells whether a person is synced from the host's on-premises directory. */
export const isSynced = ({ properties }: Person): boolean => properties["dirSyncEnabled"] === true;

/** A text that a person has under a property, or `undefined` where it is unset. */
export function personText(
  { properties }: Person,
  name: "userPrincipalName" | "userType" | "mail",
): string | undefined {
  const value = properties[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
