import { Alphabet } from "./alphabet.ts";
import type { Common } from "./assembler.ts";
import type { Pattern } from "./pattern.ts";
import { programOf } from "./program.ts";
import { Sweep } from "./sweep.ts";

/**
 * Returns a search for a pattern of any kind: a sweep for the pattern, and one before it for each lookaround that looks
 * to the other side than what it stands in.
 */
export function sweepSearch(pattern: Pattern): (value: string) => boolean {
  const sweeps: Sweep[] = [];
  const tables = new Map<Pattern, number>();
  const common: Common = {
    sets: new Map(),
    tableOf(look) {
      const table = tables.get(look) ?? write(look.item, look.direction === "behind");
      tables.set(look, table);
      return table;
    },
  };
  const write = (body: Pattern, backward: boolean): number =>
    sweeps.push(new Sweep(programOf(body, common, backward))) - 1;
  write(pattern, false);
  const alphabet = new Alphabet([...common.sets.keys()]);
  return (value) => {
    let isFound = false;
    for (const sweep of sweeps) isFound = sweep.run(value, alphabet, sweeps);
    if (value.length > keptLength) for (const sweep of sweeps) sweep.release();
    return isFound;
  };
}

/** How long a value may be for the room that it took to be kept for the next. */
const keptLength = 4096;
