import { type Condition, comparisonOperators } from "../../src/index.ts";
import type { Manner } from "./peer.ts";

/** A comparison of a rule. */
export type Test = Extract<Condition, { kind: "test" }>;

/** A language that conditions are put into; `undefined` is what it has no words for. */
export interface Language<Expression> {
  readonly and: (operands: readonly Expression[]) => Expression;
  readonly or: (operands: readonly Expression[]) => Expression;
  readonly not: (operand: Expression) => Expression;
  /** A negated operator without words of its own becomes the negation of its positive form. */
  readonly test: (test: Test) => Expression | undefined;
  readonly quantified: (
    quantification: Extract<Condition, { kind: "quantified" }>,
  ) => Expression | undefined;
}

/** Puts a condition into a language. */
export function translate<Expression>(
  condition: Condition,
  language: Language<Expression>,
): Expression | undefined {
  switch (condition.kind) {
    case "and":
    case "or": {
      const operands = condition.operands.map((operand) => translate(operand, language));
      const whole = operands.filter((operand) => operand !== undefined);
      return whole.length < operands.length ? undefined : language[condition.kind](whole);
    }
    case "not": {
      const operand = translate(condition.operand, language);
      return operand === undefined ? undefined : language.not(operand);
    }
    case "test": {
      const { positive, negates } = comparisonOperators[condition.operator];
      const said = language.test(condition);
      if (said !== undefined || !negates) return said;
      const opposite = language.test({ ...condition, operator: positive });
      return opposite === undefined ? undefined : language.not(opposite);
    }
    case "quantified":
      return language.quantified(condition);
    case "member-of":
    case "direct-reports":
      return undefined;
    default:
      return condition satisfies never;
  }
}

/** Whether the value that a comparison looks at is a collection. */
export const isCollection = ({ source }: Test): boolean =>
  source.kind === "property" && source.property.type.endsWith("collection");

/** The pattern that finds what a comparison with a text looks for; `-match` ignores letter case in any manner. */
export function patternOf({ operator, value }: Test, manner: Manner): RegExp | undefined {
  const flags = manner === "folded" ? "iu" : "u";
  if (value.kind === "pattern")
    return operator === "match" ? new RegExp(value.source, "iu") : undefined;
  if (value.kind !== "string") return undefined;
  const escaped = literally(value.text);
  switch (operator) {
    case "eq":
      return manner === "folded" ? new RegExp(`^${escaped}$`, flags) : undefined;
    case "startsWith":
      return new RegExp(`^${escaped}`, flags);
    case "endsWith":
      return new RegExp(`${escaped}$`, flags);
    case "contains":
      return new RegExp(escaped, flags);
    case "ne":
    case "notStartsWith":
    case "notEndsWith":
    case "notContains":
    case "match":
    case "notMatch":
    case "in":
    case "notIn":
    case "ge":
    case "le":
      return undefined;
    default:
      return operator satisfies never;
  }
}

/** A text with everything escaped that means something in a pattern. */
export const literally = (text: string): string =>
  text.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);

/** A constant as it is compared: in upper case where values are folded. */
export const constantText = (text: string, manner: Manner): string =>
  manner === "folded" ? text.toUpperCase() : text;
