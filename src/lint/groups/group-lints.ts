import { danglingGroup } from "./dangling-group.ts";
import type { Lints } from "../lint.ts";
import { sameMeaning } from "./same-meaning.ts";

/** Lints that look at the other groups that there are. */
export const groupLints: Lints = { parts: [], rules: [sameMeaning, danglingGroup] };
