import { randomUUID } from "node:crypto";
import { findRole } from "../../directory/directory-roles.ts";
import type { RoleCommand } from "../../directory/role-command.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { oneLine } from "../one-line.ts";
import { formatOption, nowOption } from "../options.ts";
import { plural } from "../plural.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { timeOption } from "../time-option.ts";
import { UsageError } from "../usage-error.ts";
import { conclude } from "./conclude.ts";
import { findGroup } from "./find-group.ts";
import { findSubject } from "./find-subject.ts";
import { namesOf } from "./names.ts";
import { reading, type WriteOptions, writing } from "./open-session.ts";
import { roleText } from "./role-text.ts";

/** Registers `muster role` and `muster roles`. */
export function addRoleCommands(registration: Registration): void {
  addRole(registration);
  addRoles(registration);
}

function addRole({ program, terminal, end }: Registration): void {
  program
    .command("role")
    .description(
      "Give a directory role, take it away, or activate one that somebody is eligible for.",
    )
    .usage(
      "[options] <file> assign|eligible <user-or-group> <role>\n       muster role [options] <file> activate|deactivate|remove <assignment>",
    )
    .argument("<file>", "the file of the tenant")
    .argument("<action>", "assign, eligible, activate, deactivate or remove")
    .argument(
      "<whom>",
      "a user or a group for roles; else the id of the assignment, as `muster roles` lists it",
    )
    .argument("[role]", "the name or the template id of the role")
    .option("--id <id>", "the id of a new assignment; a random one where left out")
    .option("--until <time>", "when a new assignment ends")
    .option("--hours <number>", "for how long to activate", "8")
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText(
      "after",
      '\nExamples:\n  muster role contoso.db assign anna@contoso.com "User Administrator" --until 2027-01-31\n  muster role contoso.db activate 7c0e… --hours 2',
    )
    .action(
      async (
        file: string,
        action: string,
        whom: string,
        role: string | undefined,
        options: RoleOptions,
      ) =>
        end(
          await writing(file, options, terminal, (session) => {
            const command = commandOf(session.tenant, action, whom, role, options);
            return conclude(session, session.take([command]), options.format, terminal);
          }),
        ),
    );
}

/** What `muster role` is asked. */
interface RoleOptions extends WriteOptions {
  readonly id?: string | undefined;
  readonly until?: string | undefined;
  readonly hours: string;
}

function commandOf(
  tenant: Tenant,
  action: string,
  whom: string,
  role: string | undefined,
  { id, until, hours }: RoleOptions,
): RoleCommand {
  switch (action) {
    case "assign":
    case "eligible": {
      if (role === undefined)
        throw new UsageError("no role is named", 'give its name, as in "User Administrator"');
      const end = timeOption("--until", until);
      return {
        kind: action === "assign" ? "assignRole" : "assignEligibleRole",
        id: id ?? randomUUID(),
        principalId: principalOf(tenant, whom),
        role,
        ...(end === undefined ? {} : { until: end.toISOString() }),
      };
    }
    case "activate":
      return { kind: "activateRole", id: whom, hours: Number(hours) };
    case "deactivate":
      return { kind: "deactivateRole", id: whom };
    case "remove":
      return { kind: "removeRole", id: whom };
    default:
      throw new UsageError(
        `\`${action}\` is nothing that can be done with a role`,
        "it is assign, eligible, activate, deactivate or remove",
      );
  }
}

/** A group by its id or name, else a user. */
const principalOf = (tenant: Tenant, whom: string): string =>
  tenant.groups().some(({ id, displayName }) => id === whom || displayName === whom)
    ? findGroup(tenant, whom).id
    : findSubject(tenant, whom);

function addRoles({ program, terminal, end }: Registration): void {
  program
    .command("roles")
    .description("List who has which directory role, or may activate it.")
    .argument("<file>", "the file of the tenant")
    .argument("[user]", "a user or a group")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  muster roles contoso.db anna@contoso.com")
    .action((file: string, user: string | undefined, options: { format: "pretty" | "json" }) =>
      end(reading(file, (tenant) => listRoles(tenant, user, options.format, terminal))),
    );
}

function listRoles(
  tenant: Tenant,
  user: string | undefined,
  format: "pretty" | "json",
  { print, note, noteColors }: Terminal,
): ExitCode {
  const roles = user === undefined ? tenant.roles() : tenant.rolesOf(principalOf(tenant, user));
  if (format === "json") {
    const named = roles.map((role) => ({ ...role, role: findRole(role.roleId)?.name }));
    print(JSON.stringify({ schemaVersion: 1, roles: named }, undefined, 2));
    return exitCode.fine;
  }
  const names = namesOf(tenant);
  for (const role of roles) {
    const { id, principalId } = role;
    const who = tenant.group(principalId) === undefined ? names.subject : names.group;
    print(`${oneLine(id)}  ${who(principalId)}  ${roleText(role, tenant.now)}`);
  }
  note(noteColors.dim(plural(roles.length, "assignment")));
  return exitCode.fine;
}
