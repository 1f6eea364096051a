import type { Pattern } from "./pattern.ts";
import type { Flags } from "./reading.ts";
import { unitIgnoringCase } from "./unit-case.ts";
import { unitSet } from "./unit-set.ts";

/** Returns the pattern of one unit as it stands; patterns share those of ASCII. */
export function literal(unit: number, flags: Flags): Pattern {
  if (unit >= 128) return build(unit, flags.i);
  const cache = flags.i ? ignoringCase : exact;
  return (cache[unit] ??= build(unit, flags.i));
}

const exact: (Pattern | undefined)[] = Array.from({ length: 128 });
const ignoringCase: (Pattern | undefined)[] = Array.from({ length: 128 });

const build = (unit: number, ignoreCase: boolean): Pattern => ({
  kind: "unit",
  set: ignoreCase ? unitIgnoringCase(unit) : unitSet(unit),
});
