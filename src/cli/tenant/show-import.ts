import type { GroupRecord } from "../../exchange/group-record.ts";
import type { Group } from "../../tenant/group.ts";
import type { Held, Outcome } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import { showDiagnostic } from "../show-diagnostics.ts";
import type { Terminal } from "../terminal.ts";
import type { ImportedGroups } from "./import-groups.ts";
import { namesOf } from "./names.ts";
import type { Surplus } from "./prune.ts";
import { heldLines, refusalLines } from "./show-refusal.ts";
import { showRows } from "./show-rows.ts";
import { membershipsOf } from "./show-summary.ts";
import { showVerdict } from "./show-verdict.ts";

/** What came of an import. */
export interface Imported {
  readonly licenses: number;
  readonly subjects: number;
  /** Those of them whom the tenant did not know. */
  readonly fresh: number;
  /** Groups of the tenant that were paused, as the files do not tell what their rules read. */
  readonly doubtful: readonly { readonly group: Group; readonly missing: readonly string[] }[];
  /** The batches of licenses, and of users and devices, where they are held; without the users no group is imported. */
  readonly held: readonly { readonly what: string; readonly outcome: Held }[];
  readonly groups: ImportedGroups | undefined;
  readonly surplus: Surplus;
  /** The batch that took the surplus away, where that was asked for. */
  readonly pruned: Outcome | undefined;
}

/** Shows what was imported, what was refused or held, and what is paused for want of data. */
export function showImport(tenant: Tenant, imported: Imported, terminal: Terminal): void {
  const { print, colors } = terminal;
  showRows(sumsOf(tenant, imported), terminal);
  const { held, groups, pruned } = imported;
  const names = namesOf(tenant);
  for (const { what, outcome } of held) {
    print(what);
    for (const line of heldLines(outcome, names, colors)) print(line);
    print("  approve the batch, then import again");
  }
  for (const { record, missing } of pausedFor(imported))
    print(
      colors.yellow(
        `paused: ${oneLine(record.displayName)}, as the files do not tell ${listed(missing)}`,
      ),
    );
  if (groups !== undefined) showGroups(tenant, groups, terminal);
  if (pruned?.kind === "held") for (const line of heldLines(pruned, names, colors)) print(line);
  if (pruned?.kind === "refused") for (const line of refusalLines(pruned, colors)) print(line);
  saySurplus(imported, terminal);
  const verdict = showVerdict(tenant.verdict());
  if (verdict !== undefined) print(colors.red(verdict));
}

function sumsOf(
  tenant: Tenant,
  { licenses, subjects, fresh, groups }: Imported,
): (readonly [string, string])[] {
  return [
    ...(licenses === 0 ? [] : [["licenses", of(licenses)] as const]),
    ...(subjects === 0 ? [] : [["subjects", `${of(subjects)}, ${of(fresh)} of them new`] as const]),
    ...(groups === undefined
      ? []
      : [
          [
            "groups",
            `${of(groups.created)} new, ${of(groups.changed)} changed, ${of(groups.same)} the same`,
          ] as const,
        ]),
    ["memberships", of(membershipsOf(tenant))],
  ];
}

const of = (count: number): string => count.toLocaleString("en-US");

function showGroups(
  tenant: Tenant,
  { refused, held, stillPaused, strangers, unlicensed }: ImportedGroups,
  { print, note, colors, noteColors }: Terminal,
): void {
  // What holds of many groups is said once.
  for (const [message, alike] of Map.groupBy(refused, (refusal) => refusal.message)) {
    const names = alike.map(({ record }) => oneLine(record.displayName)).join(", ");
    print(`${colors.red("refused:")} ${names}: ${message}`);
    const hint = alike[0]?.hint;
    if (hint !== undefined) print(`  ${colors.dim("hint:")} ${hint}`);
    for (const { record, diagnostics = [] } of alike) {
      const rule = { title: oneLine(record.displayName), text: record.membershipRule ?? "" };
      for (const diagnostic of diagnostics)
        if (diagnostic.severity === "error")
          note(`${showDiagnostic(rule, diagnostic, noteColors)}\n`);
    }
  }
  for (const batch of tenant.held().filter(({ id }) => held.includes(id)))
    print(
      `${colors.yellow("held:")} ${batch.id}: ${batch.joined} would join, ${batch.left} would leave`,
    );
  for (const record of stillPaused)
    note(noteColors.dim(`still paused: ${oneLine(record.displayName)}, as it was before`));
  if (stillPaused.length > 0) note(noteColors.dim("`muster resume` lets a group go on"));
  for (const [what, count] of unlicensed)
    print(colors.yellow(`${plural(count, "member")} of groups did not get ${what}`));
  if (strangers > 0)
    note(noteColors.yellow(`${plural(strangers, "member")} of groups are not in the directory`));
}

function saySurplus({ surplus, pruned }: Imported, { note, noteColors }: Terminal): void {
  const counts = [
    [surplus.user.length, "user"],
    [surplus.device.length, "device"],
    [surplus.group.length, "group"],
  ] as const;
  const said = counts.flatMap(([count, noun]) => (count === 0 ? [] : [plural(count, noun)]));
  if (said.length === 0) return;
  note(
    noteColors.dim(
      pruned?.kind === "applied"
        ? `taken away: ${said.join(", ")}`
        : `not in the files: ${said.join(", ")}; --prune takes them away`,
    ),
  );
}

/** Each group once, whether it was in the tenant or came with the files. */
function pausedFor({ doubtful, groups }: Imported): {
  readonly record: Pick<GroupRecord, "id" | "displayName">;
  readonly missing: readonly string[];
}[] {
  const ofTenant = doubtful.map(({ group, missing }) => ({ record: group, missing }));
  const ids = new Set(doubtful.map(({ group }) => group.id));
  return [...ofTenant, ...(groups?.doubtful.filter(({ record }) => !ids.has(record.id)) ?? [])];
}

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

/** The same as JSON. */
export function importAsJson(tenant: Tenant, imported: Imported): string {
  const { licenses, subjects, fresh, groups, surplus, pruned } = imported;
  return JSON.stringify(
    {
      schemaVersion: 1,
      licenses,
      subjects,
      newSubjects: fresh,
      ...(groups === undefined
        ? {}
        : {
            groups: { new: groups.created, changed: groups.changed, same: groups.same },
            refused: groups.refused.map(({ record, message, diagnostics = [] }) => ({
              ...nameOf(record),
              message,
              diagnostics,
            })),
            stillPaused: groups.stillPaused.map(nameOf),
            notLicensed: Object.fromEntries(groups.unlicensed),
            membersNotInDirectory: groups.strangers,
          }),
      paused: pausedFor(imported).map(({ record, missing }) => ({
        groupId: record.id,
        group: record.displayName,
        missing,
      })),
      held: [
        ...imported.held.map(({ outcome }) => outcome.heldId),
        ...(groups?.held ?? []),
        ...(pruned?.kind === "held" ? [pruned.heldId] : []),
      ],
      notInFiles: surplus,
      pruned: pruned?.kind === "applied",
      memberships: membershipsOf(tenant),
      verdict: tenant.verdict(),
    },
    undefined,
    2,
  );
}

const nameOf = ({
  id,
  displayName,
}: Pick<GroupRecord, "id" | "displayName">): {
  readonly groupId: string;
  readonly group: string;
} => ({
  groupId: id,
  group: displayName,
});
