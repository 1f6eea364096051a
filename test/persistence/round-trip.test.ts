import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTenant, openTenant } from "../../src/persistence/open-tenant.ts";
import { verifyTenant } from "../../src/persistence/verify-tenant.ts";
import type { HistoryEntry } from "../../src/tenant/history.ts";
import type { Outcome } from "../../src/tenant/outcome.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  firstDay,
  tenantGroupIds,
  tenantLife,
  type TenantStep,
  tenantSubjectIds,
} from "../arbitraries/tenant.ts";
import { perform } from "./perform.ts";
import { portraitOf } from "./portrait.ts";
import { newPath } from "./temporary-folder.ts";

describe("a tenant that is kept in a file", () => {
  test("is the one in memory, before and after it is opened again, and verifies", () => {
    const cases = fc.record({
      life: tenantLife(),
      closings: fc.infiniteStream(fc.boolean()),
      snapshotAfter: fc.constantFrom(1, 10, 1000),
    });
    fc.assert(
      fc.property(cases, ({ life: { settings, steps }, closings, snapshotAfter }) => {
        const path = newPath();
        const store = { snapshotAfter };
        const expected = new Tenant({ now: firstDay, settings });
        let kept = createTenant(path, { now: firstDay, settings, store });
        for (const step of steps) {
          expect(ordered(perform(kept, step))).toEqual(ordered(perform(expected, step)));
          if (closings.next().value !== true) continue;
          kept.close();
          kept = openTenant(path, { store });
          expect(portraitOf(kept)).toEqual(portraitOf(expected));
        }
        expect(portraitOf(kept)).toEqual(portraitOf(expected));
        expect(logOf(kept)).toEqual(logOf(expected));
        for (const subjectId of tenantSubjectIds)
          expect(commandsOf(kept, { subjectId })).toEqual(commandsOf(expected, { subjectId }));
        for (const groupId of tenantGroupIds) {
          expect(commandsOf(kept, { groupId })).toEqual(commandsOf(expected, { groupId }));
          for (const time of timesIn(steps))
            expect(kept.membersAt(groupId, time).toSorted()).toEqual(
              expected.membersAt(groupId, time).toSorted(),
            );
        }
        expect(verifyTenant(path)).toEqual([]);
        kept.close();
        expect(verifyTenant(path)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

/** An outcome with its lists in an order of ours: in which order the changes of a batch stand is free. */
const ordered = (outcome: Outcome): object =>
  outcome.kind === "refused"
    ? outcome
    : {
        ...outcome,
        membershipChanges: outcome.membershipChanges.toSorted(byText),
        effects: outcome.effects.toSorted(byText),
      };

/** The log, in the order of the batches, without its numbers. */
const logOf = (tenant: Tenant): object[] =>
  tenant
    .membershipChanges({})
    .changes.map((change) => ({ ...change, sequence: 0 }))
    .toSorted((one, other) => one.batch - other.batch || byText(one, other));

const commandsOf = (
  tenant: Tenant,
  whose: { readonly groupId: string } | { readonly subjectId: string },
): HistoryEntry[] => tenant.history(whose).filter(({ kind }) => kind === "command");

const byText = (one: object, other: object): number =>
  JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;

const timesIn = (steps: readonly TenantStep[]): Date[] =>
  steps.flatMap((step) => (step.kind === "advance" ? [step.to] : []));
