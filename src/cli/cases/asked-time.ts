import { timeOption } from "../time-option.ts";

/**
 * The time of the cases: `--now`, or the beginning of this day, as nobody likes to read milliseconds.
 *
 * @throws UsageError for what is no date
 */
export function askedTime(given: string | undefined): Date {
  const time = timeOption("--now", given);
  if (time !== undefined) return time;
  const day = new Date();
  day.setUTCHours(0, 0, 0, 0);
  return day;
}
