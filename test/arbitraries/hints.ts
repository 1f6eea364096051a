import type { Literal, Rule } from "../../src/index.ts";
import { durations, instantIn, noon } from "./dates.ts";

/** What rules ask for, by the name of the property that they ask it of; a plan's properties by their own names. */
export type Hints = ReadonlyMap<string, readonly Literal[]>;

/** Gathers the values that rules compare with, so that subjects can be drawn that satisfy them, or almost. */
export function hintsOf(rules: readonly Rule[]): Hints {
  const hints = new Map<string, Literal[]>();
  for (const [name, literal] of rules.flatMap((rule) => [...askedIn(rule)])) {
    hints.set(name, [
      ...(hints.get(name) ?? []),
      ...(literal.kind === "list" ? literal.items : [literal]),
    ]);
  }
  return hints;
}

function* askedIn(rule: Rule, item = ""): Generator<[name: string, literal: Literal]> {
  switch (rule.kind) {
    case "and":
    case "or":
      for (const operand of rule.operands) yield* askedIn(operand, item);
      return;
    case "not":
      yield* askedIn(rule.operand, item);
      return;
    case "comparison":
      yield [rule.operand.kind === "item" ? item : rule.operand.name, rule.value];
      return;
    case "quantified":
      yield [rule.property.name, nothing];
      yield* askedIn(rule.body, rule.property.name);
      return;
    case "member-of":
      yield [rule.property.name, rule.groups];
      return;
    case "direct-reports":
      yield ["manager", { kind: "string", value: rule.manager, span: nothing.span }];
      return;
    default:
      rule satisfies never;
  }
}

const nothing: Literal = { kind: "null", span: { start: 0, end: 0 } };

/** The texts among the values that a property is compared with. */
export const textsAsked = (hints: Hints, name: string): string[] =>
  (hints.get(name) ?? []).flatMap((literal) => (literal.kind === "string" ? [literal.value] : []));

/** The instants that a date is compared with, in milliseconds since 1970. */
export function instantsAsked(hints: Hints, name: string): number[] {
  return (hints.get(name) ?? []).flatMap((literal) => {
    if (literal.kind === "string") return [instantIn(literal.value)];
    if (literal.kind === "date") return [instantIn(literal.text)];
    return literal.kind === "now" ? [noon.getTime() + stepOf(literal)] : [];
  });
}

function stepOf({ step }: Extract<Literal, { kind: "now" }>): number {
  const length = durations.get(step?.duration ?? "P0D") ?? 0;
  return step?.direction === "minus" ? -length : length;
}
