import { isTenantFile } from "../../persistence/tenant-file.ts";
import type { NamedRule } from "../rules-input.ts";
import { gatherRules } from "../rules-input.ts";
import { reading } from "../tenant/open-session.ts";
import { UsageError } from "../usage-error.ts";

/** A rule that may stand in no file. */
export type GivenRule = Omit<NamedRule, "source"> & Partial<Pick<NamedRule, "source">>;

/** Where the rules come from. */
export interface CompareSources {
  readonly ruleA?: string | undefined;
  readonly ruleB?: string | undefined;
  readonly groups?: string | undefined;
  /** Ids or display names of the groups that are compared; all where this is empty. */
  readonly group: readonly string[];
}

/**
 * Gathers the rules that are compared, in their order: `--rule-a`, the files as they are named, the list of groups,
 * `--rule-b`. Groups that are chosen come in the order in which they are named.
 *
 * @throws UsageError where there are fewer than two, or where there is no such group
 */
export async function rulesToCompare(
  files: readonly string[],
  { ruleA, ruleB, groups, group }: CompareSources,
): Promise<GivenRule[]> {
  const listed: GivenRule[] = [];
  for (const file of [...files, ...(groups === undefined ? [] : [groups])])
    listed.push(...(await rulesIn(file)));
  const rules = [...text("A", ruleA), ...chosen(listed, group), ...text("B", ruleB)];
  if (rules.length > 1) return rules;
  throw new UsageError(
    rules.length === 0 ? "there is no rule to compare" : "there is one rule only",
    'name two files or groups, or give --rule-a "…" and --rule-b "…"',
  );
}

const text = (side: string, rule: string | undefined): GivenRule[] =>
  rule === undefined ? [] : [{ title: `rule ${side}`, text: rule }];

const rulesIn = async (file: string): Promise<GivenRule[]> =>
  isTenantFile(file) ? rulesOfTenant(file) : gatherRules([file], {});

const rulesOfTenant = (file: string): GivenRule[] =>
  reading(file, (tenant) =>
    tenant
      .groups()
      .toSorted((a, b) => a.displayName.localeCompare(b.displayName))
      .flatMap(({ id, displayName, membershipRule, membershipType, processingState }) =>
        membershipType === "Dynamic" && membershipRule !== undefined
          ? [
              {
                title: displayName,
                text: membershipRule,
                group: { id, displayName, processingState },
              },
            ]
          : [],
      ),
  );

/** A file with one rule and no name goes with any group. */
function chosen(rules: readonly GivenRule[], names: readonly string[]): readonly GivenRule[] {
  if (names.length === 0) return rules;
  return [
    ...rules.filter(({ group }) => group === undefined),
    ...names.flatMap((name) => {
      const found = rules.filter(({ group }) => isNamed(group, name.toLowerCase()));
      if (found.length > 0) return found;
      throw new UsageError(
        `there is no group \`${name}\` with a rule`,
        "give the id or the display name of a dynamic group in the list",
      );
    }),
  ];
}

const isNamed = (group: GivenRule["group"], name: string): boolean =>
  group !== undefined &&
  (group.id.toLowerCase() === name || group.displayName.toLowerCase() === name);
