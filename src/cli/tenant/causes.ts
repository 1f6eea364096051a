import { check } from "../../check/check.ts";
import type { PropertyValue } from "../../directory/properties.ts";
import type { MembershipChange } from "../../membership/membership-change.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { Step } from "./session.ts";

/** One attribute that made somebody join or leave. */
export interface Cause {
  readonly attribute: string;
  readonly before: PropertyValue;
  readonly after: PropertyValue;
}

/** The attributes that the rule reads and that the batch changed. Who comes or goes altogether needs no cause. */
export function causesOf(
  tenant: Tenant,
  { befores, afters }: Step,
  { groupId, subjectId }: MembershipChange,
): Cause[] {
  const before = befores.get(subjectId);
  const after = afters.get(subjectId);
  if (before === undefined || after === undefined) return [];
  return readsOf(tenant.group(groupId)?.membershipRule ?? "")
    .map((attribute) => ({
      attribute,
      before: before[attribute] ?? null,
      after: after[attribute] ?? null,
    }))
    .filter((cause) => JSON.stringify(cause.before) !== JSON.stringify(cause.after));
}

/** Shows a cause on one line. */
export const showCause = ({ attribute, before, after }: Cause): string =>
  `   ${attribute}: ${shown(before)} → ${shown(after)}`;

function shown(value: PropertyValue): string {
  if (value === null) return "unset";
  const text = oneLine(JSON.stringify(value));
  return Array.isArray(value) && text.length > widestList ? plural(value.length, "value") : text;
}

/** A longer collection is told by its number of values. */
const widestList = 40;

/** What a rule reads; the same few rules are asked again and again. */
function readsOf(rule: string): readonly string[] {
  const known = readsByRule.get(rule);
  if (known !== undefined) return known;
  const result = check(rule);
  const reads = result.ok ? result.value.reads : [];
  readsByRule.set(rule, reads);
  return reads;
}

const readsByRule = new Map<string, readonly string[]>();
