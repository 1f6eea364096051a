import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import { clock, questionOf } from "./compile.ts";
import { propertyRead } from "./property-read.ts";
import type { Subject } from "./subject.ts";

/** What a rule says of a subject: by strong Kleene tables, `unknown` where the data does not decide it. */
export type Truth = true | false | "unknown";

/** What is known beside the subject itself. */
export interface EvaluateOptions {
  /** The time, for rules that read `system.now`. */
  readonly now?: Date | undefined;
  /** Canonical names of properties whose values are not known, whatever the subject holds under them. */
  readonly unknown?: ReadonlySet<string> | undefined;
}

/**
 * Evaluates a checked rule where part of the data may be unknown.
 *
 * Where the answer is true or false, every completion of the data gives that answer. With nothing unknown it is the
 * answer of the compiled predicate.
 *
 * @throws TypeError where the rule reads the clock and `now` is missing
 */
export function evaluate(
  rule: CheckedRule,
  subject: Subject,
  { now, unknown = nothing }: EvaluateOptions = {},
): Truth {
  return truthOf(rule.condition, subject, rule.readsClock ? clock(now) : 0, unknown);
}

const nothing: ReadonlySet<string> = new Set();

function truthOf(
  condition: Condition,
  subject: Subject,
  now: number,
  unknown: ReadonlySet<string>,
): Truth {
  switch (condition.kind) {
    case "and":
    case "or":
      return junction(
        condition.kind,
        condition.operands.map((operand) => truthOf(operand, subject, now, unknown)),
      );
    case "not":
      return inverse(truthOf(condition.operand, subject, now, unknown));
    case "test":
    case "quantified":
    case "member-of":
    case "direct-reports":
      return leafTruth(condition, subject, now, unknown);
    default:
      return condition satisfies never;
  }
}

/** A condition that reads one property. */
export type Leaf = Exclude<Condition, { kind: "and" | "or" | "not" }>;

/** What a condition on one property says: nothing where that property is unknown. */
export function leafTruth(
  leaf: Leaf,
  subject: unknown,
  now: number,
  unknown: ReadonlySet<string>,
): Truth {
  const property = propertyRead(leaf);
  return property !== undefined && isIn(unknown, property)
    ? "unknown"
    : questionOf(leaf)(subject, now);
}

/** Extension properties go by any letter case, as they do in a subject. */
function isIn(unknown: ReadonlySet<string>, name: string): boolean {
  if (unknown.size === 0) return false;
  if (unknown.has(name)) return true;
  return (
    name.startsWith("extension_") &&
    [...unknown].some((other) => other.toLowerCase() === name.toLowerCase())
  );
}

/** `-and` and `-or` over three values: the deciding one wins, then `unknown`. */
export function junction(kind: "and" | "or", truths: readonly Truth[]): Truth {
  const deciding = kind === "or";
  if (truths.includes(deciding)) return deciding;
  return truths.includes("unknown") ? "unknown" : !deciding;
}

/** `-not` over three values. */
export const inverse = (truth: Truth): Truth => (truth === "unknown" ? truth : !truth);
