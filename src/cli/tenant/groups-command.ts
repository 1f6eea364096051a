import type { Group } from "../../tenant/group.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { oneLine } from "../one-line.ts";
import { formatOption } from "../options.ts";
import { plural } from "../plural.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { findSubject } from "./find-subject.ts";
import { namesOf } from "./names.ts";
import { reading } from "./open-session.ts";
import { statusText } from "./status-text.ts";

/** Registers `muster groups`. */
export function addGroups({ program, terminal, end }: Registration): void {
  program
    .command("groups")
    .description("List the groups that a user or a device is in, or all groups of a tenant.")
    .argument("<file>", "the file of the tenant")
    .argument("[user]", "the id or principal name of a user, or the id of a device")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  muster groups contoso.db anna@contoso.com")
    .action((file: string, user: string | undefined, options: { format: "pretty" | "json" }) =>
      end(reading(file, (tenant) => groupsCommand(tenant, user, options.format, terminal))),
    );
}

function groupsCommand(
  tenant: Tenant,
  user: string | undefined,
  format: "pretty" | "json",
  { print, note, noteColors }: Terminal,
): ExitCode {
  const id = user === undefined ? undefined : findSubject(tenant, user);
  const groups = (id === undefined ? tenant.groups() : groupsOf(tenant, id)).toSorted((a, b) =>
    a.displayName.localeCompare(b.displayName),
  );
  if (format === "json") {
    const listed = groups.map((group) => ({
      id: group.id,
      displayName: group.displayName,
      membershipType: group.membershipType,
      processingState: group.processingState,
      status: statusText(group),
      members: tenant.memberCount(group.id),
    }));
    print(
      JSON.stringify(
        { schemaVersion: 1, ...(id === undefined ? {} : { id }), groups: listed },
        undefined,
        2,
      ),
    );
    return exitCode.fine;
  }
  for (const group of groups)
    print(
      id === undefined
        ? `${oneLine(group.id)}  ${oneLine(group.displayName)}  ${plural(tenant.memberCount(group.id), "member")}, ${statusText(group)}`
        : `${oneLine(group.id)}  ${oneLine(group.displayName)}`,
    );
  const whose = id === undefined ? "" : ` of ${namesOf(tenant).subject(id)}`;
  note(noteColors.dim(`${plural(groups.length, "group")}${whose}`));
  return exitCode.fine;
}

const groupsOf = (tenant: Tenant, id: string): Group[] =>
  tenant.groupsOf(id).flatMap((groupId) => tenant.group(groupId) ?? []);
