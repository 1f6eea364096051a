import * as fc from "fast-check";

/** Whether a law sees a fault that was planted in what it is about, within a few thousand runs. */
export const isSeen = <Drawn extends [unknown]>(law: fc.IProperty<Drawn>): boolean =>
  fc.check(law, { numRuns: 3000, seed: 1, endOnFailure: true }).failed;
