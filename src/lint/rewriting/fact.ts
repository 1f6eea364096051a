import type { Condition, Quantification, Test, Value } from "../../check/checked-rule.ts";
import { comparisonOperators } from "../../grammar/operators.ts";
import { fold } from "../../text/ignore-case.ts";
import { keyOf } from "./key-of.ts";

/** What a comparison says of one property, as a claim that must hold or must not hold. */
export interface Fact {
  /** The property's name; `_` for an item, with its prefix for the property of a plan. */
  readonly about: string;
  /** Whether there is at most one value: of a collection, a claim is that some element fits. */
  readonly isSingle: boolean;
  readonly holds: boolean;
  readonly claim: Claim;
}

/** What can be claimed of a value; none is true of an unset one. Texts are folded. */
export type Claim =
  | { readonly kind: "set" }
  | { readonly kind: "values"; readonly texts: ReadonlySet<string> }
  | { readonly kind: "start" | "end" | "part"; readonly text: string }
  | { readonly kind: "truth"; readonly isTrue: boolean }
  | { readonly kind: "at"; readonly time: number }
  | { readonly kind: "since" | "until"; readonly time: number; readonly isFromNow: boolean }
  | { readonly kind: "other"; readonly key: string };

/** The fact that a comparison or quantifier states, `-not` before it or not; `undefined` for anything else. */
export function factOf(condition: Condition): Fact | undefined {
  if (condition.kind === "not") {
    const fact = factOf(condition.operand);
    return fact && opposite(fact);
  }
  if (condition.kind === "quantified") return factOfItems(condition);
  return condition.kind === "test" ? factOfTest(condition) : undefined;
}

/** The fact that holds exactly where the other one does not. */
export const opposite = (fact: Fact): Fact => ({ ...fact, holds: !fact.holds });

/** Both `-any` and the complement of `-all` need an element. */
const factOfItems = ({ property, quantifier, body }: Quantification): Fact => ({
  about: property.name,
  isSingle: false,
  holds: quantifier === "any",
  claim: { kind: "other", key: JSON.stringify([quantifier, keyOf(body)]) },
});

function factOfTest({ source, operator, value }: Test): Fact | undefined {
  const { positive, negates } = comparisonOperators[operator];
  const claim = claimOf(positive, value);
  if (claim === undefined) return undefined;
  return {
    about: aboutOf(source),
    isSingle: source.kind !== "property" || !source.property.type.endsWith("collection"),
    holds: negates === (value.kind === "null"),
    claim,
  };
}

function aboutOf(source: Test["source"]): string {
  if (source.kind === "item") return "_";
  const { property } = source;
  return source.kind === "property" ? property.name : `${source.property.prefix}.${property.name}`;
}

/** What a positive operator claims; `undefined` for `-eq ""`, which no value satisfies and another lint names. */
function claimOf(operator: string, value: Value): Claim | undefined {
  switch (value.kind) {
    case "null":
      return { kind: "set" };
    case "string":
      return operator === "eq" ? claimOfTexts([value.text]) : claimOfText(operator, value.text);
    case "strings":
      return claimOfTexts(value.texts);
    case "boolean":
      return { kind: "truth", isTrue: value.isTrue };
    case "instant":
      return operator === "eq"
        ? { kind: "at", time: value.milliseconds }
        : { kind: sideOf(operator), time: value.milliseconds, isFromNow: false };
    case "now":
      return { kind: sideOf(operator), time: value.milliseconds, isFromNow: true };
    case "version":
      return { kind: "other", key: JSON.stringify([operator, value.version]) };
    case "pattern":
      // A pattern can turn letter case on for itself, so it is compared as it stands.
      return { kind: "other", key: JSON.stringify([operator, value.source]) };
    default:
      return value satisfies never;
  }
}

function claimOfTexts(texts: readonly string[]): Claim | undefined {
  const set = texts.filter((text) => text !== "");
  return set.length === 0 ? undefined : { kind: "values", texts: new Set(set.map(fold)) };
}

/** Every text begins and ends with the empty one, and has it as a part. */
function claimOfText(operator: string, text: string): Claim {
  if (text === "") return { kind: "set" };
  const kind = operator === "startsWith" ? "start" : operator === "endsWith" ? "end" : "part";
  return { kind, text: fold(text) };
}

const sideOf = (operator: string): "since" | "until" => (operator === "ge" ? "since" : "until");
