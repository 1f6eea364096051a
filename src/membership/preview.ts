import type { CheckedRule } from "../check/checked-rule.ts";
import { explain, type Explanation } from "../eval/explain.ts";
import type { RuleOptions } from "./checked-for.ts";
import type { EngineState } from "./engine-state.ts";

/** What to preview. */
export interface PreviewOptions extends RuleOptions {
  /** For how many of those who would join, and of those who would leave, to say why; for none where this is left out. */
  readonly sample?: number;
}

/** Who would join and leave under another rule. */
export interface Preview {
  readonly joined: string[];
  readonly left: string[];
  /** How many members would stay. */
  readonly unchanged: number;
  /** Why, for the first of them, where the caller asked for a sample. */
  readonly sample?: {
    readonly joined: readonly PreviewedChange[];
    readonly left: readonly PreviewedChange[];
  };
}

/** Why somebody would join or leave: what the rule of today says, where there is one, and what the other one does. */
export interface PreviewedChange {
  readonly subjectId: string;
  readonly before?: Explanation;
  readonly after: Explanation;
}

/** Compares the members of a group with those that a rule would give it. */
export function previewOf(
  state: EngineState,
  groupId: string,
  rule: CheckedRule,
  { sample = 0 }: PreviewOptions,
): Preview {
  const engine = state.kinds[rule.subject];
  const number = state.groups.numberOf(groupId);
  const present = number === undefined ? undefined : state.ofGroup(number);
  const members = number === undefined ? nobody : (present?.roster.members(number) ?? nobody);
  const future = engine.select(rule.condition);
  const isSameKind = present === engine;
  const joined = isSameKind ? without(future, members) : future;
  const left = isSameKind ? without(members, future) : members;
  const preview = {
    joined: engine.table.ids.idsOf(joined),
    left: present?.table.ids.idsOf(left) ?? [],
    unchanged: future.length - joined.length,
  };
  if (sample <= 0) return preview;
  const why = (ids: readonly string[]): PreviewedChange[] =>
    ids.slice(0, sample).map((subjectId) => {
      const before = state.explain(groupId, subjectId);
      const attributes = state.attributesOf(subjectId) ?? {};
      const after = explain(rule, attributes, state.time);
      return before === undefined ? { subjectId, after } : { subjectId, before, after };
    });
  // Nothing that a rule says of users explains why a device left.
  return {
    ...preview,
    sample: { joined: why(preview.joined), left: isSameKind ? why(preview.left) : [] },
  };
}

const nobody = new Int32Array(0);

/** The numbers of an ascending list that are not in another one. */
function without(list: Int32Array, other: Int32Array): Int32Array {
  if (other.length === 0) return list;
  const rest = new Int32Array(list.length);
  let count = 0;
  let at = 0;
  for (const number of list) {
    while (at < other.length && other[at]! < number) at++;
    if (other[at] !== number) rest[count++] = number;
  }
  return rest.subarray(0, count);
}
