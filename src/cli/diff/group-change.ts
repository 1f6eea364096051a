import { equivalent } from "../../analysis/compare.ts";
import { check } from "../../check/check.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { print } from "../../grammar/print.ts";
import { hasErrors } from "../../grammar/report.ts";
import type { Pair } from "./match-rules.ts";
import type { SideRule } from "./side-rule.ts";

/** What became of a group between two sides; `same` where nothing did, or where its rule is only put otherwise. */
export type ChangeKind =
  | "added"
  | "removed"
  | "changed"
  | "renamed"
  | "paused"
  | "resumed"
  | "same";

/** A rule as it was or is to be. */
export interface Version extends SideRule {
  /** `undefined` where the rule is not legal, or where nobody can say yet what it is. */
  readonly checked: CheckedRule | undefined;
  /** The errors of a rule that is not legal. */
  readonly faults: readonly Diagnostic[];
}

/** What became of a group. */
export interface GroupChange {
  readonly kind: ChangeKind;
  /** What to call the group now, or before it went. */
  readonly name: string;
  readonly before: Version | undefined;
  readonly after: Version | undefined;
}

/** Says what became of a group. Rules that are the same text are not looked into. */
export function changeOf({ before, after }: Pair): GroupChange {
  if (before !== undefined && after !== undefined && before.text === after.text)
    return {
      kind: besideTheRule(before, after),
      name: nameOf({ before, after }),
      before: unread(before),
      after: unread(after),
    };
  const old = before && versionOf(before);
  const next = after && versionOf(after);
  return { kind: kindOf(old, next), name: nameOf({ before, after }), before: old, after: next };
}

/** What the group is called; a rule as text does not tell, and then the other side does. */
const nameOf = ({ before, after }: Sides): string =>
  after?.group?.displayName ?? before?.group?.displayName ?? (after ?? before)?.name ?? "";

/** Whether members can move by a change. */
export const moves = ({ kind }: GroupChange): boolean =>
  kind === "added" || kind === "removed" || kind === "changed";

/** Whether both rules are known, so that members can be counted. */
export const isCountable = ({ before, after }: GroupChange): boolean =>
  [before, after].every((version) => version === undefined || version.checked !== undefined);

/** What the group was called before, where that is another name. */
export function nameBefore({ before, after }: Sides): string | undefined {
  const [old, next] = [before?.group?.displayName, after?.group?.displayName];
  return old === undefined || next === undefined || old === next ? undefined : old;
}

/** Whether processing stops or goes on by the change; `undefined` where neither. */
export function stateChange({ before, after }: Sides): "paused" | "resumed" | undefined {
  const [old, next] = [before?.group?.processingState, after?.group?.processingState];
  if (old === undefined || next === undefined || old === next) return undefined;
  return next === "Paused" ? "paused" : "resumed";
}

interface Sides {
  readonly before: SideRule | undefined;
  readonly after: SideRule | undefined;
}

const unread = (rule: SideRule): Version => ({ ...rule, checked: undefined, faults: [] });

function versionOf(rule: SideRule): Version {
  if (rule.undecidable !== undefined) return unread(rule);
  const result = check(rule.text);
  return result.ok
    ? { ...rule, checked: result.value, faults: [] }
    : {
        ...rule,
        checked: undefined,
        faults: result.diagnostics.filter((diagnostic) => hasErrors([diagnostic])),
      };
}

function kindOf(before: Version | undefined, after: Version | undefined): ChangeKind {
  if (before === undefined) return "added";
  if (after === undefined) return "removed";
  return isSameRule(before, after) ? besideTheRule(before, after) : "changed";
}

/** Whether two rules differ in how they are put at most: they are one tree, or are proved to mean the same. */
const isSameRule = (before: Version, after: Version): boolean =>
  before.checked !== undefined &&
  after.checked !== undefined &&
  before.checked.subject === after.checked.subject &&
  (print(before.checked.rule) === print(after.checked.rule) ||
    equivalent(before.checked, after.checked, { values: "any", budget }).holds === true);

/** There can be many groups; where more work is needed the rule counts as changed. */
const budget = 100_000;

const besideTheRule = (before: SideRule, after: SideRule): ChangeKind =>
  nameBefore({ before, after }) === undefined
    ? (stateChange({ before, after }) ?? "same")
    : "renamed";
