import { isTenantFile } from "../persistence/tenant-file.ts";
import { gatherRules, type NamedRule, type RuleOptions } from "./rules-input.ts";
import { findGroup } from "./tenant/find-group.ts";
import { reading } from "./tenant/open-session.ts";
import { UsageError } from "./usage-error.ts";

/** Rules, and the domains of the tenant where its file tells them. */
export interface AskedRules {
  readonly rules: readonly (Pick<NamedRule, "title" | "text"> & Partial<NamedRule>)[];
  readonly domains?: readonly string[];
}

/**
 * Gathers the rules of the dynamic groups of a tenant, or rules from options and files.
 *
 * @throws UsageError where there are none, or where the tenant's file does not stand alone
 */
export async function rulesAsked(
  files: readonly string[],
  options: RuleOptions,
): Promise<AskedRules> {
  const [first, ...more] = files;
  if (first === undefined || !isTenantFile(first))
    return { rules: await gatherRules(files, options) };
  if (more.length > 0 || options.rule !== undefined || options.groups !== undefined)
    throw new UsageError(
      `${first}: a tenant's file stands alone`,
      "ask the tenant and the other files one after the other",
    );
  return rulesOfTenant(first, options.group);
}

const rulesOfTenant = (file: string, wanted: string | undefined): AskedRules =>
  reading(file, (tenant) => {
    const groups = wanted === undefined ? tenant.groups() : [findGroup(tenant, wanted)];
    const rules = groups
      .toSorted((a, b) => a.displayName.localeCompare(b.displayName))
      .flatMap(({ id, displayName, membershipType, processingState, membershipRule: text }) =>
        membershipType !== "Dynamic" || text === undefined
          ? []
          : [{ title: displayName, text, group: { id, displayName, processingState } }],
      );
    return { rules, domains: tenant.settings.domains };
  });
