import type { CheckedRule } from "../../check/checked-rule.ts";
import { compile } from "../../eval/compile.ts";
import { evaluate, type Truth } from "../../eval/evaluate.ts";
import { isExtension } from "../../schema/catalogue.ts";
import type { Person } from "./person.ts";

/** What a rule says of somebody. */
export type Asker = (person: Person, now: Date) => Truth;

/**
 * Asks a rule; where there is none, or one about other subjects, nobody is a member.
 *
 * The compiled rule is asked wherever all that it reads is known: it is several times as fast, and says the same.
 */
export function askerOf(rule: CheckedRule | undefined): Asker {
  if (rule === undefined) return () => false;
  const matches = compile(rule);
  const lacks = lacking(rule);
  return ({ kind, subject, unknown }, now) => {
    if (kind !== rule.subject) return false;
    return lacks(unknown) ? evaluate(rule, subject, { now, unknown }) : matches(subject, now);
  };
}

/** Whether a rule may read something of what is not known. Extension properties go by any letter case: better ask. */
function lacking({ reads }: CheckedRule): (unknown: ReadonlySet<string>) => boolean {
  const readsExtension = reads.some(isExtension);
  return (unknown) =>
    unknown.size > 0 && (readsExtension || reads.some((name) => unknown.has(name)));
}
