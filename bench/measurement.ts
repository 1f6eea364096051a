import { environmentWith, type Environment } from "./environment.ts";
import { median, quantile, ratios } from "./turns.ts";

/** What a suite measured, part by part; each part can be measured again alone. */
export interface SuiteResult {
  readonly suite: string;
  readonly parts: Readonly<Record<string, Part>>;
}

/** What was measured together. */
export interface Part extends Environment {
  /** Sizes of what was measured on. */
  readonly sizes: Readonly<Record<string, number>>;
  readonly rows: readonly Comparison[];
  /** Seconds that one unit of work took each contender, the median; they hold for one machine on one day. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** A number, mostly one contender's time as a multiple of another's. */
export interface Comparison {
  readonly what: string;
  /** What it is a multiple of, or the unit. */
  readonly of: string;
  /** The median of the rounds, and the rounds that lie lowest and highest. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly target?: Target;
}

/** What a number should not stay under, or not exceed. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** Measures one part; what it says on the way goes to the one who waits. */
export type Measure = (date: Date, say: (line: string) => void) => Promise<Part>;

/** Compares a contender's times with another's, round by round. */
export function compared(
  times: ReadonlyMap<string, readonly number[]>,
  { what, of, time, by, target }: Ratio,
): Comparison {
  const multiples = ratios(times.get(time) ?? [], times.get(by) ?? []);
  return {
    what,
    of,
    value: median(multiples),
    least: quantile(multiples, 0),
    most: quantile(multiples, 1),
    ...(target !== undefined && { target }),
  };
}

/** Which times are divided by which, and what that is called. */
export interface Ratio {
  readonly what: string;
  readonly of: string;
  /** The name of the contender above the line, and of the one below it. */
  readonly time: string;
  readonly by: string;
  readonly target?: Target | undefined;
}

/** A number that was found once, not in rounds. */
export const once = (what: string, of: string, value: number, target?: Target): Comparison => ({
  what,
  of,
  value,
  least: value,
  most: value,
  ...(target !== undefined && { target }),
});

/** Puts a part together. */
export const partOf = (
  packages: readonly string[],
  date: Date,
  sizes: Readonly<Record<string, number>>,
  times: ReadonlyMap<string, readonly number[]>,
  rows: readonly Comparison[],
): Part => ({
  ...environmentWith(packages, date),
  sizes,
  rows,
  seconds: Object.fromEntries(Array.from(times, ([name, all]) => [name, median(all)])),
});
