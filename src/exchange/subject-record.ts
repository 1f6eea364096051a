import type { Account } from "../directory/account.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";

/** A user or a device as a file gives it. */
export interface SubjectRecord extends SubjectData {
  /** Without `objectId`, which is the id; attributes that are unset are left out. */
  readonly properties: Properties;
  /** The attributes that the file does not tell, by the keys under which a subject holds them. */
  readonly unknown: ReadonlySet<string>;
  /** What the file tells of a user's account, where it tells anything; devices have none. */
  readonly account: Account | undefined;
  /** What to call the subject before people: its display name, else its user principal name, else its id. */
  readonly label: string;
  /** The line on which it starts. */
  readonly line: number;
}

/** Names a subject before people. */
export function labelOf(id: string, { displayName, userPrincipalName }: Properties): string {
  for (const name of [displayName, userPrincipalName]) {
    if (typeof name === "string" && name !== "") return name;
  }
  return id;
}
