import { branchHits } from "./branch-hits.ts";
import { danglingSubject } from "./dangling-subject.ts";
import type { Lints } from "../lint.ts";
import { seldomSet } from "./seldom-set.ts";
import { spellingVariants } from "./spelling-variants.ts";
import { valueNotInData } from "./value-not-in-data.ts";

/** Lints that look at the users or devices that there are. */
export const dataLints: Lints = {
  parts: [],
  rules: [valueNotInData, seldomSet, branchHits, spellingVariants, danglingSubject],
};
