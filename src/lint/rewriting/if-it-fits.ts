import { applyFixes } from "../../check/mend.ts";
import type { Fix } from "../../grammar/diagnostic.ts";
import { defaultLimits } from "../../grammar/limits.ts";
import { parse } from "../../schema/parse.ts";

/** The fix, unless it would make the rule longer or deeper than a rule may be. */
export function ifItFits(text: string | undefined, fix: Fix): Fix | undefined {
  if (text === undefined) return undefined;
  const fixed = applyFixes(text, [fix]);
  return fixed.length <= defaultLimits.length && parse(fixed).ok ? fix : undefined;
}
