import { UsageError } from "./usage-error.ts";

/**
 * The work that `--budget` allows; `undefined` where it is left out.
 *
 * @throws UsageError for anything that is no whole number from 1 on
 */
export function budgetOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/u.test(given)) return Number(given);
  throw new UsageError(
    `--budget: \`${given}\` is no amount of work`,
    "give a whole number from 1 on, as in --budget 5000000",
  );
}
