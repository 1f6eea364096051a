import type { Witness } from "../../analysis/verdict.ts";
import type { SubjectKind } from "../../schema/property.ts";
import type { LegalRule } from "../legal-rules.ts";
import type { ComparedPair } from "./compared-pair.ts";
import { type Extent, type PairPart, type PairRelation, parts } from "./pair-relation.ts";

/** Writes as JSON how two rules stand to each other; the witnesses are in the form in which files hold subjects. */
export function pairJson({ a, b, options, found, ofAnyValues }: ComparedPair): string {
  const kind = a.checked.subject;
  const { now, values = "catalogued" } = options;
  const answer = {
    schemaVersion: 1,
    relation: found.relation,
    subject: kind,
    values,
    ...(now === undefined ? {} : { now: now.toISOString() }),
    a: ruleOf(a, found.a),
    b: ruleOf(b, found.b),
    ...witnessesOf(found, kind),
    undecided: parts.flatMap((part) => {
      const { [part]: open } = found;
      return open.kind === "undecided" ? [{ part, ...open.undecided }] : [];
    }),
    ...(ofAnyValues === undefined
      ? {}
      : { ofAnyValues: { relation: ofAnyValues.relation, ...witnessesOf(ofAnyValues, kind) } }),
  };
  return JSON.stringify(answer, undefined, 2);
}

const ruleOf = ({ title, text, group }: LegalRule, extent: Extent): object => ({
  title,
  ...(group === undefined ? {} : { groupId: group.id }),
  rule: text,
  members: extent,
});

/** Those who show it; `null` where there is nobody. What is not decided is left out. */
function witnessesOf(found: PairRelation, kind: SubjectKind): Partial<Record<PairPart, unknown>> {
  const witnesses: Partial<Record<PairPart, unknown>> = {};
  for (const part of parts) {
    const answer = found[part];
    if (answer.kind === "none") witnesses[part] = null;
    if (answer.kind === "found") witnesses[part] = witnessOf(answer.witness, kind, ids[part]);
  }
  return witnesses;
}

function witnessOf({ witness, now }: Witness, subject: SubjectKind, name: string): object {
  const { objectId: id = name, ...properties } = witness;
  return {
    ...(now === undefined ? {} : { now: now.toISOString() }),
    witness: { subject, id, properties },
  };
}

/** Whom a rule does not ask for an object id has any. */
const ids: Readonly<Record<PairPart, string>> = {
  onlyA: "only-a",
  onlyB: "only-b",
  both: "both",
};
