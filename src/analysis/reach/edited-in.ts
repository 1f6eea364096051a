import type { Subject } from "../../eval/subject.ts";
import { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import type { EditQuestion } from "./edit-question.ts";
import { factsOf } from "./facts-of.ts";
import { needed } from "./needed.ts";
import type { EditedIn, Write } from "./reachability.ts";
import { type Halves, withValue } from "./tidied.ts";

/** The attributes that a rule reads of a witness, beside what is known of their kind. */
export interface Names {
  /** The attributes that can be written, and those that cannot. */
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly now: Date;
}

/** Says what of all that is needed: what is written in any case, and what must be so already. */
export function editedIn(
  { rest, before, after }: Halves,
  names: Names,
  asked: EditQuestion,
): EditedIn {
  const { rule, facts, written } = asked;
  const { own, others, now } = names;
  const space = new Space({ ...asked.space.options, now });
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
