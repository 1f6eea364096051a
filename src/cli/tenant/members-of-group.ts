import { csvRow } from "../../exchange/csv-text.ts";
import { labelOf } from "../../exchange/subject-record.ts";
import type { Properties } from "../../directory/properties.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { Terminal } from "../terminal.ts";
import { timeOption } from "../time-option.ts";
import { findGroup } from "./find-group.ts";
import { namesOf } from "./names.ts";
import { reading } from "./open-session.ts";
import { statusText } from "./status-text.ts";

/** What `muster members` is asked about a group of a tenant. */
export interface GroupMembersOptions {
  readonly at?: string | undefined;
  readonly format: "pretty" | "json" | "csv";
}

/** Lists who is in a group of a tenant, now or at an earlier time. */
export const membersOfGroup = (
  file: string,
  wanted: string,
  options: GroupMembersOptions,
  terminal: Terminal,
): ExitCode =>
  reading(file, (tenant) => {
    const group = findGroup(tenant, wanted);
    const at = timeOption("--at", options.at);
    const ids = at === undefined ? tenant.members(group.id) : tenant.membersAt(group.id, at);
    switch (options.format) {
      case "csv":
        showCsv(tenant, ids, terminal);
        break;
      case "json":
        terminal.print(
          JSON.stringify(
            {
              schemaVersion: 1,
              groupId: group.id,
              group: group.displayName,
              at: (at ?? tenant.now).toISOString(),
              members: ids.map((id) => ({ id, label: labelOf(id, attributesOf(tenant, id)) })),
            },
            undefined,
            2,
          ),
        );
        break;
      case "pretty": {
        const { print, note, noteColors } = terminal;
        const names = namesOf(tenant);
        for (const id of ids) print(`${oneLine(id)}  ${names.subject(id)}`);
        const when = at === undefined ? "" : ` at ${at.toISOString()}`;
        const status = at === undefined ? `; ${statusText(group)}` : "";
        note(
          noteColors.dim(
            `${plural(ids.length, "member")} of ${oneLine(group.displayName)}${when}${status}`,
          ),
        );
        break;
      }
      default:
        options.format satisfies never;
    }
    return exitCode.fine;
  });

const attributesOf = (tenant: Tenant, id: string): Properties => tenant.attributesOf(id) ?? {};

/** One column for each thing that tells who somebody is. */
function showCsv(tenant: Tenant, ids: readonly string[], { print }: Terminal): void {
  print(csvRow(["id", ...columns]));
  for (const id of ids) {
    const attributes = attributesOf(tenant, id);
    const cells = columns.map((name) => {
      const value = attributes[name] ?? "";
      return typeof value === "string" ? value : JSON.stringify(value);
    });
    print(csvRow([id, ...cells]));
  }
}

const columns = ["displayName", "userPrincipalName", "mail", "userType"] as const;
