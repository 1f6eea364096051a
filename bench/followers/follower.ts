import type { CheckedRule, MembershipChange, Subject } from "../../src/index.ts";
import type { Move } from "../fixtures/tenant-changes.ts";

/** Something that says who joins and leaves when an attribute of a user becomes another. */
export interface Follower {
  readonly name: string;
  /** Joins and departures of this user by the move, in any order. */
  readonly follow: (
    move: Move,
  ) => readonly MembershipChange[] | Promise<readonly MembershipChange[]>;
}

/** A group and its rule. */
export interface Group {
  readonly id: string;
  readonly rule: CheckedRule;
}

/** What a follower begins with. */
export interface Beginning {
  readonly groups: readonly Group[];
  /** How many users there are. */
  readonly users: number;
  /** Makes a user's attributes, as a fresh object with every key, `null` where nothing is set. */
  readonly attributesOf: (user: number) => Record<string, unknown>;
  /** The users who will change, each once. */
  readonly movers: readonly number[];
  /** The numbers of the groups, by their place in `groups`, that a user is in at the start. */
  readonly groupsOf: (user: number) => readonly number[];
}

/** The users who will change, and which groups each is in, kept as the obvious program keeps them: in objects. */
export class Movers {
  private readonly users = new Map<
    number,
    { attributes: Record<string, unknown>; is: Uint8Array }
  >();

  public constructor({ movers, attributesOf, groups, groupsOf }: Beginning) {
    for (const user of movers) {
      const is = new Uint8Array(groups.length);
      for (const group of groupsOf(user)) is[group] = 1;
      this.users.set(user, { attributes: attributesOf(user), is });
    }
  }

  /** Makes the move and returns the user's attributes, and by group whether the user was in it. */
  public move({ user, attribute, to }: Move): { attributes: Subject; is: Uint8Array } {
    const mover = this.users.get(user);
    if (mover === undefined) throw new TypeError(`user ${user} was not to move`);
    mover.attributes[attribute] = to;
    return mover;
  }
}
