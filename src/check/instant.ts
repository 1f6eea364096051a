/**
 * Reads a date as rules and subjects write it: `YYYY-MM-DD` (midnight UTC), or `YYYY-MM-DDThh:mm:ss` with an optional
 * fraction and an optional `Z` or `±hh:mm` (UTC where it is missing).
 *
 * @returns milliseconds since 1970-01-01 UTC (a finer fraction is cut off), or `undefined` for anything else,
 * dates that the calendar does not have included
 */
export function instantOf(text: string): number | undefined {
  const parts = date.exec(text);
  if (parts === null) return undefined;
  const [
    ,
    year = "",
    month = "",
    day = "",
    hour = "0",
    minute = "0",
    second = "0",
    fraction = "",
    zone = "Z",
  ] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = new Date(midnight).toISOString().slice(0, 10) === `${year}-${month}-${day}`;
  const offset = offsetOf(zone);
  if (!exists || offset === undefined) return undefined;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return (
    midnight +
    ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 +
    milliseconds -
    offset * 60_000
  );
}

/** Tells whether a text is meant to be a date, so that a fault in it is a fault of the date. */
export const looksLikeDate = (text: string): boolean =>
  /^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)/u.test(text);

const date =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})?)?$/;

/** Minutes east of UTC. */
function offsetOf(zone: string): number | undefined {
  if (zone === "Z" || zone === "z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
