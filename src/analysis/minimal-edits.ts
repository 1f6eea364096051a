import type { CheckedRule } from "../check/checked-rule.ts";
import type { Subject } from "../eval/subject.ts";
import { Space } from "./formula/space.ts";
import { type Change, changed } from "./minimal/change.ts";
import type { MinimalEditsOptions } from "./minimal-edits-options.ts";
import { natural, needed, strangeness } from "./minimal/natural.ts";
import { proberOf } from "./minimal/prober.ts";
import { smallestChanges } from "./minimal/smallest-changes.ts";
import { type Task, taskOf } from "./minimal/task.ts";
import type { Undecided } from "./undecided.ts";

/** Another value of one attribute. */
export interface Edit {
  /** The attribute, by its name in the catalogue; `manager` for what `Direct Reports for` reads. */
  readonly property: string;
  /** What the subject holds; `undefined` for unset. */
  readonly before: unknown;
  /** What it is to hold; `undefined` where the attribute is to be cleared. */
  readonly after: unknown;
}

/** Edits that together turn the membership round, and the subject as it is then. */
export interface EditSet {
  readonly edits: readonly Edit[];
  readonly subject: Subject;
}

/** The cheapest edits, or why there are none. */
export type MinimalEdits =
  | (EditSet & {
      readonly kind: "edits";
      /** Whether it is proved that fewer attributes will not do. */
      readonly isProved: boolean;
      /** As many edits of other attributes that do as well. */
      readonly alternatives: readonly EditSet[];
    })
  /** The rule says already what is wanted. */
  | { readonly kind: "none needed" }
  /** No values of the attributes that may change would do. */
  | { readonly kind: "impossible" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/**
 * Finds the fewest attributes whose change turns round what a rule says of a subject: in where it is out, out where it is
 * in. Every answer is confirmed by evaluation.
 *
 * Among as few, natural values go first: those that the rule names, made like the present ones, and those of the
 * vocabulary of the property; then no value; then values that are made up. A collection keeps the items that may stay.
 *
 * @throws TypeError where the rule reads the clock and `now` is missing, and for alternatives that are no whole number
 */
export function minimalEdits(
  rule: CheckedRule,
  subject: Subject,
  options: MinimalEditsOptions = {},
): MinimalEdits {
  const { alternatives: most = 4 } = options;
  if (!Number.isSafeInteger(most) || most < 0)
    throw new TypeError("`alternatives` must be a whole number from 0 on");
  const task = taskOf(rule, subject, options);
  const space = new Space(options);
  if (task.works(new Map())) return { kind: "none needed" };
  const found = smallestChanges([...task.attributes.keys()], proberOf(task, space), most + 1);
  switch (found.kind) {
    case "none":
      return { kind: "impossible" };
    case "undecided":
      return found;
    case "found": {
      const [first, ...alternatives] = found.changes
        .map((change) => needed(natural(change, task), task))
        .toSorted((a, b) => strangeness(a, task) - strangeness(b, task))
        .map((change) => editSetOf(change, task, subject));
      if (first === undefined) return { kind: "impossible" };
      return { kind: "edits", ...first, isProved: found.isProved, alternatives };
    }
    default:
      return found satisfies never;
  }
}

/** The edits stand in the order in which the rule reads the attributes. */
const editSetOf = (change: Change, { attributes }: Task, subject: Subject): EditSet => ({
  edits: [...attributes.values()]
    .filter(({ name }) => change.has(name))
    .map(({ name, present }) => ({ property: name, before: present, after: change.get(name) })),
  subject: changed(subject, change),
});
