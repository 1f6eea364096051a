import type { CheckedRule } from "../../check/checked-rule.ts";
import { compile } from "../../eval/compile.ts";
import type { Subject } from "../../eval/subject.ts";
import type { Property } from "../../schema/property.ts";
import type { Binding } from "../formula/binding.ts";
import type { Formula } from "../formula/formula.ts";
import { allOf, everything, not } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import { usualTime } from "../solving/date-values.ts";
import type { Solution } from "../solving/solution.ts";
import { solve } from "../solving/solve.ts";
import { subjectOf } from "../witness/subject-of.ts";
import { certain } from "./certain.ts";
import type { Channel } from "./channels.ts";
import { factsOf } from "./facts-of.ts";
import { needed } from "./needed.ts";
import type { EditedIn, Write } from "./reachability.ts";
import { type Halves, tidied, withValue } from "./tidied.ts";
import { valuesHeld, valuesWritten } from "./values-written.ts";
import { unproved, type WayAnswer } from "./way-answer.ts";
import type { Writing } from "./writers.ts";
import { writtenIn } from "./written-in.ts";

/**
 * Looks for a way in by writing: two subjects that differ in nothing but what is written through the channels, all by or
 * for one and the same person; the rule holds of the one after and not of the one before. Where it can, for anybody of
 * that kind.
 */
export function edit(
  rule: CheckedRule,
  through: readonly Channel[],
  space: Space,
): WayAnswer<EditedIn> {
  const asked = askedOf(rule, through, space);
  if (asked === undefined) return none;
  const byAnybody = editByAnybody(asked);
  if (byAnybody.kind === "found") return byAnybody;
  const { after, before, values } = asked;
  return answerOf(solve(allOf([after, before, values]), space), asked);
}

/** The same, but only where anybody of that kind gets in, whatever else there is to them. */
export function editOfAnybody(
  rule: CheckedRule,
  through: readonly Channel[],
  space: Space,
): WayAnswer<EditedIn> {
  const asked = askedOf(rule, through, space);
  return asked === undefined ? none : editByAnybody(asked);
}

const none = { kind: "none" } as const;

/** What is asked all the time of a search. */
interface Asked {
  readonly rule: CheckedRule;
  readonly space: Space;
  readonly facts: Subject;
  readonly written: ReadonlyMap<string, Writing>;
  /** That the rule holds after, that it does not before, and what values can be written. */
  readonly after: Formula;
  readonly before: Formula;
  readonly values: Formula;
}

/** `undefined` where nothing is to be asked: the channels write nothing that the rule reads, or speak of different people. */
function askedOf(rule: CheckedRule, through: readonly Channel[], space: Space): Asked | undefined {
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

/** Nothing counts after but what is known and what is written; of the one before it is only asked that they are out. */
function editByAnybody(asked: Asked): WayAnswer<EditedIn> {
  const { after, before, values, written, space } = asked;
  const surely = certain(after, (key) => !written.has(key));
  return answerOf(solve(allOf([surely, before, values]), space), asked);
}

function answerOf(solution: Solution, asked: Asked): WayAnswer<EditedIn> {
  if (solution.kind !== "found") return solution;
  const { rule, space, facts, written } = asked;
  const now = space.options.now ?? new Date(solution.now ?? usualTime);
  const isWritten = (name: string): boolean => written.has(variableKey(name));
  const reads = [...new Map(rule.reads.map((name) => [variableKey(name), name])).values()];
  const own = reads.filter(isWritten);
  const others = reads.filter((name) => !isWritten(name) && !Object.hasOwn(facts, name));
  const holds = compile(rule);
  const shows = ({ rest, before, after }: Halves): boolean =>
    holds({ ...facts, ...rest, ...after }, now) && !holds({ ...facts, ...rest, ...before }, now);
  const found: Halves = {
    rest: subjectOf(solution.values, others),
    before: subjectOf(solution.values, own, "before"),
    after: subjectOf(solution.values, own),
  };
  if (!shows(found)) return { kind: "undecided", undecided: unproved };
  const names = { own, others, now };
  const neat = editedIn(tidied(found, shows), names, asked);
  const asFound = editedIn(found, names, asked);
  // What was left out may have been there to ask less of what is not written.
  const isWorse = asFound.given.length < neat.given.length;
  return { kind: "found", reached: isWorse ? asFound : neat };
}

/** What the witness is made of. */
interface Names {
  /** The attributes that can be written, and those that cannot. */
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly now: Date;
}

/** Says what of all that is needed: what is written in any case, and what must be so already. */
function editedIn({ rest, before, after }: Halves, names: Names, asked: Asked): EditedIn {
  const { rule, space, facts, written } = asked;
  const { own, others, now } = names;
  const subject: Subject = { ...facts, ...rest, ...after };
  const factNames = Object.keys(facts);
  const kept = needed(rule, { subject, fixed: factNames, open: [...others, ...own] }, space);
  const writes = own.flatMap((property): Write[] => {
    const writing = kept.has(property) ? written.get(variableKey(property)) : undefined;
    if (writing === undefined) return [];
    return [{ property, value: after[property] ?? null, channel: writing.channel }];
  });
  // Of a channel that writes nothing here, nothing is known either.
  const known = Object.keys(factsOf(writes.map(({ channel }) => channel)) ?? {});
  const fixed = [...known, ...writes.map(({ property }) => property)];
  const open = [...others, ...factNames.filter((name) => !known.includes(name))].filter((name) =>
    rule.reads.includes(name),
  );
  return {
    holds: true,
    way: "edit",
    witness: own
      .filter((name) => !kept.has(name))
      .reduce((one, name) => withValue(one, name, before[name]), subject),
    before: { ...facts, ...rest, ...before },
    ...(rule.readsClock ? { now } : {}),
    written: writes,
    given: [...needed(rule, { subject, fixed, open }, space)].map((property) => ({
      property,
      value: subject[property] ?? null,
    })),
  };
}
