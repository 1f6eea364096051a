import * as fc from "fast-check";

/** The time at which the laws ask rules that read the clock. */
export const noon: Date = new Date("2024-12-19T12:00:00.000Z");

const day = 86_400_000;

/** Durations as rules write them, with their lengths in milliseconds. */
export const durations: ReadonlyMap<string, number> = new Map([
  ["P0D", 0],
  ["P1D", day],
  ["P7D", 7 * day],
  ["P007D", 7 * day],
  ["P1W", 7 * day],
  ["P30D", 30 * day],
  ["PT1S", 1000],
  ["PT90M", 5_400_000],
  ["PT12H", day / 2],
  ["PT36H", 1.5 * day],
  ["P1W2DT3H4M5S", 9 * day + 11_045_000],
]);

/** An instant as rules and subjects write it, near one of the given ones (milliseconds since 1970). */
export function dateNear(...instants: readonly number[]): fc.Arbitrary<string> {
  const steps = [0, 0, 0, 1, -1, 500, 1000, -1000, 3_600_000, day, -day];
  const offsets = ["", "Z", "Z", "+01:00", "-05:00", "+05:30", "+14:00", "-12:00"];
  return fc
    .tuple(
      fc.constantFrom(...instants),
      fc.constantFrom(...steps),
      fc.constantFrom(...offsets),
      fc.constantFrom("shortest", "milliseconds", "ticks", "day"),
    )
    .map(([instant, step, offset, manner]) => written(instant + step, offset, manner));
}

/** An instant as a clock with this offset shows it. */
function written(instant: number, offset: string, manner: string): string {
  if (manner === "day" && instant % day === 0) return new Date(instant).toISOString().slice(0, 10);
  const local = new Date(instant + millisecondsEast(offset)).toISOString().slice(0, -1);
  if (manner === "shortest") return local.replace(/\.?0*$/, "") + offset;
  return local + (manner === "ticks" ? "0000" : "") + offset;
}

function millisecondsEast(offset: string): number {
  const [, sign = "+", hours = "0", minutes = "0"] = /^([+-])(\d+):(\d+)$/.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** The instant of such a date: without an offset it is told in UTC. */
export const instantIn = (date: string): number =>
  Date.parse(/T.*\d$/.test(date) && !/[+-]\d\d:\d\d$/.test(date) ? `${date}Z` : date);
