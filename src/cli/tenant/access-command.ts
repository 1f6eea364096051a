import { findRole } from "../../directory/directory-roles.ts";
import { guestLevels } from "../../directory/guest-access.ts";
import type { RoleAssignment } from "../../directory/role-assignment.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { formatOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { accessText } from "./access-text.ts";
import { findUser } from "./find-subject.ts";
import { namesOf } from "./names.ts";
import { reading } from "./open-session.ts";
import { roleText } from "./role-text.ts";

/** Registers `muster access`. */
export function addAccess({ program, terminal, end }: Registration): void {
  program
    .command("access")
    .description(
      "Say what a user has, through which groups, and what they may read of the directory.",
    )
    .argument("<file>", "the file of the tenant")
    .argument("<user>", "the id or principal name of the user")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  muster access contoso.db anna@contoso.com")
    .action((file: string, user: string, options: { format: "pretty" | "json" }) =>
      end(reading(file, (tenant) => accessCommand(tenant, user, options.format, terminal))),
    );
}

function accessCommand(
  tenant: Tenant,
  user: string,
  format: "pretty" | "json",
  { print, colors }: Terminal,
): ExitCode {
  const id = findUser(tenant, user);
  const access = tenant.accessOf(id);
  const roles = rolesOf(tenant, id);
  const source = tenant.sourceOf(id);
  const { isAllowed: readsLists } = tenant.canRead(id, { kind: "users" });
  if (format === "json") {
    const level = readsLists ? "same as members" : tenant.settings.guestLevel;
    print(
      JSON.stringify({ schemaVersion: 1, id, source, access, roles, reads: level }, undefined, 2),
    );
    return exitCode.fine;
  }
  const names = namesOf(tenant);
  const userType = tenant.attributesOf(id)?.["userType"];
  const kind = typeof userType === "string" ? userType : "no user type";
  print(`${colors.bold(names.subject(id))} ${colors.dim(`${kind}, ${source ?? ""}`)}`);
  for (const one of access) print(`  ${accessText(one, names)}`);
  for (const role of roles) print(`  ${roleText(role, tenant.now)}`);
  if (access.length + roles.length === 0) print("  nothing through groups, and no role");
  const level = guestLevels.find((one) => one.level === tenant.settings.guestLevel);
  print(
    `  ${colors.dim("reads:")} ${readsLists ? "what members read of the directory" : (level?.sentence ?? "")}`,
  );
  return exitCode.fine;
}

/** Their own roles, and those of their groups. */
const rolesOf = (tenant: Tenant, id: string): (RoleAssignment & { readonly role: string })[] =>
  [id, ...tenant.groupsOf(id)]
    .flatMap((principalId) => tenant.rolesOf(principalId))
    .map((role) => Object.assign({}, role, { role: findRole(role.roleId)?.name ?? role.roleId }));
