import { expect } from "vitest";
import type { MembershipChange } from "../../src/index.ts";
import type { Outcome } from "../../src/tenant/outcome.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  firstDay,
  type TenantLife,
  type TenantStep,
  tenantGroupIds,
  tenantSubjectIds,
} from "../arbitraries/tenant.ts";
import { type ModelOutcome, TenantModel } from "../oracle/tenant.ts";
import { byUnits, lineOf } from "./model.ts";

/** A tenant and its model on the first day of a life. */
export const born = (
  { settings }: Pick<TenantLife, "settings">,
  Class: typeof Tenant = Tenant,
): { readonly tenant: Tenant; readonly model: TenantModel } => ({
  tenant: new Class({ now: firstDay, settings }),
  model: new TenantModel(firstDay, settings),
});

/** Lets a step happen to a tenant. */
export function live(tenant: Tenant, step: TenantStep): Outcome {
  switch (step.kind) {
    case "execute":
      return tenant.execute(step.commands);
    case "load":
      return tenant.load(step.subjects);
    case "advance":
      return tenant.advance(step.to);
    case "approve":
    case "discard": {
      const held = tenant.held();
      return tenant[step.kind](held[step.place % held.length]?.id ?? "nothing");
    }
    default:
      return step satisfies never;
  }
}

/** Lets a step happen to a model. */
export function liveInModel(model: TenantModel, step: TenantStep): ModelOutcome {
  switch (step.kind) {
    case "execute":
      return model.execute(step.commands);
    case "load":
      return model.load(step.subjects);
    case "advance":
      return model.advance(step.to);
    case "approve":
    case "discard":
      return model[step.kind](step.place % Math.max(model.held.length, 1));
    default:
      return step satisfies never;
  }
}

/** Of an outcome, what the model says too. */
export function factsOf(outcome: Outcome): ModelOutcome {
  switch (outcome.kind) {
    case "applied":
      return { kind: "applied", changes: linesOf(outcome) };
    case "held":
      return {
        kind: "held",
        changes: linesOf(outcome),
        breaches: outcome.breaches
          .map((breach) =>
            JSON.stringify(
              breach.kind === "protected user"
                ? [breach.kind, breach.groupId, breach.subjectId]
                : [breach.kind, breach.groupId, breach.count, breach.limit, breach.percentOf],
            ),
          )
          .toSorted(byUnits),
      };
    case "refused": {
      const [first] = outcome.refusals;
      if (first === undefined) throw new Error("refused for no reason");
      return { kind: "refused", code: first.code };
    }
    default:
      return outcome satisfies never;
  }
}

/** Who joined and left, as sorted lines. */
export const linesOf = ({
  membershipChanges,
}: {
  readonly membershipChanges: readonly MembershipChange[];
}): string[] => membershipChanges.map(lineOf).toSorted(byUnits);

/** The model and the tenant know the same of groups and members, asked from all sides. */
export function expectSameTenant(model: TenantModel, tenant: Tenant): void {
  const { groups, directory } = model.state;
  const groupsOf = (id: string): string[] =>
    [...groups].filter(([, { members }]) => members.has(id)).map(([groupId]) => groupId);
  const known = {
    now: directory.now,
    held: model.held.length,
    covered: [model.covered, model.covered],
    groups: [...groups]
      .map(([id, { type, state, subject, staleSince, members }]) => ({
        id,
        type,
        subject,
        staleSince,
        state: type === "Dynamic" ? state : undefined,
        members: inOrder(members),
        count: members.size,
      }))
      .toSorted(byId),
    subjects: tenantSubjectIds.map((id) => ({
      id,
      groups: inOrder(groupsOf(id)),
      isMember: tenantGroupIds.filter((groupId) => groupsOf(id).includes(groupId)),
      attributes: { ...model.state.directory.attributesOf(id) },
    })),
  };
  const said = {
    now: tenant.now,
    held: tenant.held().length,
    covered: [tenant.coverage().users, tenant.verdict().needed],
    groups: tenant
      .groups()
      .map(({ id, membershipType: type, processingState, subject, staleSince }) => ({
        id,
        type,
        subject,
        staleSince,
        state: type === "Dynamic" ? processingState : undefined,
        members: inOrder(tenant.members(id)),
        count: tenant.memberCount(id),
      }))
      .toSorted(byId),
    subjects: tenantSubjectIds.map((id) => ({
      id,
      groups: inOrder(tenant.groupsOf(id)),
      isMember: tenantGroupIds.filter((groupId) => tenant.isMember(groupId, id)),
      attributes: { ...tenant.attributesOf(id) },
    })),
  };
  expect(said).toEqual(known);
}

/** All that a tenant answers, but what waits for approval and how many batches there were. Lists without an order of their own are sorted. */
export const observed = (tenant: Tenant): unknown => ({
  now: tenant.now,
  settings: tenant.settings,
  due: tenant.nextDue(),
  groups: tenant.groups().toSorted(byId),
  licenses: tenant.licenses().toSorted((one, other) => byUnits(one.sku, other.sku)),
  roles: tenant.roles().toSorted(byId),
  coverage: tenant.coverage(),
  verdict: tenant.verdict(),
  counts: [tenant.stats().subjects, tenant.stats().groups, tenant.stats().memberships],
  changes: tenant.membershipChanges({}).changes,
  ofGroups: tenantGroupIds.map((id) => ({
    group: tenant.group(id),
    members: inOrder(tenant.members(id)),
    count: tenant.memberCount(id),
    history: tenant.history({ groupId: id }),
    reasons: tenantSubjectIds.map((subjectId) => tenant.explain(id, subjectId)),
  })),
  ofSubjects: tenantSubjectIds.map((id) => ({
    groups: inOrder(tenant.groupsOf(id)),
    attributes: { ...tenant.attributesOf(id) },
    account: tenant.accountOf(id),
    source: tenant.sourceOf(id),
    roles: tenant.rolesOf(id),
    history: tenant.history({ subjectId: id }),
    access: inOrder(tenant.accessOf(id).map((one) => JSON.stringify(one))),
  })),
});

/** Who is in which group. */
export const membersOf = (tenant: Tenant): Map<string, string[]> =>
  new Map(tenantGroupIds.map((id) => [id, inOrder(tenant.members(id))]));

export const inOrder = (ids: Iterable<string>): string[] => [...ids].toSorted(byUnits);

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  byUnits(one.id, other.id);
