import type { Properties } from "../directory/properties.ts";
import { equalsFolded } from "../text/ignore-case.ts";

/** How many users, and what kind of users some of them are. One user can be a guest and disabled too. */
export interface Covered {
  readonly users: number;
  /** Those whose `userType` is `Guest`, in any letter case. */
  readonly guests: number;
  /** Those whose account is disabled. */
  readonly disabled: number;
}

/**
 * The licenses that dynamic groups need: one for each distinct user in at least one of them. Devices need none. The counts
 * at the top are of distinct users over all dynamic groups of users.
 */
export interface Coverage extends Covered {
  /** The members of each dynamic group of users, by its id. */
  readonly byGroup: ReadonlyMap<string, Covered>;
}

/** What knows the dynamic groups and their members: an engine, or a tenant. */
export interface CoverageSource {
  /** The ids of the dynamic groups about users. */
  groupsFor(subject: "user"): Iterable<string>;
  members(groupId: string): Iterable<string>;
  attributesOf(id: string): Properties | undefined;
}

/** Counts the users whom the dynamic groups cover. */
export function coverageOf(source: CoverageSource): Coverage {
  const all = new Map<string, Traits>();
  const byGroup = new Map<string, Covered>();
  for (const groupId of source.groupsFor("user")) {
    const traits: Traits[] = [];
    for (const id of source.members(groupId)) {
      const known = all.get(id) ?? traitsOf(source.attributesOf(id));
      all.set(id, known);
      traits.push(known);
    }
    byGroup.set(groupId, count(traits));
  }
  return { ...count([...all.values()]), byGroup };
}

interface Traits {
  readonly isGuest: boolean;
  readonly isDisabled: boolean;
}

function traitsOf(attributes: Properties | undefined): Traits {
  const userType = attributes?.["userType"];
  return {
    isGuest: typeof userType === "string" && equalsFolded(userType, "GUEST"),
    isDisabled: attributes?.["accountEnabled"] === false,
  };
}

const count = (traits: readonly Traits[]): Covered => ({
  users: traits.length,
  guests: traits.filter(({ isGuest }) => isGuest).length,
  disabled: traits.filter(({ isDisabled }) => isDisabled).length,
});
