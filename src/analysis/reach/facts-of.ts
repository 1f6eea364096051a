import type { Subject } from "../../eval/subject.ts";
import { type Channel, channels } from "./channels.ts";

/** What is known of somebody who writes through all of some channels; `undefined` where there is nobody. */
export function factsOf(through: readonly Channel[]): Subject | undefined {
  const facts = new Map<string, unknown>();
  for (const channel of through)
    for (const [name, value] of Object.entries({
      ...channels[channel].of,
      ...channels[channel].during,
    })) {
      if (facts.has(name) && facts.get(name) !== value) return undefined;
      facts.set(name, value);
    }
  return Object.fromEntries(facts);
}
