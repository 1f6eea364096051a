import { expect } from "vitest";
import type { Properties } from "../../src/index.ts";
import type { Refusal } from "../../src/directory/refusal.ts";
import type { AssignedLicense } from "../../src/licensing/assigned-license.ts";
import { findSku } from "../../src/licensing/service-plans.ts";
import type { Command } from "../../src/tenant/command.ts";
import type { Grant, Group, NewGroup } from "../../src/tenant/group.ts";
import type { Applied, Effect, Held, Outcome } from "../../src/tenant/outcome.ts";
import type { TenantSettings } from "../../src/tenant/settings.ts";
import type { TenantStore } from "../../src/tenant/store.ts";
import { Tenant } from "../../src/tenant/tenant.ts";

/** When every tenant here begins. */
export const firstDay: Date = new Date("2026-09-01T00:00:00.000Z");

/** An instant so many days, and milliseconds, after the first day. */
export const after = (days: number, milliseconds = 0): Date =>
  new Date(firstDay.getTime() + days * 86_400_000 + milliseconds);

export const sales = 'user.department -eq "Sales"';
export const research = 'user.department -eq "Research"';

export const user = (id: string, department?: string, more: Properties = {}): Command => ({
  kind: "upsert",
  subject: "user",
  id,
  properties: { ...(department === undefined ? {} : { department }), ...more },
});
export const device = (id: string, properties: Properties = {}): Command => ({
  kind: "upsert",
  subject: "device",
  id,
  properties,
});
export const patch = (id: string, properties: Properties): Command => ({
  kind: "patch",
  subject: "user",
  id,
  properties,
});
export const remove = (id: string): Command => ({ kind: "remove", subject: "user", id });
export const dynamic = (id: string, rule: string = sales, more: Partial<NewGroup> = {}): Command =>
  assigned(id, { membershipRule: rule, ...more });
export const assigned = (id: string, more: Partial<NewGroup> = {}): Command => ({
  kind: "createGroup",
  group: { id, displayName: id, ...more },
});
export const add = (groupId: string, subjectId: string): Command => ({
  kind: "addMember",
  groupId,
  subjectId,
});
export const setRule = (groupId: string, rule: string): Command => ({
  kind: "setRule",
  groupId,
  rule,
});
/** A command that needs nothing but the group. */
export const on = (
  groupId: string,
  kind: "pause" | "resume" | "makeAssigned" | "deleteGroup",
): Command => ({ kind, groupId });
export const makeDynamic = (groupId: string, rule: string = sales): Command => ({
  kind: "makeDynamic",
  groupId,
  rule,
});
export const changeGroup = (
  groupId: string,
  set: Extract<Command, { kind: "changeGroup" }>["set"],
): Command => ({ kind: "changeGroup", groupId, set });
export const setLicense = (
  sku: string,
  seats: number,
  end: { readonly until?: string; readonly graceDays?: number } = {},
): Command => ({ kind: "setLicense", sku, seats, ...end });
export const removeLicense = (sku: string): Command => ({ kind: "removeLicense", sku });
export const changeSettings = (settings: Partial<TenantSettings>): Command => ({
  kind: "changeSettings",
  settings,
});

export const skuId = (name: string): string => findSku(name)?.id ?? name;
export const product = (name: string): AssignedLicense => ({
  skuId: skuId(name),
  disabledPlans: [],
});
export const app = (name: string, role = "User"): Grant => ({ kind: "app", app: name, role });

/** A tenant where ann and bob are in Sales and cat is in Research, with ten seats of P1. */
export function contoso(settings: Partial<TenantSettings> = {}, store?: TenantStore): Tenant {
  const tenant = new Tenant({
    now: firstDay,
    settings: { usageLocation: "NO", ...settings },
    ...(store === undefined ? {} : { store }),
  });
  done(
    tenant,
    setLicense("AAD_PREMIUM", 10),
    user("ann", "Sales"),
    user("bob", "Sales"),
    user("cat", "Research"),
  );
  return tenant;
}

