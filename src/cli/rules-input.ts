import type { RuleGroup, RuleSource } from "../exchange/rule-source.ts";
import { ruleInMemory } from "../exchange/rules/placed-rule.ts";
import { readRuleSources } from "../exchange/rules/read-rule-sources.ts";
import { openInput } from "./input.ts";
import { listRuleFiles, type RuleFile } from "./rule-files.ts";
import { UsageError } from "./usage-error.ts";

/** A rule with what to call it. */
export interface NamedRule {
  readonly title: string;
  readonly text: string;
  /** The group whose rule it is, where the file tells. */
  readonly group?: RuleGroup;
  /** Where the rule stands. */
  readonly source: RuleSource;
}

/** Where rules come from. */
export interface RuleOptions {
  readonly rule?: string | undefined;
  readonly groups?: string | undefined;
  readonly group?: string | undefined;
}

/**
 * Gathers rules from `--rule`, and from files, folders and patterns of all formats that hold rules. Rules that cannot
 * be decided, as they hold a template, are among them.
 *
 * @throws UsageError where there is none, or none in a file that was named
 * @throws InputError for a damaged file
 */
export async function gatherRules(
  files: readonly string[],
  options: RuleOptions,
): Promise<NamedRule[]> {
  const rules = options.rule === undefined ? [] : [givenRule("rule", options.rule)];
  const listed = await listRuleFiles(files);
  for (const file of listed) rules.push(...(await rulesIn(file, options.group)));
  if (options.groups !== undefined)
    rules.push(...(await rulesIn({ path: options.groups, isNamed: true }, options.group)));
  if (options.group !== undefined && listed.length > 0 && rules.length === 0)
    throw withoutGroup(files.join(", "), options.group);
  if (rules.length > 0) return rules;
  throw new UsageError(
    "there is no rule to look at",
    'give one with --rule "…", or name a file with a rule or a list of groups',
  );
}

/** A rule that stands in no file. */
const givenRule = (title: string, text: string): NamedRule => ({
  title,
  text,
  source: ruleInMemory(title, text),
});

async function rulesIn(file: RuleFile, wanted: string | undefined): Promise<NamedRule[]> {
  const { path, isNamed } = file;
  if (!isNamed && !(await mayHoldRules(path))) return [];
  const all = await sourcesIn(path);
  if (isNamed && all.length === 0)
    throw new UsageError(
      `${path}: the file holds no rule`,
      "a group's rule is its `membershipRule`; groups that are not dynamic have none",
    );
  const chosen = all.filter((source) => isWanted(source, wanted));
  if (isNamed && chosen.length === 0 && wanted !== undefined) throw withoutGroup(path, wanted);
  return chosen.map((source) => named(source, path));
}

function named(source: RuleSource, path: string): NamedRule {
  const { file, title, text, group } = source;
  const rule = { title: title === file ? path : `${path}: ${title}`, text, source };
  return group === undefined ? rule : { ...rule, group };
}

async function sourcesIn(path: string): Promise<RuleSource[]> {
  const { bytes, file } = await openInput(path);
  const sources: RuleSource[] = [];
  for await (const source of readRuleSources(bytes, { file })) sources.push(source);
  return sources;
}

/** A file with one rule and no name goes with any group. */
function isWanted({ group }: RuleSource, wanted: string | undefined): boolean {
  if (wanted === undefined || group === undefined) return true;
  const key = wanted.toLowerCase();
  return group.id.toLowerCase() === key || group.displayName.toLowerCase() === key;
}

const withoutGroup = (file: string, wanted: string): UsageError =>
  new UsageError(
    `${file}: there is no group \`${wanted}\` with a rule`,
    "give the id or the display name of a dynamic group in the list",
  );

/** Folders hold much else; a file that never speaks of a rule is not even read as what it seems to be. */
async function mayHoldRules(path: string): Promise<boolean> {
  if (/\.rule$/iu.test(path)) return true;
  const { bytes } = await openInput(path);
  let tail = "";
  for await (const chunk of bytes) {
    // One unit a byte, and without the zero bytes of UTF-16.
    const text = tail + Buffer.from(chunk).toString("latin1").replaceAll("\0", "");
    if (/membershiprule|dynamic_membership/iu.test(text)) return true;
    tail = text.slice(-20);
  }
  return false;
}
