import type { Condition } from "../check/checked-rule.ts";
import { print } from "../grammar/print.ts";

/** A part of a rule as a message names it: in backticks, unless it is long or holds one. */
export function quoted({ written }: Condition): string {
  const text = print(written);
  return text.length > longest || text.includes("`") ? "another part" : `\`${text}\``;
}

const longest = 120;

/** A rule as a hint shows it: in backticks, unless it holds one. */
export const shown = (text: string): string => (text.includes("`") ? text : `\`${text}\``);
