import type { CheckedRule } from "../../check/checked-rule.ts";
import { compile } from "../../eval/compile.ts";
import type { Subject } from "../../eval/subject.ts";
import { type Choices, literalChoices } from "./literal-choices.ts";

/**
 * Looks for a subject of whom two rules say different things, among as many as `tries` that are put together of the
 * rules' own literals, their neighbors, and nothing at all. The same rules always give the same subjects.
 *
 * @returns the first such subject; `undefined` where there is none among them, which is evidence and no proof
 */
export function differsOn(a: CheckedRule, b: CheckedRule, tries: number): Subject | undefined {
  const [ofA, ofB] = [compile(a), compile(b)];
  const choices = literalChoices([a, b], moment);
  for (const subject of subjectsOf(choices, tries)) {
    if (ofA(subject, moment) !== ofB(subject, moment)) return subject;
  }
  return undefined;
}

/** The time for `system.now`; any would do. */
const moment = new Date(Date.UTC(2025, 0, 1, 12));

/** First each value by itself, then values at random from a fixed seed. */
function* subjectsOf(choices: Choices, tries: number): Generator<Subject> {
  let left = tries;
  const draw = randomNumbers();
  for (const [name, values] of choices) {
    for (const value of values) {
      if (left-- <= 0) return;
      yield entriesOf([[name, value]]);
    }
  }
  while (left-- > 0) {
    yield entriesOf(
      Array.from(choices, ([name, values]) => [name, values[draw() % values.length]]),
    );
  }
}

/** An object without a prototype's setters in the way, whatever the names are; what is unset is left out. */
const entriesOf = (entries: readonly (readonly [string, unknown])[]): Subject =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));

/** Whole numbers from 0 on, from a linear congruence (Numerical Recipes) whose low bits are left out. */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
