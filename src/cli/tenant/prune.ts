import type { GroupRecord } from "../../exchange/group-record.ts";
import type { SubjectKind } from "../../schema/property.ts";
import type { Command } from "../../tenant/command.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { FoundSubjects } from "./import-subjects.ts";

/** What is in a tenant and not in the files; of kinds of which there is a file only. */
export interface Surplus {
  readonly user: readonly string[];
  readonly device: readonly string[];
  readonly group: readonly string[];
}

/** Finds what is in a tenant and not in the files. */
export function surplusOf(
  tenant: Tenant,
  { subjects, untold }: FoundSubjects,
  groups: readonly GroupRecord[] | undefined,
): Surplus {
  const given = new Set(subjects.map(({ id }) => id));
  const ofKind = (kind: SubjectKind): readonly string[] => {
    if (untold[kind] === undefined) return [];
    const all = tenant.select(`${kind}.objectId -ne null`);
    return all.ok ? all.value.filter((id) => !given.has(id)) : [];
  };
  const groupIds = new Set(groups?.map(({ id }) => id));
  return {
    user: ofKind("user"),
    device: ofKind("device"),
    group:
      groups === undefined
        ? []
        : tenant.groups().flatMap(({ id }) => (groupIds.has(id) ? [] : [id])),
  };
}

/** The commands that take all of it away; a group must give no licenses before. */
export const pruning = (tenant: Tenant, { user, device, group }: Surplus): Command[] => [
  ...user.map((id): Command => ({ kind: "remove", subject: "user", id })),
  ...device.map((id): Command => ({ kind: "remove", subject: "device", id })),
  ...group.flatMap((groupId): Command[] => [
    ...((tenant.group(groupId)?.assignedLicenses.length ?? 0) > 0
      ? [{ kind: "changeGroup", groupId, set: { assignedLicenses: [] } } as const]
      : []),
    { kind: "deleteGroup", groupId },
  ]),
];
