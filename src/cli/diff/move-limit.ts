import { UsageError } from "../usage-error.ts";

/** How many may move in a group: a number, or a part of the members under the old rule. */
export interface MoveLimit {
  readonly amount: number;
  readonly isPercent: boolean;
}

/**
 * Reads a limit such as `50` or `5%`.
 *
 * @throws UsageError for anything else
 */
export function moveLimit(option: string, given: string | undefined): MoveLimit | undefined {
  if (given === undefined) return undefined;
  const isPercent = given.endsWith("%");
  const digits = isPercent ? given.slice(0, -1) : given;
  const amount = Number(digits);
  if (!(isPercent ? /^\d+(?:\.\d+)?$/u : /^\d+$/u).test(digits) || !Number.isFinite(amount))
    throw new UsageError(
      `${option}: \`${given}\` is neither a number nor a per cent`,
      `write it as ${option} 50 or ${option} 5%`,
    );
  return { amount, isPercent };
}

/** Whether more move than may. A part of nobody is nobody. */
export const isBeyond = (
  { amount, isPercent }: MoveLimit,
  movers: number,
  members: number,
): boolean => (isPercent ? movers * 100 > members * amount : movers > amount);

/** The limit as it is written. */
export const limitText = ({ amount, isPercent }: MoveLimit): string =>
  `${amount}${isPercent ? "%" : ""}`;
