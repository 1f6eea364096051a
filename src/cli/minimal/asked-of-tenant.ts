import { isProcessed } from "../../tenant/is-processed.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { legalRules } from "../legal-rules.ts";
import { oneLine } from "../one-line.ts";
import { findGroup } from "../tenant/find-group.ts";
import { findSubject } from "../tenant/find-subject.ts";
import { namesOf } from "../tenant/names.ts";
import { reading } from "../tenant/open-session.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import type { Asked } from "./asked.ts";
import type { MinimalOptions } from "./minimal-options.ts";

/**
 * Looks up a group and somebody in the file of a tenant; the time is the tenant's own.
 *
 * @returns `undefined` where the rule is not legal, which is shown
 * @throws UsageError where there is no such group or subject, or the group has no rule about such a one
 */
export function askedOfTenant(
  file: string,
  more: readonly string[],
  { rule, groups, group: name, users, devices, id, now }: MinimalOptions,
  terminal: Terminal,
): Asked | undefined {
  const [group, user, other] = more;
  if (group === undefined || user === undefined || other !== undefined)
    throw new UsageError(
      "a group and a user of the tenant are asked for",
      'as in muster minimal contoso.db "All guests" anna@contoso.com',
    );
  const foreign = [rule, groups, name, users, devices, id, now];
  if (foreign.some((option) => option !== undefined))
    throw new UsageError(
      "a tenant has its rules, its users and its time itself",
      "leave out --rule, --groups, --group, --users, --devices, --id and --now",
    );
  return reading(file, (tenant) => lookedUp(tenant, group, user, terminal));
}

function lookedUp(
  tenant: Tenant,
  wanted: string,
  user: string,
  terminal: Terminal,
): Asked | undefined {
  const group = findGroup(tenant, wanted);
  const id = findSubject(tenant, user);
  const { displayName, membershipType, membershipRule: text } = group;
  if (membershipType !== "Dynamic" || text === undefined)
    throw new UsageError(
      `the members of \`${oneLine(displayName)}\` are assigned by hand`,
      "name a group with a rule; `muster groups` lists them",
    );
  const [legal] = legalRules([{ title: displayName, text }], terminal);
  if (legal === undefined) return undefined;
  const label = namesOf(tenant).subject(id);
  const kind = tenant.sourceOf(id) === undefined ? "device" : "user";
  if (legal.checked.subject !== kind)
    throw new UsageError(
      `\`${oneLine(displayName)}\` is a group of ${legal.checked.subject}s, and ${label} is a ${kind}`,
    );
  return {
    rule: legal.checked,
    text,
    group,
    id,
    label,
    subject: tenant.attributesOf(id) ?? {},
    now: tenant.now,
    untold: [],
    standing: { isMember: tenant.isMember(group.id, id), isProcessed: isProcessed(group) },
  };
}
