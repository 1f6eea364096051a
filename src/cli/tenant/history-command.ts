import type { RecordedChange } from "../../tenant/store.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { HistoryEntry } from "../../tenant/history.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { oneLine } from "../one-line.ts";
import { Option } from "commander";
import { formatOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { findGroup } from "./find-group.ts";
import { findSubject } from "./find-subject.ts";
import { type Names, namesOf } from "./names.ts";
import { reading } from "./open-session.ts";

/** Registers `muster history`. */
export function addHistory({ program, terminal, end }: Registration): void {
  program
    .command("history")
    .description(
      "Say what happened to a user, a device or a group, or who joined and left since when.",
    )
    .argument("<file>", "the file of the tenant")
    .addOption(
      new Option("--user <user>", "all that happened to one user or device").conflicts("group"),
    )
    .option("--group <group>", "all that happened to one group")
    .addOption(
      new Option("--since <token>", "changes of members after this token").conflicts([
        "user",
        "group",
      ]),
    )
    .option("--limit <number>", "so many entries at most")
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  muster history contoso.db --user anna@contoso.com\n  muster history contoso.db --limit 100",
    )
    .action((file: string, options: HistoryOptions) =>
      end(reading(file, (tenant) => historyCommand(tenant, options, terminal))),
    );
}

/** What `muster history` is asked. */
interface HistoryOptions {
  readonly user?: string | undefined;
  readonly group?: string | undefined;
  readonly since?: string | undefined;
  readonly limit?: string | undefined;
  readonly format: "pretty" | "json";
}

function historyCommand(tenant: Tenant, options: HistoryOptions, terminal: Terminal): ExitCode {
  const { user, group } = options;
  if (user !== undefined)
    showHistory(tenant, { subjectId: findSubjectEver(tenant, user) }, options, terminal);
  else if (group !== undefined)
    showHistory(tenant, { groupId: findGroupEver(tenant, group) }, options, terminal);
  else showChanges(tenant, options, terminal);
  return exitCode.fine;
}

/** Those who are gone have a history too, by their id. */
function findSubjectEver(tenant: Tenant, wanted: string): string {
  return tenant.find(wanted) === undefined && tenant.history({ subjectId: wanted }).length > 0
    ? wanted
    : findSubject(tenant, wanted);
}

function findGroupEver(tenant: Tenant, wanted: string): string {
  return tenant.group(wanted) === undefined && tenant.history({ groupId: wanted }).length > 0
    ? wanted
    : findGroup(tenant, wanted).id;
}

/** The last entries, where there are more than the limit. */
function showHistory(
  tenant: Tenant,
  whose: { readonly subjectId: string } | { readonly groupId: string },
  options: HistoryOptions,
  { print }: Terminal,
): void {
  const limit = limitOf(options.limit);
  const entries = tenant.history(whose).slice(limit === undefined ? 0 : -limit);
  if (options.format === "json") {
    print(JSON.stringify({ schemaVersion: 1, ...whose, entries }, undefined, 2));
    return;
  }
  const names = namesOf(tenant);
  for (const entry of entries) print(entryText(entry, names));
}

function entryText(entry: HistoryEntry, names: Names): string {
  const head = `${entry.at.toISOString()}  batch ${entry.batch}  `;
  if (entry.kind === "membership") return `${head}${changeText(entry.change, names)}`;
  const { kind, ...rest } = entry.command;
  return `${head}${kind} ${oneLine(JSON.stringify(rest))}`;
}

const changeText = ({ kind, groupId, subjectId, cause }: RecordedChange, names: Names): string =>
  `${names.subject(subjectId)} ${kind} ${names.group(groupId)}, by ${cause}`;

function showChanges(tenant: Tenant, options: HistoryOptions, terminal: Terminal): void {
  const { print, note, noteColors } = terminal;
  const limit = limitOf(options.limit);
  const { since, format } = options;
  const { changes, token, hasMore } = changesSince(tenant, {
    ...(since === undefined ? {} : { since }),
    ...(limit === undefined ? {} : { limit }),
  });
  if (format === "json") {
    print(JSON.stringify({ schemaVersion: 1, changes, token, hasMore }, undefined, 2));
    return;
  }
  const names = namesOf(tenant);
  for (const change of changes)
    print(`${change.at.toISOString()}  batch ${change.batch}  ${changeText(change, names)}`);
  note(noteColors.dim(`${hasMore ? "there is more: " : ""}go on with --since ${token}`));
}

function changesSince(
  tenant: Tenant,
  query: Parameters<Tenant["membershipChanges"]>[0],
): ReturnType<Tenant["membershipChanges"]> {
  try {
    return tenant.membershipChanges(query);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(
      `--since: ${error.message}`,
      "give a token as this command printed it for this tenant, or leave it out to begin anew",
    );
  }
}

function limitOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/u.test(given))
    throw new UsageError(
      `--limit: \`${given}\` is no number of entries`,
      "give a whole number from 1 on",
    );
  return Number(given);
}
