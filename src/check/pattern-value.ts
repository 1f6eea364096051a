import { report } from "../grammar/report.ts";
import type { StringLiteral } from "../grammar/rule.ts";
import { parsePattern } from "../text/pattern/parse-pattern.ts";
import type { Value } from "./checked-rule.ts";
import type { Context } from "./context.ts";

/** Reads the pattern of `-match`; a fault in it is shown at its own place where the string has no escapes before it. */
export function patternValue(
  { value: source, span }: StringLiteral,
  { diagnostics }: Context,
): Value | undefined {
  const read = parsePattern(source);
  if (read.ok) return { kind: "pattern", source, pattern: read.value };
  const { code, message, hint, start, end } = read.fault;
  const isVerbatim = span.end - span.start === source.length + 2;
  const at = isVerbatim ? { start: span.start + 1 + start, end: span.start + 1 + end } : span;
  diagnostics.push(report(code, at, message, { hint }));
  return undefined;
}