/** Does a batch that must be done. */
export const done = (tenant: Tenant, ...commands: readonly Command[]): Applied =>
  applied(tenant.execute(commands));

/** What comes of a batch. */
export const ask = (tenant: Tenant, ...commands: readonly Command[]): Outcome["kind"] =>
  tenant.execute(commands).kind;

export function applied(outcome: Outcome): Applied {
  expect(outcome).toMatchObject({ kind: "applied" });
  return outcome as Applied;
}

/** Asks for a batch that must be refused, and says why it was. */
export const refused = (tenant: Tenant, ...commands: readonly Command[]): Refusal =>
  refusalOf(tenant.execute(commands));

export function refusalOf(outcome: Outcome): Refusal & { readonly command: number } {
  expect(outcome).toMatchObject({ kind: "refused", refusals: [{}] });
  return (outcome as Extract<Outcome, { kind: "refused" }>).refusals[0]!;
}

/** Asks for a batch that must be held. */
export function held(tenant: Tenant, ...commands: readonly Command[]): Held {
  const outcome = tenant.execute(commands);
  expect(outcome).toMatchObject({ kind: "held" });
  return outcome as Held;
}

/** Who joined and left, as sorted lines such as `joined sales ann`. */
export const moves = ({
  membershipChanges,
}: Pick<Applied, "membershipChanges">): readonly string[] =>
  membershipChanges
    .map(({ kind, groupId, subjectId }) => `${kind} ${groupId} ${subjectId}`)
    .toSorted();

/** What came and went, as sorted lines such as `gained crm ann by sales`. */
export const effects = (outcome: { readonly effects: readonly Effect[] }): readonly string[] =>
  outcome.effects.map(effectLine).toSorted();

function effectLine(effect: Effect): string {
  const { kind, subjectId, groupId } = effect;
  if (kind === "failed") return `failed ${effect.violation} ${subjectId} by ${groupId}`;
  const what = "grant" in effect ? nameOf(effect.grant) : (findSku(effect.skuId)?.name ?? "");
  return `${kind} ${what} ${subjectId} by ${groupId}`;
}

const nameOf = (grant: Grant): string => (grant.kind === "app" ? grant.app : grant.resource);

export const membersOf = (tenant: Tenant, groupId: string): readonly string[] =>
  tenant.members(groupId).toSorted();

export function groupOf(tenant: Tenant, groupId: string): Group {
  const group = tenant.group(groupId);
  if (group === undefined) throw new TypeError(`there is no group \`${groupId}\``);
  return group;
}

/** All that can be asked of a tenant and these subjects, in an order that does not depend on how it came to be. */
export function everything(
  tenant: Tenant,
  ...subjectIds: readonly string[]
): Readonly<Record<string, unknown>> {
  const { now, settings, batch } = tenant;
  return {
    now,
    settings,
    batch,
    subjects: subjectIds.map((id) => ({
      attributes: tenant.attributesOf(id),
      account: tenant.accountOf(id),
      source: tenant.sourceOf(id),
      groups: tenant.groupsOf(id).toSorted(),
      access: tenant.accessOf(id),
    })),
    groups: tenant
      .groups()
      .map((group) => ({
        group,
        members: membersOf(tenant, group.id),
        count: tenant.memberCount(group.id),
        explained: subjectIds.map((id) => tenant.explain(group.id, id)?.expressionResult),
      }))
      .toSorted((one, other) => (one.group.id < other.group.id ? -1 : 1)),
    roles: tenant.roles().toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    licenses: tenant.licenses().toSorted((one, other) => (one.sku < other.sku ? -1 : 1)),
    held: tenant.held(),
    verdict: tenant.verdict(),
    coverage: tenant.coverage(),
    due: tenant.nextDue(),
    changes: tenant.membershipChanges().changes,
    subjectCount: tenant.stats().subjects,
  };
}
