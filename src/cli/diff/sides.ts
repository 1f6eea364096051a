import { statSync } from "node:fs";
import { basename, relative } from "node:path";
import { rulesOfPlan } from "../../exchange/rules/read-rule-sources.ts";
import type { RuleSource } from "../../exchange/rule-source.ts";
import { isTenantFile } from "../../persistence/tenant-file.ts";
import { readText } from "../input.ts";
import { gatherRules } from "../rules-input.ts";
import { reading } from "../tenant/open-session.ts";
import { UsageError } from "../usage-error.ts";
import type { SideRule } from "./side-rule.ts";

/** The rules of both sides. */
export interface Sides {
  readonly before: readonly SideRule[];
  readonly after: readonly SideRule[];
}

/** Rules that are given as text. */
export interface RuleTexts {
  readonly ruleOld?: string | undefined;
  readonly ruleNew?: string | undefined;
}

/**
 * Gathers the rules of both sides: from two files, from one plan of Terraform, or with a text in place of a file.
 *
 * @param group the id or display name of the one group that is looked at
 * @throws UsageError where a side is missing or there is one too many, or where neither side has such a group
 */
export async function gatherSides(
  files: readonly string[],
  texts: RuleTexts,
  group: string | undefined,
): Promise<Sides> {
  const whole = await wholeSides(files, texts);
  const sides = group === undefined ? whole : ofGroup(whole, texts, group);
  const { ruleOld, ruleNew } = texts;
  if ((ruleOld === undefined) === (ruleNew === undefined)) return sides;
  const others = ruleOld === undefined ? sides.before : sides.after;
  if (others.length === 1) return sides;
  throw new UsageError(
    `a rule as text takes the place of one other, and there are ${others.length}`,
    "choose one with --group",
  );
}

/** The one group; a text is about it anyway. */
function ofGroup({ before, after }: Sides, { ruleOld, ruleNew }: RuleTexts, group: string): Sides {
  const chosen = {
    before: ruleOld === undefined ? named(before, group) : [],
    after: ruleNew === undefined ? named(after, group) : [],
  };
  if (chosen.before.length + chosen.after.length === 0)
    throw new UsageError(
      `there is no group \`${group}\` on either side`,
      "give the id or the display name of a group",
    );
  return {
    before: ruleOld === undefined ? chosen.before : before,
    after: ruleNew === undefined ? chosen.after : after,
  };
}

async function wholeSides(
  files: readonly string[],
  { ruleOld, ruleNew }: RuleTexts,
): Promise<Sides> {
  const [first, second] = files;
  const texts = [ruleOld, ruleNew].filter((text) => text !== undefined).length;
  if (files.length === 1 && texts === 0 && first !== undefined) return sidesOfPlan(first);
  if (files.length + texts !== 2) throw needsTwoSides();
  const oldFile = ruleOld === undefined ? first : undefined;
  const newFile = ruleOld === undefined ? second : first;
  return {
    before: ruleOld === undefined ? await rulesIn(oldFile ?? "") : [ofText(ruleOld)],
    after: ruleNew === undefined ? await rulesIn(newFile ?? "") : [ofText(ruleNew)],
  };
}

const needsTwoSides = (): UsageError =>
  new UsageError(
    "two sides are needed, an old one and a new one",
    'name two files or folders, one plan of Terraform in JSON, or give --rule-old "…" and --rule-new "…"',
  );

/** A plan holds both sides itself. */
async function sidesOfPlan(file: string): Promise<Sides> {
  const text = await readText(file);
  if (!text.includes('"resource_changes"')) throw needsTwoSides();
  return {
    before: rulesOfPlan(text, file, "before").map((source) => ofSource(source, file)),
    after: rulesOfPlan(text, file, "after").map((source) => ofSource(source, file)),
  };
}

const rulesIn = async (file: string): Promise<SideRule[]> =>
  isTenantFile(file)
    ? rulesOfTenant(file)
    : (await gatherRules([file], {})).map(({ source }) => ofSource(source, file));

const rulesOfTenant = (file: string): SideRule[] =>
  reading(file, (tenant) =>
    tenant
      .groups()
      .flatMap(({ id, displayName, membershipRule, membershipType, processingState }) =>
        membershipType === "Dynamic" && membershipRule !== undefined
          ? [
              {
                name: displayName,
                place: "",
                text: membershipRule,
                group: { id, displayName, processingState },
              },
            ]
          : [],
      ),
  );

const ofText = (text: string): SideRule => ({ name: "rule", place: "", text });

const ofSource = (
  { file, title, text, group, undecidable }: RuleSource,
  given: string,
): SideRule => ({
  name: group?.displayName ?? (title === file ? placeIn(given, file) : title),
  place: placeIn(given, file),
  text,
  ...(group === undefined ? {} : { group }),
  ...(undecidable === undefined ? {} : { undecidable }),
});

/** The path below the folder, or below the part of a pattern that is the same for all its files; of a file its name. */
function placeIn(given: string, file: string): string {
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  const base = isFolder
    ? given
    : /^(?<fixed>[^*?{[(]*\/)[^/]*[*?{[(]/u.exec(given)?.groups?.["fixed"];
  return base === undefined ? basename(file) : relative(base, file);
}

function named(rules: readonly SideRule[], wanted: string): SideRule[] {
  const key = wanted.toLowerCase();
  return rules.filter(
    ({ name, group }) => name.toLowerCase() === key || group?.id.toLowerCase() === key,
  );
}
