import { layout } from "../grammar/layout.ts";
import type { Result } from "../grammar/result.ts";
import { parse } from "./parse.ts";

/** How a rule is laid out. */
export interface FormatOptions {
  /** The width in UTF-16 units beyond which a rule is broken over lines; 80 where it is left out. */
  readonly width?: number | undefined;
}

/** Writes a rule in its canonical form, broken over lines where it is wide. The tree stays the same. */
export function format(text: string, { width = 80 }: FormatOptions = {}): Result<string> {
  const result = parse(text);
  return result.ok
    ? { ok: true, value: layout(result.value, width), diagnostics: result.diagnostics }
    : result;
}
