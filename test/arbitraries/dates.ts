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
  const near = fc.tuple(
    fc.constantFrom(...instants),
    fc.constantFrom(0, 0, 0, 1, -1, 1000, -1000, 3_600_000, day, -day),
  );
  return fc
    .tuple(
      near,
      fc.constantFrom(0, 0, 60, -300, 330, 840, -720),
      fc.constantFrom("short", "digits", "zeros", "bare"),
    )
    .map(([[instant, step], offset, manner]) => written(instant + step, offset, manner));
}

function written(instant: number, offset: number, manner: string): string {
  const local = new Date(instant + (manner === "bare" ? 0 : offset * 60_000)).toISOString();
  const seconds = local.slice(0, 19);
  const fraction = local.slice(19, 23);
  if (manner === "bare") return instant % day === 0 ? seconds.slice(0, 10) : seconds + fraction;
  const precise =
    fraction === ".000" && manner === "short"
      ? seconds
      : seconds + fraction + (manner === "zeros" ? "0000" : "");
  if (offset === 0) return `${precise}Z`;
  const minutes = Math.abs(offset);
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${precise}${offset < 0 ? "-" : "+"}${hours}:${String(minutes % 60).padStart(2, "0")}`;
}
