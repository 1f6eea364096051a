import { Option } from "commander";
import { isTenantFile } from "../persistence/tenant-file.ts";
import type { ExitCode } from "./exit-code.ts";
import { membersOfRules, type RuleMembersOptions } from "./members-of-rules.ts";
import {
  devicesOption,
  groupOption,
  groupsOption,
  nowOption,
  ruleOption,
  usersOption,
} from "./options.ts";
import type { Registration } from "./registration.ts";
import { membersOfGroup } from "./tenant/members-of-group.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Registers `muster members`, which asks rules and files, or a tenant's file. */
export function addMembers({ program, terminal, end }: Registration): void {
  program
    .command("members")
    .description(
      "List who is in a group of a tenant, or in the groups of rules, and say about whom the data does not tell.",
    )
    .usage("[options] <tenant> <group>  |  [options] [files...]")
    .argument(
      "[files...]",
      "the file of a tenant and the id or name of a group; or files with one rule each, or lists of groups",
    )
    .addOption(new Option("--at <time>", "of a tenant: who was a member at this time"))
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(usersOption())
    .addOption(devicesOption())
    .addOption(nowOption())
    .addOption(
      new Option("--format <format>", "how to write the answer; csv for groups of a tenant")
        .choices(["pretty", "json", "csv"])
        .default("pretty"),
    )
    .addHelpText(
      "after",
      `\nExamples:\n  muster members contoso.db "All guests" --format csv\n  muster members --rule 'user.userType -eq "Guest"' --users users.csv`,
    )
    .action(async (files: string[], options: MembersCommandOptions) =>
      end(await members(files, options, terminal)),
    );
}

/** What `muster members` is asked. */
interface MembersCommandOptions extends Omit<RuleMembersOptions, "format"> {
  readonly at?: string | undefined;
  readonly format: "pretty" | "json" | "csv";
}

async function members(
  files: readonly string[],
  options: MembersCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const [first, group, ...more] = files;
  const { format, at } = options;
  if (first !== undefined && isTenantFile(first)) {
    if (group === undefined || more.length > 0)
      throw new UsageError(
        `${first}: name one group of the tenant`,
        `\`muster groups ${first}\` lists them`,
      );
    return membersOfGroup(first, group, { at, format }, terminal);
  }
  if (at !== undefined || format === "csv")
    throw new UsageError(
      `${at === undefined ? "--format csv" : "--at"} is for groups of a tenant`,
      "name the file of the tenant, then the group",
    );
  return membersOfRules(files, { ...options, format }, terminal);
}
