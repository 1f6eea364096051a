import type { TextClaim } from "../text/text-claim.ts";
import { parsePattern } from "../../text/pattern/parse-pattern.ts";

/** The claim that a text matches a pattern, which must be one. */
export function matching(source: string): TextClaim {
  const parsed = parsePattern(source);
  if (!parsed.ok) throw new TypeError(`not a pattern: ${source}`);
  return { kind: "match", source, pattern: parsed.value };
}
