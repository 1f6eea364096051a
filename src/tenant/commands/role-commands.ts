import type { Refusal } from "../../directory/refusal.ts";
import type { RoleCommand } from "../../directory/role-command.ts";
import type { Principal } from "../../directory/role-context.ts";
import { takeRoleCommand } from "../../directory/take-role-command.ts";
import { hasPlan, plansTitles } from "../../licensing/gate.ts";
import type { Batch } from "../batch.ts";
import { licensesOf } from "../gate.ts";
import type { TenantState } from "../tenant-state.ts";

/** Gives a directory role, takes it away, or activates an eligible one. */
export function runRoleCommand(batch: Batch, command: RoleCommand): Refusal | undefined {
  const { state } = batch;
  const { roles } = state.tables;
  const decision = takeRoleCommand(command, {
    now: state.time,
    assignments: roles,
    principalOf: (id) => principalOf(state, id),
    ...(hasEligible(state) ? {} : { eligibleAllowedBy: plansTitles(eligiblePlans) }),
  });
  if (!decision.ok) return decision.refusal;
  const { id, assignment } = decision.value;
  roles.set(id, assignment);
  batch.notes.push(...decision.notes);
  return undefined;
}

/** Privileged Identity Management is part of P2. */
const eligiblePlans = ["AAD_PREMIUM_P2"];

const hasEligible = (state: TenantState): boolean =>
  state.settings.gate === "off" || hasPlan(licensesOf(state), eligiblePlans, state.time);

function principalOf(state: TenantState, id: string): Principal | undefined {
  if (state.engine.kindOf(id) === "user") {
    const { userType } = state.engine.attributesOf(id) ?? {};
    return { kind: "user", userType: typeof userType === "string" ? userType : undefined };
  }
  const group = state.tables.groups.get(id);
  return group && { kind: "group", isAssignableToRole: group.isAssignableToRole };
}
