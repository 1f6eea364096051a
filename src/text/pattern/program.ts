import { Assembler, type Common } from "./assembler.ts";
import type { Pattern } from "./pattern.ts";
import { places, sidesOf, type Side } from "./place.ts";
import type { Step } from "./step.ts";

/**
 * The steps that match a pattern, in columns, each behind those that it depends on at the same position: what holds for
 * all steps at a position is worked out in one go.
 */
export interface Program {
  /** Matches from right to left. */
  readonly backward: boolean;
  readonly start: number;
  readonly codes: readonly Code[];
  /** The set, the place, the table or the body that the step asks. */
  readonly operands: readonly number[];
  readonly next: readonly number[];
  /** The step at `other` or `far`. */
  readonly other: readonly number[];
  /** What the places asked for depend on. */
  readonly sides: Side;
}

/** What a step does. */
export type Code = number;
export const acceptCode: Code = 0;
export const unitCode: Code = 1;
export const splitCode: Code = 2;
export const placeCode: Code = 3;
export const lookCode: Code = 4;
export const negatedLookCode: Code = 5;
export const lookUpCode: Code = 6;
export const negatedLookUpCode: Code = 7;
export const atomicCode: Code = 8;

/** Writes the program of a pattern. */
export function programOf(pattern: Pattern, common: Common, backward: boolean): Program {
  const assembler = new Assembler(common, backward);
  const start = assembler.write(pattern);
  const order = orderOf(assembler.steps);
  const ranks = new Map(order.map((number, rank) => [number, rank]));
  const rankOf = (number: number): number => ranks.get(number) ?? 0;
  const steps = order.flatMap((number) => assembler.steps[number] ?? []);
  return {
    backward,
    start: rankOf(start),
    codes: steps.map(codeOf),
    operands: steps.map((step) => ("body" in step ? rankOf(step.body) : operandOf(step))),
    next: steps.map((step) => ("next" in step ? rankOf(step.next) : 0)),
    other: steps.map((step) => {
      if ("far" in step) return rankOf(step.far);
      return "other" in step ? rankOf(step.other) : 0;
    }),
    sides: steps.reduce(
      (sides, step) => (step.kind === "assertion" ? sides | sidesOf(step.place) : sides),
      0,
    ),
  };
}

function codeOf(step: Step): Code {
  switch (step.kind) {
    case "accept":
      return acceptCode;
    case "unit":
      return unitCode;
    case "split":
      return splitCode;
    case "assertion":
      return placeCode;
    case "look":
      return step.negated ? negatedLookCode : lookCode;
    case "look-up":
      return step.negated ? negatedLookUpCode : lookUpCode;
    case "atomic":
      return atomicCode;
    default:
      return step satisfies never;
  }
}

function operandOf(step: Step): number {
  switch (step.kind) {
    case "unit":
      return step.set;
    case "assertion":
      return places.indexOf(step.place);
    case "look-up":
      return step.table;
    case "look":
    case "atomic":
      return step.body;
    case "accept":
    case "split":
      return 0;
    default:
      return step satisfies never;
  }
}

/** Sorts by depth first, with a stack of its own: ways may be as long as the program. */
function orderOf(steps: readonly Step[]): number[] {
  const order: number[] = [];
  const state = new Uint8Array(steps.length);
  const path = [...steps.keys()];
  for (let number = path.pop(); number !== undefined; number = path.pop()) {
    if (state[number] === unseen) {
      state[number] = entered;
      path.push(number, ...dependenciesOf(steps[number]));
    } else if (state[number] === entered) {
      state[number] = left;
      order.push(number);
    }
  }
  return order;
}

const unseen = 0;
const entered = 1;
const left = 2;

/** Steps that a step depends on at the same position. */
function dependenciesOf(step: Step | undefined): readonly number[] {
  switch (step?.kind) {
    case undefined:
    case "unit":
    case "accept":
      return [];
    case "split":
      return [step.next, step.other];
    case "assertion":
    case "look-up":
      return [step.next];
    case "look":
    case "atomic":
      return [step.body, step.next];
    default:
      return step satisfies never;
  }
}
