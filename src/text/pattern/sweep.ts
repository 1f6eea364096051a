import { endClass, type Alphabet } from "./alphabet.ts";
import type { Pass } from "./pass.ts";
import { isPlace } from "./place.ts";
import type { Step } from "./program.ts";

/** For each position of a value, where the preferred match from there ends; `none` if there is none. */
export type Ends = Int32Array;
export const none = -1;

/**
 * Makes a pass over a value; `tables` are the answers of the passes before it.
 *
 * Goes from position to position against the way of matching and works out for all steps where a match ends that stands
 * at the step there: for a step that consumes a unit, from the position before; for others, from the steps earlier in
 * order. So no way is followed twice, however many there are.
 */
export function sweep(
  pass: Pass,
  value: string,
  alphabet: Alphabet,
  tables: readonly Ends[],
): Ends {
  const { steps, order, backward } = pass;
  const answers = new Int32Array(value.length + 1);
  const kept = keptEnds(steps, value.length);
  let before = new Int32Array(steps.length);
  let here = new Int32Array(steps.length);
  for (let count = 0; count <= value.length; count++) {
    const position = backward ? count : value.length - count;
    const unit = value.charCodeAt(backward ? position - 1 : position);
    const unitClass = count === 0 ? endClass : alphabet.classOf(unit);
    for (const number of order) {
      const step = steps[number];
      let end = none;
      if (step?.kind === "unit") {
        if (alphabet.holds(step.set, unitClass)) end = before[step.next] ?? none;
      } else if (step?.kind === "split") {
        end = here[step.next] ?? none;
        if (end === none) end = here[step.other] ?? none;
      } else if (step?.kind === "accept") {
        end = position;
      } else if (step?.kind === "atomic") {
        const from = tables[step.table]?.[position] ?? none;
        if (from === position) end = here[step.next] ?? none;
        else if (from !== none) end = kept.get(step.other)?.[from] ?? none;
      } else if (step !== undefined && holds(step, value, position, tables)) {
        end = here[step.next] ?? none;
      }
      here[number] = end;
    }
    answers[position] = here[pass.start] ?? none;
    for (const [number, ends] of kept) ends[position] = here[number] ?? none;
    [before, here] = [here, before];
  }
  return answers;
}

/** Makes room for the ends at all positions of those steps that an atomic group may go on to from afar. */
function keptEnds(steps: readonly Step[], length: number): ReadonlyMap<number, Ends> {
  const kept = new Map<number, Ends>();
  for (const step of steps) {
    if (step.kind === "atomic") kept.set(step.other, new Int32Array(length + 1));
  }
  return kept;
}

function holds(
  step: Step & { readonly kind: "assertion" | "look" },
  value: string,
  position: number,
  tables: readonly Ends[],
): boolean {
  if (step.kind === "assertion") return isPlace(step.place, value, position);
  return (tables[step.table]?.[position] === none) === step.negated;
}
