import { nearestOf } from "../../check/resolve.ts";
import { print } from "../../grammar/print.ts";
import type { ComparisonOperator } from "../../grammar/operators.ts";
import type { SubjectKind } from "../../schema/property.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { oneLine } from "../one-line.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Finds a user by their id or user principal name in any letter case.
 *
 * @returns the id
 * @throws UsageError where there is none, with the nearest name
 */
export function findUser(tenant: Tenant, wanted: string): string {
  const found = findAny(tenant, wanted);
  if (found === undefined) throw nobody(tenant, "user", wanted);
  if (tenant.sourceOf(found) === undefined)
    throw new UsageError(`\`${oneLine(wanted)}\` is a device`, "give the id of a user");
  return found;
}

/**
 * Finds a user or a device by its id, or a user by their user principal name.
 *
 * @returns the id
 * @throws UsageError where there is none, with the nearest name
 */
export function findSubject(tenant: Tenant, wanted: string): string {
  const found = findAny(tenant, wanted);
  if (found === undefined) throw nobody(tenant, "user or device", wanted);
  return found;
}

const findAny = (tenant: Tenant, wanted: string): string | undefined =>
  tenant.find(wanted) ??
  select(tenant, "user", "objectId", "eq", wanted)[0] ??
  select(tenant, "device", "objectId", "eq", wanted)[0];

function nobody(tenant: Tenant, what: string, wanted: string): UsageError {
  const nearest = nearestName(tenant, wanted);
  return new UsageError(
    `there is no ${what} \`${oneLine(wanted)}\``,
    nearest === undefined
      ? "give the object id, or a user's principal name"
      : `did you mean \`${oneLine(nearest)}\`?`,
  );
}

/** Among those who begin alike; so that a million users need not be looked at one by one. Display names lead to the id. */
function nearestName(tenant: Tenant, wanted: string): string | undefined {
  const named = select(tenant, "user", "displayName", "eq", wanted).slice(0, 1);
  const alike = select(tenant, "user", "userPrincipalName", "startsWith", wanted.slice(0, 2));
  const names = [...named, ...alike.slice(0, mostAlike)].flatMap((id) => {
    const name = tenant.attributesOf(id)?.["userPrincipalName"];
    return typeof name === "string" ? [name] : [id];
  });
  return named.length > 0 ? names[0] : nearestOf(wanted, names);
}

const mostAlike = 20_000;

function select(
  tenant: Tenant,
  prefix: SubjectKind,
  name: string,
  operator: ComparisonOperator,
  value: string,
): readonly string[] {
  if (value === "") return [];
  const result = tenant.select(
    print({
      kind: "comparison",
      operand: { kind: "reference", prefix, name, span },
      operator: { name: operator, span },
      value: { kind: "string", value, span },
      span,
    }),
  );
  return result.ok ? result.value : [];
}

/** A tree that was built stands nowhere. */
const span = { start: 0, end: 0 };
