import { parsePattern } from "../../src/text/pattern/parse-pattern.ts";
import type { Comparison, Expression, Rule } from "../../src/grammar/rule.ts";
import { rewritten } from "../laws/tree.ts";
import { fold } from "./fold.ts";
import { findsSlowly } from "./pattern.ts";
import { referenceMatches, type ReferenceSubject } from "./reference.ts";

/**
 * What the reference evaluator says, for patterns of any kind: those beyond its sub-language stand for the list of those
 * texts of the subject in which the slow matcher finds them.
 */
export function matchesByReference(rule: Rule, subject: ReferenceSubject, now?: Date): boolean {
  const texts = [...textsIn(subject)];
  return referenceMatches(
    rewritten(rule, (part) => (isBeyond(part) ? listed(part, texts) : part)),
    subject,
    now,
  );
}

/** A comparison with a pattern that has more than units, classes, groups, choices, `*`, `+`, `?`, `^` and `$`. */
const isBeyond = (part: Expression): part is Comparison =>
  part.kind === "comparison" &&
  ["match", "notMatch"].includes(part.operator.name) &&
  part.value.kind === "string" &&
  /\\[A-Za-z0-9]|\(\?[^:]|[{}]|[*+?^$][*+?]|\[[^\]]*\\/u.test(part.value.value);

function listed(comparison: Comparison, texts: readonly string[]): Comparison {
  const { operator, value, span } = comparison;
  const source = value.kind === "string" ? value.value : "";
  const found = texts.filter((text) => isFound(source, text));
  // Lists are compared ignoring case, and a pattern need not be.
  const folds = new Set(found.map(fold));
  const isEven = texts.every((text) => !folds.has(fold(text)) || found.includes(text));
  if (!isEven) throw new TypeError(`\`${source}\` tells letter cases apart, which a list cannot`);
  return {
    ...comparison,
    operator: { ...operator, name: operator.name === "match" ? "in" : "notIn" },
    value: {
      kind: "list",
      items: found.map((text) => ({ kind: "string", value: text, span })),
      span,
    },
  };
}

function isFound(source: string, text: string): boolean {
  const parsed = parsePattern(source);
  const found = parsed.ok ? findsSlowly(parsed.value, text) : undefined;
  if (found === undefined) throw new TypeError(`\`${source}\` takes too long for ${text.length}`);
  return found;
}

/** Every text of a subject, in whatever it stands. */
function* textsIn(data: unknown): Generator<string> {
  if (typeof data === "string") yield data;
  else if (typeof data === "object" && data !== null)
    for (const value of Object.values(data)) yield* textsIn(value);
}
