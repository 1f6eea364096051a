import { Assembler } from "./assembler.ts";
import type { Pattern } from "./pattern.ts";
import type { Program, Step } from "./program.ts";
import type { UnitSet } from "./unit-set.ts";

/** One way through a whole value, which answers for each position where the preferred match from there ends. */
export interface Pass extends Program {
  /** From the start of the value to its end, matching from right to left; else the other way round. */
  readonly backward: boolean;
  /** The numbers of all steps, each behind those that it goes on to without consuming a unit. */
  readonly order: readonly number[];
}

/**
 * Writes a pattern as passes: the last for the pattern itself, those before for its lookarounds and atomic groups. What
 * a pass answers is the table, by the number of the pass, that the steps of later ones ask. Fills `sets`.
 */
export function passesOf(pattern: Pattern, sets: Map<UnitSet, number>): readonly Pass[] {
  const passes: Pass[] = [];
  const tables = new Map<Pattern, number>();
  const write = (body: Pattern, backward: boolean): number => {
    const assembler = new Assembler({
      sets,
      backward,
      ordered: true,
      tableOf(node) {
        const isBackward = node.kind === "look" ? node.direction === "behind" : backward;
        const table = tables.get(node) ?? write(node.item, isBackward);
        tables.set(node, table);
        return table;
      },
    });
    const start = assembler.assemble(body);
    const { steps } = assembler;
    return passes.push({ steps, start, backward, order: orderOf(steps) }) - 1;
  };
  write(pattern, false);
  return passes;
}

/** Sorts by depth first, with a stack of its own: ways may be as long as the program. */
function orderOf(steps: readonly Step[]): number[] {
  const order: number[] = [];
  const state = new Uint8Array(steps.length);
  const path = [...steps.keys()];
  for (let number = path.pop(); number !== undefined; number = path.pop()) {
    if (state[number] === unseen) {
      state[number] = entered;
      path.push(number, ...successorsOf(steps[number]));
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

function successorsOf(step: Step | undefined): readonly number[] {
  switch (step?.kind) {
    case undefined:
    case "unit":
    case "accept":
      return [];
    case "split":
      return [step.next, step.other];
    case "assertion":
    case "look":
    case "atomic":
      return [step.next];
    default:
      return step satisfies never;
  }
}
