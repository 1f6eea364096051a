/** An instant, exactly: whole seconds since 1970-01-01 UTC, and the digits of the fraction without zeros at the end. */
export interface Instant {
  readonly seconds: bigint;
  readonly fraction: string;
}

/**
 * Reads `YYYY-MM-DD` (midnight UTC) or `YYYY-MM-DDThh:mm:ss` with optional fraction and `Z` or `±hh:mm`; `undefined` for
 * what is in neither form or not in the calendar.
 */
export function instantOf(text: string): Instant | undefined {
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const [fraction = "", sign = "+", offsetHour = "0", offsetMinute = "0"] = parts.slice(7);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = Number(offsetHour) * 3600 + Number(offsetMinute) * 60;
  const local = daysBefore(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  const seconds = BigInt(sign === "-" ? local + offset : local - offset);
  return { seconds, fraction: fraction.replace(/0+$/, "") };
}

const form =
  /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))?)?$/i;

/** Below zero, zero or above zero. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
  return a.fraction === b.fraction ? 0 : a.fraction < b.fraction ? -1 : 1;
}

/** The instant one duration later or earlier. */
export function moved(
  { seconds, fraction }: Instant,
  { direction, duration }: { readonly direction: "plus" | "minus"; readonly duration: string },
): Instant {
  const [date = "", time = ""] = duration.slice(1).split("T");
  const length = sum(date, { W: 604_800n, D: 86_400n }) + sum(time, { H: 3600n, M: 60n, S: 1n });
  return { seconds: direction === "plus" ? seconds + length : seconds - length, fraction };
}

function sum(parts: string, units: Readonly<Record<string, bigint>>): bigint {
  const amounts = [...parts.matchAll(/(\d+)([A-Z])/g)];
  return amounts.reduce(
    (total, [, amount = "0", unit = ""]) => total + BigInt(amount) * (units[unit] ?? 0n),
    0n,
  );
}

/** Days from 1970-01-01 to a day of the Gregorian calendar, counted one year and one month at a time. */
function daysBefore(year: number, month: number, day: number): number {
  let days = day - 1;
  for (let earlier = 1; earlier < month; earlier++) days += daysIn(year, earlier);
  for (let earlier = 1970; earlier < year; earlier++) days += isLeap(earlier) ? 366 : 365;
  for (let next = year; next < 1970; next++) days -= isLeap(next) ? 366 : 365;
  return days;
}

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
