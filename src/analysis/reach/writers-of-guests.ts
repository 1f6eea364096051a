import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Channel } from "./channels.ts";
import { ofAddress } from "./invited.ts";
import type { Writing } from "./writers.ts";
import { writtenIn } from "./written-in.ts";

/**
 * What of a new guest can be written through some channels, beside what follows from the address: nothing, then by who
 * comes first, then by the first two, and so on to all; the home tenant comes last, as not everybody has one.
 */
export function writersOfGuests(
  rule: CheckedRule,
  through: readonly Channel[],
): readonly ReadonlyMap<string, Writing>[] {
  const writers = inOrder.filter((channel) => through.includes(channel));
  const levels = [...writers.keys(), writers.length].map((count) =>
    writtenIn(rule, writers.slice(0, count), isChosen),
  );
  return levels.filter(
    (level, index) => index === 0 || level.size > (levels[index - 1]?.size ?? 0),
  );
}

const inOrder: readonly Channel[] = [
  "inviter",
  "guest self-service",
  "help desk",
  "application",
  "home tenant",
];

/** What follows from the address is chosen with it, and the type of user is not chosen. */
const isChosen = ({ channel, only }: Writing, property: string): boolean =>
  only === undefined && !(channel === "inviter" && ofAddress.includes(property));
