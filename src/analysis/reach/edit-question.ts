import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Subject } from "../../eval/subject.ts";
import type { Property } from "../../schema/property.ts";
import type { Binding } from "../formula/binding.ts";
import type { Formula } from "../formula/formula.ts";
import { allOf, everything, not } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import type { Channel } from "./channels.ts";
import { factsOf } from "./facts-of.ts";
import { valuesHeld, valuesWritten } from "./values-written.ts";
import type { Writing } from "./writers.ts";
import { writtenIn } from "./written-in.ts";

/** What is asked of somebody who gets in by an edit. */
export interface EditQuestion {
  readonly rule: CheckedRule;
  readonly space: Space;
  readonly facts: Subject;
  readonly written: ReadonlyMap<string, Writing>;
  /** That the rule holds after, that it does not before, and what values can be written. */
  readonly after: Formula;
  readonly before: Formula;
  readonly values: Formula;
}

/** Puts the question; `undefined` where there is none: the channels write nothing that the rule reads, or speak of different people. */
export function editQuestion(
  rule: CheckedRule,
  through: readonly Channel[],
  space: Space,
): EditQuestion | undefined {
  const facts = factsOf(through);
  const written = writtenIn(rule, through);
  if (facts === undefined || written.size === 0) return undefined;
  const properties = new Map<string, Pick<Property, "name" | "type">>();
  const binding = (copy?: string): Binding => ({
    bound(property) {
      const key = variableKey(property.name);
      properties.set(key, property);
      if (written.has(key)) return { kind: "free", ...(copy === undefined ? {} : { copy }) };
      return Object.hasOwn(facts, property.name)
        ? { kind: "known", value: facts[property.name] }
        : { kind: "free" };
    },
  });
  const after = space.formulaOf(rule, binding());
  const before = not(space.formulaOf(rule, binding("before")));
  const values = allOf(
    Array.from(properties, ([key, property]) => {
      const variable = space.variableOf(property);
      const writing = written.get(key);
      if (writing === undefined)
        return Object.hasOwn(facts, property.name) ? everything : valuesHeld(variable, space);
      return allOf([
        valuesWritten(variable, writing, space),
        valuesHeld(space.variableOf(property, "before"), space),
      ]);
    }),
  );
  return { rule, space, facts, written, after, before, values };
}
