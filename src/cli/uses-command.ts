import { type ExitCode, exitCode } from "./exit-code.ts";
import { findAttribute } from "./find-attribute.ts";
import { legalRules } from "./legal-rules.ts";
import { oneLine, withoutBreaks } from "./one-line.ts";
import { formatOption, groupsOption } from "./options.ts";
import { plural } from "./plural.ts";
import type { Registration } from "./registration.ts";
import { rulesAsked } from "./rules-asked.ts";
import type { NamedRule } from "./rules-input.ts";
import type { Terminal } from "./terminal.ts";
import { spelled, type Use, usesOf } from "./uses-of.ts";

/** Registers `muster uses`. */
export function addUses({ program, terminal, end }: Registration): void {
  program
    .command("uses")
    .description("List the groups whose rules read an attribute, and how they read it.")
    .usage("[options] <attribute> <tenant>  |  [options] <attribute> [files...]")
    .argument("<attribute>", "an attribute as rules name it, with or without its prefix")
    .argument(
      "[files...]",
      "the file of a tenant; or files with one rule each, or lists of groups; - for standard input",
    )
    .addOption(groupsOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  muster uses department groups.json\n  muster uses user.extensionAttribute1 contoso.db --format json\n  muster uses assignedPlan.servicePlanId --groups groups.json",
    )
    .action(async (attribute: string, files: string[], options: UsesOptions) =>
      end(await usesCommand(attribute, files, options, terminal)),
    );
}

/** What `muster uses` is asked. */
interface UsesOptions {
  readonly groups?: string | undefined;
  readonly format: "pretty" | "json";
}

/** A rule with whose it is. */
interface Owned {
  readonly rule: Pick<NamedRule, "title" | "text">;
  readonly group: { readonly id: string; readonly displayName: string } | undefined;
}

/** A rule that reads the attribute. */
interface Reader extends Owned {
  readonly uses: readonly Use[];
}

async function usesCommand(
  attribute: string,
  files: readonly string[],
  { groups, format }: UsesOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const attributes = findAttribute(attribute);
  const asked = await rulesAsked(files, { groups });
  const rules = asked.rules.map((rule): Owned => ({ rule, group: rule.group }));
  let legal = 0;
  const readers = rules.flatMap((owned): Reader[] => {
    const [rule] = legalRules([owned.rule], terminal);
    if (rule === undefined) return [];
    legal++;
    const uses = usesOf(rule.checked, attributes);
    return uses.length === 0 ? [] : [{ ...owned, uses }];
  });
  const names = attributes.map(spelled);
  if (format === "json") showJson(names, readers, terminal);
  else showPretty(names, readers, legal, terminal);
  return legal < rules.length ? exitCode.illegal : exitCode.fine;
}

function showPretty(
  names: readonly string[],
  readers: readonly Reader[],
  looked: number,
  { print, note, colors, noteColors }: Terminal,
): void {
  for (const { rule, group, uses } of readers) {
    print(
      group === undefined
        ? oneLine(rule.title)
        : `${oneLine(group.id)}  ${colors.bold(oneLine(group.displayName))}`,
    );
    for (const { text } of uses) print(`  ${withoutBreaks(text)}`);
  }
  const read = names.map((name) => `\`${name}\``).join(" or ");
  note(noteColors.dim(`${plural(readers.length, "rule")} of ${looked} read ${read}`));
}

function showJson(
  attributes: readonly string[],
  readers: readonly Reader[],
  { print }: Terminal,
): void {
  const rules = readers.map(({ rule, group, uses }) => ({
    title: rule.title,
    ...(group !== undefined && { groupId: group.id, displayName: group.displayName }),
    rule: rule.text,
    uses,
  }));
  print(JSON.stringify({ schemaVersion: 1, attributes, rules }, undefined, 2));
}
