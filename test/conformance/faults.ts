import type { FaultRow } from "./fault-row.ts";
import { adviceFaults } from "./faults-advice.ts";
import { limitFaults } from "./faults-limits.ts";
import { nameFaults } from "./faults-names.ts";
import { readingFaults } from "./faults-reading.ts";
import { typeFaults } from "./faults-types.ts";

/** Every row about a single fault, by theme. */
export const faults: Readonly<Record<string, readonly FaultRow[]>> = {
  reading: readingFaults,
  names: nameFaults,
  types: typeFaults,
  limits: limitFaults,
  advice: adviceFaults,
};
