import { danglingGroup } from "./dangling-group.ts";
import { disjointGroups } from "./disjoint-groups.ts";
import type { Lints } from "../lint.ts";
import { sameMeaning } from "./same-meaning.ts";
import { subsetOfGroup } from "./subset-of-group.ts";

/** Lints that look at the other groups that there are. */
export const groupLints: Lints = {
  parts: [],
  rules: [sameMeaning, subsetOfGroup, disjointGroups, danglingGroup],
};
