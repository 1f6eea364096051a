import type { Condition } from "../check/checked-rule.ts";
import { print } from "../grammar/print.ts";

/** One or two parts as a message names them. */
export function bothQuoted(parts: readonly Condition[], word: "and" | "or" = "and"): string {
  const names = parts.map(quoted);
  return new Set(names).size < names.length ? "two other parts" : names.join(` ${word} `);
}

/** A part of a rule as a message names it: in backticks, unless it is long or holds one. */
function quoted({ written }: Condition): string {
  const text = print(written);
  return text.length > longest || text.includes("`") ? "another part" : `\`${text}\``;
}

const longest = 120;

/** A rule as a hint shows it: in backticks, unless it holds one. */
export const shown = (text: string): string => (text.includes("`") ? text : `\`${text}\``);
