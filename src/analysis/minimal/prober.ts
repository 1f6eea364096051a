import { everything, not, nothing } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import { type Undecided, unproved } from "../undecided.ts";
import { askerOf } from "../solving/asker.ts";
import { candidatesFor } from "./candidates.ts";
import type { Change } from "./change.ts";
import { needed } from "./natural.ts";
import { propertyRead } from "../../eval/property-read.ts";
import { remembering } from "../formula/remembering.ts";
import type { Task } from "./task.ts";

/** Whether a change of some attributes works, and one that does; every attribute in it is needed. */
export type Probed =
  | { readonly kind: "found"; readonly change: Change }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Finds out whether a change of these attributes can work, while all others stay as they are. */
export type Prober = (names: ReadonlySet<string>) => Probed;

/** Makes what finds out about changes. */
export function proberOf(task: Task, space: Space): Prober {
  const ask = askerOf(space);
  const { rule, wanted, attributes, answers, works } = task;
  const constantOf = remembering((part) => (answers(part) ? everything : nothing));
  const formulaOf = remembering((part) => space.formulaOfPart(part));

  const solved = (free: ReadonlySet<string>): Probed => {
    const solution = ask(() => {
      const formula = space.formulaOf(rule, {
        instead: (part) => {
          const name = propertyRead(part);
          if (name === undefined) return undefined;
          return free.has(name) ? formulaOf(part) : constantOf(part);
        },
      });
      return wanted ? formula : not(formula);
    });
    if (solution.kind !== "found") return solution;
    const change = new Map(
      Array.from(free, (name): [string, unknown] => [
        name,
        solution.values.get(variableKey(name)),
      ]).filter(([name, value]) => value !== attributes.get(name)?.present),
    );
    return works(change)
      ? { kind: "found", change: needed(change, task) }
      : { kind: "undecided", undecided: unproved("a change") };
  };

  return (names) => {
    let undecided: Probed | undefined;
    for (const free of freed(names, task)) {
      const probed = solved(free);
      if (probed.kind === "found") return probed;
      if (probed.kind === "undecided") undecided ??= probed;
    }
    if (undecided === undefined) return { kind: "none" };
    const change = guessed([...names], task);
    return change === undefined ? undecided : { kind: "found", change: needed(change, task) };
  };
}

/** The attributes that are free; an odd value may stay as well, though nothing that is free ever has it. */
function freed(names: ReadonlySet<string>, { attributes }: Task): readonly ReadonlySet<string>[] {
  let sets: readonly ReadonlySet<string>[] = [names];
  for (const name of names) {
    if (attributes.get(name)?.isOdd !== true) continue;
    sets = sets.flatMap((set) => [set, new Set([...set].filter((other) => other !== name))]);
  }
  return sets;
}

/** Tries natural values where the analysis does not know: of one attribute, or of two. */
function guessed(names: readonly string[], task: Task): Change | undefined {
  const [first, second, third] = names.flatMap((name) => task.attributes.get(name) ?? []);
  if (first === undefined || third !== undefined) return undefined;
  const others = second === undefined ? [] : candidatesFor(second, task);
  let left = mostGuesses;
  for (const value of candidatesFor(first, task)) {
    const one = new Map([[first.name, value]]);
    const tries: readonly Change[] =
      second === undefined ? [one] : others.map((other) => new Map([...one, [second.name, other]]));
    for (const change of tries) {
      if (left-- <= 0) return undefined;
      if (task.works(change)) return change;
    }
  }
  return undefined;
}

const mostGuesses = 5000;
