import { instantOf } from "../../check/instant.ts";
import type { Literal, Variable } from "../formula/formula.ts";
import type { DomainAnswer, Sample } from "./domain-answer.ts";
import {
  common,
  contains,
  differences,
  type Intervals,
  moved,
  nearest,
  without,
} from "./intervals.ts";

/**
 * Finds dates, and the time where it is open.
 *
 * Of a date x and the time n, each literal bounds x or x - n. As n is in every date's second bound, it must be in the
 * differences of both bounds for each date; then each date is chosen for itself.
 */
export function dateValues(literals: readonly Literal[]): DomainAnswer {
  const dates: Bounds[] = [];
  let times: Intervals = [[-furthestTime, furthestTime]];
  for (const [variable, some] of Map.groupBy(literals, ({ atom }) => atom.variable)) {
    if (mayBeUnset(variable, some)) continue;
    const bounds = boundsOf(variable, some);
    if (bounds === undefined) return { kind: "none" };
    times = common(times, differences(bounds.at, bounds.fromNow));
    dates.push(bounds);
  }
  const now = readable(times, usualTime);
  if (now === undefined) return { kind: "none" };
  return { kind: "some", sample: () => sampleOf(dates, now) };
}

/** A date that has to be set: where it can be, and how far from now. */
interface Bounds {
  readonly variable: Variable;
  readonly at: Intervals;
  readonly fromNow: Intervals;
}

const mayBeUnset = ({ isAlwaysSet }: Variable, literals: readonly Literal[]): boolean =>
  !isAlwaysSet && literals.every(({ holds }) => !holds);

function boundsOf(variable: Variable, literals: readonly Literal[]): Bounds | undefined {
  let at = datesOf(variable);
  let fromNow: Intervals = [[-furthestStep, furthestStep]];
  for (const {
    atom: { claim },
    holds,
  } of literals) {
    if (claim.kind === "set") {
      if (!holds) return undefined;
      continue;
    }
    if (claim.kind !== "instant") throw new TypeError("a date is compared with instants");
    const { milliseconds, order, isFromNow } = claim;
    const bound = (intervals: Intervals): Intervals =>
      order === "eq" && !holds
        ? without(intervals, milliseconds)
        : common(intervals, [rangeOf(order, milliseconds, holds)]);
    if (isFromNow) fromNow = bound(fromNow);
    else at = bound(at);
  }
  return at.length === 0 || fromNow.length === 0 ? undefined : { variable, at, fromNow };
}

function datesOf({ values }: Variable): Intervals {
  if (values === undefined) return [[first - longestOffset, last + longestOffset]];
  return values.flatMap((value) => {
    const instant = instantOf(value);
    return instant === undefined ? [] : ([[instant, instant]] as const);
  });
}

function rangeOf(
  order: "eq" | "ge" | "le",
  milliseconds: number,
  holds: boolean,
): readonly [number, number] {
  if (order === "eq") return [milliseconds, milliseconds];
  const isFrom = (order === "ge") === holds;
  const step = holds ? 0 : isFrom ? 1 : -1;
  return isFrom
    ? [milliseconds + step, Number.POSITIVE_INFINITY]
    : [Number.NEGATIVE_INFINITY, milliseconds + step];
}

function sampleOf(dates: readonly Bounds[], now: number): Sample {
  const values = dates.map(({ variable, at, fromNow }) => {
    const date = readable(common(at, moved(fromNow, now)), now);
    return [variable.key, written(date ?? now)] as const;
  });
  return { values, now };
}

/** The nearest instant or, where there is one beside it, a midnight. */
function readable(intervals: Intervals, to: number): number | undefined {
  const near = nearest(intervals, to);
  if (near === undefined || near === to) return near;
  const midnight = Math.floor(near / day) * day;
  return [midnight, midnight + day].find((time) => contains(intervals, time)) ?? near;
}

/** A date as subjects hold it: short at midnight, and with an offset beyond the years that can be written. */
function written(instant: number): string {
  if (instant < first) return `${isoOf(instant + longestOffset).slice(0, -1)}+23:59`;
  if (instant > last) return `${isoOf(instant - longestOffset).slice(0, -1)}-23:59`;
  const text = isoOf(instant);
  if (text.endsWith("T00:00:00.000Z")) return text.slice(0, 10);
  return text.replace(".000Z", "Z");
}

const isoOf = (instant: number): string => new Date(instant).toISOString();

const day = 86_400_000;
/** The years 0000 to 9999, which four digits can write, and what an offset adds. */
const first = Date.parse("0000-01-01T00:00:00.000Z");
const last = Date.parse("9999-12-31T23:59:59.999Z");
const longestOffset = (23 * 60 + 59) * 60_000;
/** The times that a `Date` can hold. */
const furthestTime = 8_640_000_000_000_000;
const furthestStep = furthestTime + last + longestOffset;
/** The time of a witness where nothing speaks against it. */
export const usualTime: number = Date.UTC(2026, 0, 1, 12);
