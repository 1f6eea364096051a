import { instantOf } from "../check/instant.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The instant that an option such as `--now` gives; `undefined` where the option is left out.
 *
 * @throws UsageError for anything that is no date
 */
export function timeOption(name: string, given: string | undefined): Date | undefined {
  if (given === undefined) return undefined;
  const instant = instantOf(given);
  if (instant === undefined)
    throw new UsageError(
      `${name}: \`${given}\` is no date`,
      "write it as 2025-01-31 or 2025-01-31T08:00:00Z",
    );
  return new Date(instant);
}
