import type { GroupRecord } from "../exchange/group-record.ts";
import { readGroups } from "../exchange/read-groups.ts";
import { openInput, readText } from "./input.ts";
import { UsageError } from "./usage-error.ts";

/** A rule with what to call it. */
export interface NamedRule {
  readonly title: string;
  readonly text: string;
  /** The group whose rule it is, where it comes from a list of groups. */
  readonly group?: GroupRecord;
}

/** Where rules come from. */
export interface RuleOptions {
  readonly rule?: string | undefined;
  readonly groups?: string | undefined;
  readonly group?: string | undefined;
}

/**
 * Gathers rules from `--rule`, from files with one rule each, and from lists of groups (told apart by their content).
 *
 * @throws UsageError where there is none
 */
export async function gatherRules(
  files: readonly string[],
  options: RuleOptions,
): Promise<NamedRule[]> {
  const rules: NamedRule[] =
    options.rule === undefined ? [] : [{ title: "rule", text: options.rule }];
  for (const file of files) rules.push(...(await rulesIn(file, options.group)));
  if (options.groups !== undefined)
    rules.push(...rulesOf(await groupsIn(options.groups, options.group), options.groups));
  if (rules.length > 0) return rules;
  throw new UsageError(
    "there is no rule to look at",
    'give one with --rule "…", or name a file with a rule or a list of groups',
  );
}

/**
 * Reads the groups of a list, or the one with this id or display name.
 *
 * @throws UsageError where there is no such group
 */
async function groupsIn(file: string, wanted?: string): Promise<readonly GroupRecord[]> {
  const { bytes, file: name } = await openInput(file);
  return chosen(await readGroups(bytes, { file: name }), wanted, file);
}

function chosen(
  groups: readonly GroupRecord[],
  wanted: string | undefined,
  file: string,
): readonly GroupRecord[] {
  if (wanted === undefined) return groups;
  const key = wanted.toLowerCase();
  const found = groups.filter(
    ({ id, displayName }) => id.toLowerCase() === key || displayName.toLowerCase() === key,
  );
  if (found.length > 0) return found;
  throw new UsageError(
    `${file}: there is no group \`${wanted}\``,
    "give the id or the display name of a group in the list",
  );
}

const rulesOf = (groups: readonly GroupRecord[], file: string): NamedRule[] =>
  groups.flatMap((group) =>
    group.isDynamic && group.membershipRule !== undefined
      ? [{ title: `${file}: ${group.displayName}`, text: group.membershipRule, group }]
      : [],
  );

/** A list of groups begins as JSON does, or is named as CSV; anything else is one rule. */
async function rulesIn(file: string, wanted: string | undefined): Promise<NamedRule[]> {
  if (/\.csv$/iu.test(file)) return rulesOf(await groupsIn(file, wanted), file);
  const text = await readText(file);
  if (!/^\s*[[{]/u.test(text)) return [{ title: file, text: withoutLastBreak(text) }];
  return rulesOf(chosen(await readGroups(chunkOf(text), { file }), wanted, file), file);
}

async function* chunkOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const withoutLastBreak = (text: string): string => text.replace(/\r?\n$/u, "");
