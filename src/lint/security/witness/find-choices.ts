import type { Condition } from "../../../check/checked-rule.ts";
import { type Leaf, leafTruth } from "../../../eval/evaluate.ts";
import type { Choice } from "./choices-for.ts";

/** What a search may still cost, in values tried and alternatives kept. */
export interface Budget {
  left: number;
}

/** For each attribute the values that it may have, the one to prefer first. */
export type Choices = ReadonlyMap<string, readonly Choice[]>;

/**
 * Goes through the ways to satisfy a condition by attributes that are chosen one by one, and gives for each the values
 * that are left. Ends without a word where the budget is spent: then nothing is known.
 */
export function* findChoices(
  condition: Condition,
  choices: (property: string) => readonly Choice[],
  unknown: ReadonlySet<string>,
  budget: Budget,
): Generator<Choices> {
  const open: State[] = [
    { goals: { condition, wanted: true, rest: undefined }, chosen: new Map() },
  ];
  for (let state = open.pop(); state !== undefined && budget.left > 0; state = open.pop()) {
    const { goals, chosen } = state;
    if (goals === undefined) {
      yield chosen;
      continue;
    }
    const { condition: part, wanted, rest } = goals;
    budget.left--;
    switch (part.kind) {
      case "not":
        open.push({ goals: { condition: part.operand, wanted: !wanted, rest }, chosen });
        break;
      case "and":
      case "or": {
        // What the budget does not reach is not even looked at: leaving out a part of a conjunction is no danger, as
        // then the budget is spent.
        const operands = part.operands.slice(0, budget.left);
        budget.left -= operands.length;
        if ((part.kind === "and") === wanted)
          open.push({ goals: withAll(operands, wanted, rest), chosen });
        else
          for (const operand of operands.toReversed())
            open.push({ goals: { condition: operand, wanted, rest }, chosen });
        break;
      }
      case "test":
      case "quantified":
      case "member-of":
      case "direct-reports": {
        const left = withLeaf({ leaf: part, wanted }, chosen, choices, unknown, budget);
        if (left !== undefined) open.push({ goals: rest, chosen: left });
        break;
      }
      default:
        part satisfies never;
    }
  }
}

interface State {
  readonly goals: Goal | undefined;
  readonly chosen: Choices;
}

/** A part that must hold, or must not, and what else. */
interface Goal {
  readonly condition: Condition;
  readonly wanted: boolean;
  readonly rest: Goal | undefined;
}

/** Goals that leave no choice come first, so that they narrow the others. */
function withAll(
  operands: readonly Condition[],
  wanted: boolean,
  rest: Goal | undefined,
): Goal | undefined {
  let goals = rest;
  const simple: Condition[] = [];
  for (const condition of operands.toReversed()) {
    if (condition.kind === "and" || condition.kind === "or" || condition.kind === "not")
      goals = { condition, wanted, rest: goals };
    else simple.push(condition);
  }
  for (const condition of simple) goals = { condition, wanted, rest: goals };
  return goals;
}

/** The choices that are left once a condition on one attribute must hold, or must not; `undefined` for none. */
function withLeaf(
  { leaf, wanted }: { readonly leaf: Leaf; readonly wanted: boolean },
  chosen: Choices,
  choices: (property: string) => readonly Choice[],
  unknown: ReadonlySet<string>,
  budget: Budget,
): Choices | undefined {
  const property = propertyOf(leaf);
  const before = chosen.get(property) ?? choices(property);
  budget.left -= before.length;
  const left = before.filter(({ value, by }) => {
    const isUnknown = by === undefined && unknown.has(property);
    return leafTruth(leaf, { [property]: value }, 0, isUnknown ? unknown : nothing) === wanted;
  });
  return left.length === 0 ? undefined : new Map([...chosen, [property, left]]);
}

const nothing: ReadonlySet<string> = new Set();

function propertyOf(leaf: Leaf): string {
  switch (leaf.kind) {
    case "test":
      return leaf.source.kind === "property" ? leaf.source.property.name : "";
    case "quantified":
    case "member-of":
      return leaf.property.name;
    case "direct-reports":
      return "manager";
    default:
      return leaf satisfies never;
  }
}
