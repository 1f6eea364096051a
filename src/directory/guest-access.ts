import { isGuest } from "./is-guest.ts";

/** How much of the directory guests may read. */
export type GuestLevel = "same as members" | "limited" | "own objects only";

/** The levels with their ids, `guestUserRoleId` of Microsoft Graph's authorization policy, and what they mean. */
export const guestLevels: readonly {
  readonly level: GuestLevel;
  readonly id: string;
  readonly sentence: string;
}[] = [
  {
    level: "same as members",
    id: "a0b1b346-4d3e-4e8b-98f8-753987be4970",
    sentence: "guests read what members read",
  },
  {
    level: "limited",
    id: "10dae51f-b6af-4016-8d66-8c2a99b929b3",
    sentence:
      "guests read the basics of users, and groups that are not hidden, but no lists of all",
  },
  {
    level: "own objects only",
    id: "2af84b1e-32c8-42b7-82bc-daa82404023b",
    sentence: "guests read their own profile and nothing of others",
  },
];

/** Who reads. */
export interface Reader {
  readonly id: string;
  readonly userType: string | undefined;
  isMemberOf(groupId: string): boolean;
  /** Whether an active directory role lets them read the directory, which lifts the limits of guests. */
  readonly hasReadingRole: boolean;
}

/** What is read. `users` and `groups` are the lists of all. */
export type ReadObject =
  | {
      readonly kind: "user";
      readonly id: string;
      /** `basic`: display name, mail, user principal name, user type and photo; `groups`: the groups they are in. */
      readonly aspect: "profile" | "basic" | "groups";
    }
  | {
      readonly kind: "group";
      readonly id: string;
      readonly hasHiddenMembership: boolean;
      readonly aspect: "properties" | "members";
    }
  | { readonly kind: "users" | "groups" };

/** Whether something may be read, and by what rule. */
export interface ReadDecision {
  readonly isAllowed: boolean;
  readonly reason: string;
}

/** Says whether a user may read something of the directory, after Microsoft's table of default user permissions. */
export function canRead(level: GuestLevel, reader: Reader, object: ReadObject): ReadDecision {
  const isLimited = isGuest(reader.userType) && !reader.hasReadingRole;
  const applied = isLimited ? level : "same as members";
  switch (applied) {
    case "same as members":
      return asMember(reader, object);
    case "limited":
      return asLimitedGuest(reader, object);
    case "own objects only":
      return ofOwnOnly(reader, object);
    default:
      return applied satisfies never;
  }
}

function asMember(reader: Reader, object: ReadObject): ReadDecision {
  return object.kind === "group" && object.aspect === "members"
    ? ofMembers(reader, object)
    : allowed("members read all of the directory but hidden memberships");
}

function asLimitedGuest(reader: Reader, object: ReadObject): ReadDecision {
  switch (object.kind) {
    case "user":
      if (object.id === reader.id) return own;
      return object.aspect === "basic"
        ? allowed("guests read the basics of other users one by one")
        : denied("guests read no more than the basics of other users");
    case "group":
      return ofMembers(reader, object);
    case "users":
    case "groups":
      return denied("guests do not list all users or groups");
    default:
      return object satisfies never;
  }
}

const ofOwnOnly = (reader: Reader, object: ReadObject): ReadDecision =>
  object.kind === "user" && object.id === reader.id
    ? own
    : denied("guests read nothing but their own profile");

const ofMembers = (
  reader: Reader,
  { id, hasHiddenMembership }: Extract<ReadObject, { readonly kind: "group" }>,
): ReadDecision => {
  if (!hasHiddenMembership) return allowed("the membership of the group is not hidden");
  return reader.isMemberOf(id)
    ? allowed("members of a group read its hidden membership")
    : denied("only its members read a group whose membership is hidden");
};

const allowed = (reason: string): ReadDecision => ({ isAllowed: true, reason });
const denied = (reason: string): ReadDecision => ({ isAllowed: false, reason });
const own: ReadDecision = allowed("everybody reads their own profile and groups");
