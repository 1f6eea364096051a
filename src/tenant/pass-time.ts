import { expiredAt, nextRoleExpiry } from "../directory/role-expiry.ts";
import { nextLicenseDue } from "../licensing/gate.ts";
import type { Batch } from "./batch.ts";
import { licensesOf, refreshGate } from "./gate.ts";
import type { TenantState } from "./tenant-state.ts";

/**
 * Lets the time go on to an instant, and stops wherever something is due on the way: a license lapses, a role ends. So the
 * members who freeze at such an instant are those before it, in whatever steps the time passes.
 */
export function passTime(batch: Batch, to: number): void {
  const { state } = batch;
  for (;;) {
    const next = nextEvent(state);
    if (next === undefined || next > to) break;
    batch.advance(next - 1);
    batch.advance(next, () => {
      refreshGate(batch);
      for (const { id, assignment } of expiredAt(state.tables.roles.values(), state.time))
        state.tables.roles.set(id, assignment);
    });
  }
  batch.advance(to);
}

/** The next instant after now at which a license or a role changes; in milliseconds. */
export function nextEvent(state: TenantState): number | undefined {
  const instants = [
    nextLicenseDue(licensesOf(state), state.time),
    nextRoleExpiry(state.tables.roles.values()),
  ].flatMap((date) => (date === undefined ? [] : [date.getTime()]));
  return instants.length === 0 ? undefined : Math.min(...instants);
}
