import { usualTime } from "../solving/date-values.ts";
import type { AnalysisOptions } from "../analysis-options.ts";
import { variableKey } from "../formula/variable-key.ts";
import type { Witness } from "../verdict.ts";
import type { Somebody } from "./subject-pool.ts";

/**
 * Takes a witness for somebody whom other rules can be asked about too. These may write an extension property in other
 * letter case, so a property stands under the key of its variable.
 */
export const somebodyOf = (
  { witness, now }: Witness,
  { values, now: given }: AnalysisOptions,
): Somebody => ({
  subject: Object.fromEntries([
    ...(values === "any" ? [] : [["objectId", anyId] as const]),
    ...Object.entries(witness).map(([name, value]) => [variableKey(name), value] as const),
  ]),
  now: given ?? now ?? new Date(usualTime),
});

/** Whom there can be in a directory has an object id, whether the rules of the witness ask for it or not. */
const anyId = "00000000-0000-0000-0000-000000000000";
