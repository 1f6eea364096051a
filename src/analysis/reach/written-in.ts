import type { CheckedRule } from "../../check/checked-rule.ts";
import { variableKey } from "../formula/variable-key.ts";
import type { Channel } from "./channels.ts";
import { writersOf, type Writing } from "./writers.ts";

/** The attributes that a rule reads and that are written through some channels, by the keys of their variables; the first channel of each. */
export function writtenIn(
  { subject, reads }: CheckedRule,
  through: readonly Channel[],
  counts: (writing: Writing, property: string) => boolean = () => true,
): ReadonlyMap<string, Writing> {
  const found = new Map<string, Writing>();
  for (const property of reads) {
    const writers = writersOf(subject, property).filter((one) => counts(one, property));
    for (const channel of through) {
      const writing = writers.find((one) => one.channel === channel);
      if (writing === undefined) continue;
      found.set(variableKey(property), writing);
      break;
    }
  }
  return found;
}
