import { usualTime } from "../solving/date-values.ts";
import type { AnalysisOptions } from "../analysis-options.ts";
import type { Witness } from "../verdict.ts";
import type { Somebody } from "./subject-pool.ts";

/** Takes a witness for somebody whom other rules can be asked about too. */
export const somebodyOf = (
  { witness, now }: Witness,
  { values, now: given }: AnalysisOptions,
): Somebody => ({
  subject: values === "any" ? witness : { objectId: anyId, ...witness },
  now: given ?? now ?? new Date(usualTime),
});

/** Whom there can be in a directory has an object id, whether the rules of the witness ask for it or not. */
const anyId = "00000000-0000-0000-0000-000000000000";
