import type { Outcome } from "../../src/tenant/outcome.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import type { TenantStep } from "../arbitraries/tenant.ts";

/** Lets a step happen to a tenant. */
export function perform(tenant: Tenant, step: TenantStep): Outcome {
  switch (step.kind) {
    case "execute":
      return tenant.execute(step.commands);
    case "load":
      return tenant.load(step.subjects);
    case "advance":
      return tenant.advance(step.to);
    case "approve":
      return tenant.approve(heldAt(tenant, step.place));
    case "discard":
      return tenant.discard(heldAt(tenant, step.place));
    default:
      return step satisfies never;
  }
}

function heldAt(tenant: Tenant, place: number): string {
  const held = tenant.held();
  return held[place % Math.max(held.length, 1)]?.id ?? "nothing";
}
