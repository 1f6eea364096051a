import type { Properties, PropertyValue } from "../directory/properties.ts";
import type { ChangeRecord } from "../exchange/read-changes.ts";
import { labelOf } from "../exchange/subject-record.ts";
import type { Verdict } from "../licensing/gate.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { LegalRule } from "./legal-rules.ts";
import { oneLine } from "./one-line.ts";
import { plural } from "./plural.ts";
import type { Session, Step } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** One attribute that made somebody join or leave. */
interface Cause {
  readonly attribute: string;
  readonly before: PropertyValue;
  readonly after: PropertyValue;
}

/** Shows with what a session begins, and which groups it cannot serve. */
export function showOpening(
  { engine, opening, undecided }: Session,
  paused: readonly LegalRule[],
  { note, noteColors }: Terminal,
): void {
  const { subjects, groups, memberships } = engine.stats();
  note(
    noteColors.dim(
      `${plural(subjects, "subject")}, ${plural(groups, "group")}, ${plural(memberships, "membership")} to begin with`,
    ),
  );
  for (const rule of paused) note(noteColors.dim(`not served: ${titleOf(rule)}, as it is paused`));
  for (const { rule, missing } of undecided) {
    const names = missing.map((name) => `\`${name}\``).join(", ");
    note(noteColors.yellow(`not served: ${titleOf(rule)}, as the files do not tell ${names}`));
  }
  const verdict = showVerdict(opening);
  if (verdict !== undefined) note(noteColors.red(verdict));
}

const titleOf = ({ group, title }: LegalRule): string => oneLine(group?.displayName ?? title);

/** What the gate says, where that is more than yes. */
export function showVerdict(verdict: Verdict): string | undefined {
  if (verdict.kind === "allowed") return undefined;
  const numbers = `${verdict.needed} licenses needed, ${verdict.seats} there`;
  if (verdict.kind === "shortfall") return `shortfall of ${verdict.missing}: ${numbers}`;
  return `refused, ${verdict.reason}: ${numbers}; any of ${verdict.allowedBy.join(", ")} would allow it`;
}

/** Shows a change, and who joined and left which group by it and why. */
export function showStep(session: Session, step: Step, { print, colors }: Terminal): void {
  const { record, label, changes, refusal } = step;
  const refused = refusal === undefined ? undefined : showVerdict(refusal);
  if (changes.length === 0 && refused === undefined) return;
  print(`${colors.dim(timeOf(record.at))}${colors.bold(oneLine(label))} ${colors.dim(what(step))}`);
  if (refused !== undefined) print(`  ${colors.red(refused)}`);
  for (const change of changes) {
    const mark = change.kind === "joined" ? colors.green("+ joined") : colors.red("- left  ");
    print(
      `  ${mark} ${nameOf(session, change.groupId)}${colors.dim(causesOf(session, step, change).map(showCause).join(""))}`,
    );
  }
}

/** Shows who joined and left because time passed. */
export function showPassing(
  session: Session,
  { at }: ChangeRecord,
  changes: readonly MembershipChange[],
  { print, colors }: Terminal,
): void {
  for (const { kind, groupId, subjectId } of changes) {
    const label = oneLine(labelOf(subjectId, session.engine.attributesOf(subjectId) ?? {}));
    const mark = kind === "joined" ? colors.green("+ joined") : colors.red("- left  ");
    print(`${colors.dim(timeOf(at))}${colors.bold(label)} ${colors.dim("as time passed")}`);
    print(`  ${mark} ${nameOf(session, groupId)}`);
  }
}

/** The same as one line of JSON. */
export const passingAsJson = (
  session: Session,
  { at }: ChangeRecord,
  change: MembershipChange,
): string =>
  JSON.stringify({
    at: at?.toISOString(),
    change: "time",
    ...change,
    group: nameOf(session, change.groupId),
  });

const timeOf = (at: Date | undefined): string =>
  at === undefined ? "" : `${at.toISOString().slice(11, 16)} `;

function what({ record, before, after }: Step): string {
  if (after === undefined) return "was removed";
  return before === undefined ? `is new (${record.change.subject})` : "changed";
}

const showCause = ({ attribute, before, after }: Cause): string =>
  `   ${attribute}: ${shown(before)} → ${shown(after)}`;

function shown(value: PropertyValue): string {
  if (value === null) return "unset";
  const text = oneLine(JSON.stringify(value));
  return Array.isArray(value) && text.length > widestList ? plural(value.length, "value") : text;
}

/** A longer collection is told by its number of values. */
const widestList = 40;

const nameOf = ({ served }: Session, groupId: string): string =>
  oneLine(served.get(groupId)?.group?.displayName ?? groupId);

/** The attributes that the rule reads and that the change changed. Who comes or goes altogether needs no cause. */
function causesOf(
  { served }: Session,
  { before, after }: Step,
  { groupId }: MembershipChange,
): Cause[] {
  if (before === undefined || after === undefined) return [];
  const reads = served.get(groupId)?.checked.reads ?? [];
  return reads
    .map((attribute) => ({
      attribute,
      before: valueOf(before, attribute),
      after: valueOf(after, attribute),
    }))
    .filter((cause) => JSON.stringify(cause.before) !== JSON.stringify(cause.after));
}

const valueOf = (properties: Properties, name: string): PropertyValue => properties[name] ?? null;

/** The same as one line of JSON. */
export function stepAsJson(session: Session, step: Step): string {
  const { record, label, changes, refusal } = step;
  return JSON.stringify({
    line: record.line,
    ...(record.at !== undefined && { at: record.at.toISOString() }),
    change: record.change.kind,
    subject: record.change.subject,
    id: record.change.id,
    label,
    membershipChanges: changes.map((change) => ({
      kind: change.kind,
      groupId: change.groupId,
      group: nameOf(session, change.groupId),
      because: causesOf(session, step, change),
    })),
    ...(refusal !== undefined && { refusal }),
  });
}
