import { instantOf } from "../check/instant.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The time that `--now` gives, or the present.
 *
 * @throws UsageError for anything that is no date
 */
export function nowOption(given: string | undefined): Date {
  if (given === undefined) return new Date();
  const instant = instantOf(given);
  if (instant === undefined)
    throw new UsageError(
      `--now: \`${given}\` is no date`,
      "write it as 2025-01-31 or 2025-01-31T08:00:00Z",
    );
  return new Date(instant);
}
