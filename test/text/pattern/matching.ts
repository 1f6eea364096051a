import { compilePattern } from "../../../src/text/pattern/compile-pattern.ts";
import { parsePattern } from "../../../src/text/pattern/parse-pattern.ts";
import type { Pattern } from "../../../src/text/pattern/pattern.ts";

/** Returns the pattern that a source is known to be. */
export function patternOf(source: string): Pattern {
  const parsed = parsePattern(source);
  if (!parsed.ok) throw new Error(`${source}: ${parsed.fault.message}`);
  return parsed.value;
}

/** Tells whether a pattern matches somewhere in a value. */
export function matches(source: string, value: string): boolean {
  return compilePattern(patternOf(source))(value);
}
