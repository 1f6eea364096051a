import { nearestOf } from "../../check/resolve.ts";
import type { Group } from "../../tenant/group.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { equalsFolded, fold } from "../../text/ignore-case.ts";
import { oneLine } from "../one-line.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Finds a group by its id, or by its id or display name in any letter case.
 *
 * @throws UsageError where there is none, with the nearest name; or several, with their ids
 */
export function findGroup(tenant: Tenant, wanted: string): Group {
  const exact = tenant.group(wanted);
  if (exact !== undefined) return exact;
  const folded = fold(wanted);
  const groups = tenant.groups();
  const found = groups.filter(
    ({ id, displayName }) => equalsFolded(id, folded) || equalsFolded(displayName, folded),
  );
  const [first, ...others] = found;
  if (first === undefined) throw noGroup(groups, wanted);
  if (others.length > 0)
    throw new UsageError(
      `${found.length} groups are called \`${oneLine(wanted)}\``,
      `give the id of one: ${found.map(({ id }) => id).join(", ")}`,
    );
  return first;
}

function noGroup(groups: readonly Group[], wanted: string): UsageError {
  const names = groups.flatMap(({ id, displayName }) => [displayName, id]);
  const nearest =
    nearestOf(wanted, names) ??
    names.find((name) => name.toLowerCase().includes(wanted.toLowerCase()));
  return new UsageError(
    `there is no group \`${oneLine(wanted)}\``,
    nearest === undefined
      ? "give the id or the display name of a group; `muster groups` lists them"
      : `did you mean \`${oneLine(nearest)}\`?`,
  );
}
