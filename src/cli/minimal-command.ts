import { Option } from "commander";
import { type MinimalEdits, minimalEdits } from "../analysis/minimal-edits.ts";
import { compile } from "../eval/compile.ts";
import { isTenantFile } from "../persistence/tenant-file.ts";
import { budgetOf } from "./budget-option.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { askedOfFiles } from "./minimal/asked-of-files.ts";
import { askedOfTenant } from "./minimal/asked-of-tenant.ts";
import type { EditsAnswer } from "./minimal/edits-answer.ts";
import { lockedNames } from "./minimal/locked-names.ts";
import type { MinimalOptions } from "./minimal/minimal-options.ts";
import { showEdits } from "./minimal/show-edits.ts";
import { showEditsAsJson } from "./minimal/show-edits-as-json.ts";
import {
  budgetOption,
  devicesOption,
  formatOption,
  groupOption,
  groupsOption,
  nowOption,
  ruleOption,
  usersOption,
  valuesOption,
} from "./options.ts";
import type { Registration } from "./registration.ts";
import type { Terminal } from "./terminal.ts";

/** Registers `muster minimal`. */
export function addMinimal({ program, terminal, end }: Registration): void {
  program
    .command("minimal")
    .description("Find the cheapest edits of attributes that let somebody in or out of a group.")
    .usage("[options] <tenant> <group> <user>  |  [options] [files...]")
    .argument(
      "[files...]",
      "the file of a tenant, a group of it, and a user or a device; or a file with a rule",
    )
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(usersOption())
    .addOption(devicesOption())
    .option("--id <id>", "the object id, or a user's principal name, in a file of users or devices")
    .addOption(nowOption())
    .addOption(
      new Option("--wanted <where>", "where they are to be; the other side where left out").choices(
        ["in", "out"],
      ),
    )
    .option(
      "--lock <attribute>",
      "an attribute that must stay as it is, as `objectId` does; may come several times",
      another,
    )
    .addOption(valuesOption())
    .addOption(budgetOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      '\nExamples:\n  muster minimal contoso.db "All guests" anna@contoso.com --lock userType\n  muster minimal --groups groups.json --group "All Sales" --users users.csv --id anna@contoso.com',
    )
    .action(async (files: string[], options: MinimalOptions) =>
      end(await minimalCommand(files, options, terminal)),
    );
}

const another = (given: string, earlier: readonly string[] = []): readonly string[] => [
  ...earlier,
  given,
];

async function minimalCommand(
  files: readonly string[],
  options: MinimalOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { values } = options;
  const budget = budgetOf(options.budget);
  const [first, ...rest] = files;
  const asked =
    first !== undefined && isTenantFile(first)
      ? askedOfTenant(first, rest, options, terminal)
      : await askedOfFiles(files, options, terminal);
  if (asked === undefined) return exitCode.illegal;
  const { rule, subject, now, untold } = asked;
  const [name] = untold;
  if (name !== undefined) {
    terminal.note(
      `the data does not tell \`${rule.subject}.${name}\` of ${asked.label}, which the rule reads`,
    );
    return exitCode.undecided;
  }
  const isIn = compile(rule)(subject, now);
  const wanted = options.wanted === undefined ? !isIn : options.wanted === "in";
  const locked = lockedNames(options.lock ?? [], rule.subject);
  const found = minimalEdits(rule, subject, { now, wanted, locked, values, budget });
  const answer: EditsAnswer = { asked, isIn, wanted, found };
  if (options.format === "json") showEditsAsJson(answer, terminal);
  else showEdits(answer, terminal);
  return codeFor(found);
}

function codeFor({ kind }: MinimalEdits): ExitCode {
  switch (kind) {
    case "edits":
    case "none needed":
      return exitCode.fine;
    case "impossible":
      return exitCode.findings;
    case "undecided":
      return exitCode.undecided;
    default:
      return kind satisfies never;
  }
}
