import type { CheckedRule, Condition, Quantification } from "../check/checked-rule.ts";
import { typeOf } from "../check/value.ts";
import { print } from "../grammar/print.ts";
import type { Span } from "../grammar/span.ts";
import { clock } from "./compile.ts";
import {
  type EvaluateOptions,
  inverse,
  junction,
  type Leaf,
  leafTruth,
  type Truth,
} from "./evaluate.ts";
import { isList, isText, isUnset } from "./meaning.ts";
import { isRecord, readerOf, type Subject } from "./subject.ts";

/**
 * Why a rule says what it says, node by node.
 *
 * The first four fields are those of Microsoft Graph's `expressionEvaluationDetails` (beta); the rest is ours. Where
 * Graph publishes no sample (collections, null, `-not`, quantifiers), docs/semantics.md says what we chose.
 */
export interface Explanation {
  /** The part of the rule, in canonical form and without parentheses around it. */
  readonly expression: string;
  readonly expressionResult: Truth;
  /** Of a comparison: the property without its prefix, and its value as text; a collection as JSON. */
  readonly propertyToEvaluate?: {
    readonly propertyName: string;
    readonly propertyValue: string | null;
  };
  /** Of a compound: its operands. Of a quantifier: its body for each item, up to twenty. */
  readonly expressionEvaluationDetails?: readonly Explanation[];
  /** Where the part stands in the text of the rule. */
  readonly span: Span;
  /** Whether the answer of the whole rule rests on this part. */
  readonly isDecisive: boolean;
  /** Whether the property has no value. */
  readonly isUnset?: true;
  /** Whether the property's value is not known. */
  readonly isUnknown?: true;
  /** Whether this `-all` is true for want of items. */
  readonly isVacuous?: true;
  /** Items that are not shown. */
  readonly itemsLeftOut?: number;
}

/**
 * Explains the answer of a checked rule: every part of it is evaluated, also where the answer is already decided.
 * The result of the whole is that of `evaluate`.
 *
 * @throws TypeError where the rule reads the clock and `now` is missing
 */
export function explain(
  rule: CheckedRule,
  subject: Subject,
  { now, unknown = new Set() }: EvaluateOptions = {},
): Explanation {
  const scene: Scene = {
    of: subject,
    now: rule.readsClock ? clock(now) : 0,
    unknown,
    item: undefined,
  };
  return decided(explainCondition(rule.condition, scene), true);
}

/** Of whom a condition is asked: a subject, or an item of one of its collections. */
interface Scene {
  readonly of: unknown;
  readonly now: number;
  readonly unknown: ReadonlySet<string>;
  readonly item: { readonly of: string } | undefined;
}

function explainCondition(condition: Condition, scene: Scene): Explanation {
  const { span } = condition.written;
  const said = { expression: print(condition.written), span, isDecisive: false };
  switch (condition.kind) {
    case "and":
    case "or": {
      const details = condition.operands.map((operand) => explainCondition(operand, scene));
      const results = details.map(({ expressionResult }) => expressionResult);
      return {
        ...said,
        expressionResult: junction(condition.kind, results),
        expressionEvaluationDetails: details,
      };
    }
    case "not": {
      const inner = explainCondition(condition.operand, scene);
      return {
        ...said,
        expressionResult: inverse(inner.expressionResult),
        expressionEvaluationDetails: [inner],
      };
    }
    case "test":
    case "quantified":
    case "member-of":
    case "direct-reports":
      return { ...said, ...explainLeaf(condition, scene) };
    default:
      return condition satisfies never;
  }
}

type Answer = Omit<Explanation, "expression" | "span" | "isDecisive">;

function explainLeaf(leaf: Leaf, scene: Scene): Answer {
  const expressionResult = leafTruth(leaf, scene.of, scene.now, scene.unknown);
  const { name, value, unset } = lookedAt(leaf, scene);
  if (expressionResult === "unknown") {
    return {
      expressionResult,
      propertyToEvaluate: { propertyName: name, propertyValue: null },
      isUnknown: true,
    };
  }
  return {
    expressionResult,
    propertyToEvaluate: { propertyName: name, propertyValue: unset ? null : textOf(value) },
    ...(unset && { isUnset: true }),
    ...(leaf.kind === "quantified" && itemAnswers(leaf, value, scene)),
  };
}

/** The value that a leaf looks at. */
function lookedAt(
  leaf: Leaf,
  { of, item }: Scene,
): { name: string; value: unknown; unset: boolean } {
  if (leaf.kind === "direct-reports") return ofProperty("manager", of, isUnset("string"));
  if (leaf.kind !== "test") return ofProperty(leaf.property.name, of, isUnset(leaf.property.type));
  const { source } = leaf;
  const unset = isUnset(typeOf(source));
  if (source.kind === "item") return { name: item?.of ?? "_", value: of, unset: unset(of, 0) };
  const { name } = source.property;
  const shown = source.kind === "property" ? name : `${source.property.prefix}.${name}`;
  return { ...ofProperty(name, of, unset), name: shown };
}

function ofProperty(name: string, of: unknown, unset: (value: unknown, now: number) => boolean) {
  const value = readerOf(name)(of);
  return { name, value, unset: unset(value, 0) };
}

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

function itemAnswers(
  { property, quantifier, body }: Quantification,
  value: unknown,
  scene: Scene,
): Partial<Answer> {
  const isItem: (item: unknown) => boolean =
    property.type === "plan collection" ? isRecord : isText;
  const items = isList(value) ? value.filter(isItem) : [];
  if (items.length === 0) return quantifier === "all" ? { isVacuous: true } : {};
  const answers = items
    .slice(0, shownItems)
    .map((item: unknown) =>
      explainCondition(body, { ...scene, of: item, item: { of: property.name } }),
    );
  return {
    expressionEvaluationDetails: answers,
    ...(items.length > shownItems && { itemsLeftOut: items.length - shownItems }),
  };
}

const shownItems = 20;

/** Marks the parts on which the answer rests: of a compound, those operands whose answer is the compound's own. */
function decided(explanation: Explanation, isDecisive: boolean): Explanation {
  const { expressionEvaluationDetails: details, expressionResult } = explanation;
  if (details === undefined) return { ...explanation, isDecisive };
  const isNegation = explanation.propertyToEvaluate === undefined && details.length === 1;
  const marked = details.map((detail) =>
    decided(detail, isDecisive && (isNegation || detail.expressionResult === expressionResult)),
  );
  return { ...explanation, isDecisive, expressionEvaluationDetails: marked };
}
