/**
 * Law of effects: the access and the licenses that came and went with all batches, replayed from empty, are those that
 * everybody has. None is empty: what is gained was not there, what is lost was; and nobody loses through one group what
 * they keep through another.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Effect, Outcome } from "../../src/tenant/outcome.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import {
  anyTenantCommand,
  type TenantLife,
  tenantLife,
  tenantSteps,
  tenantSubjectIds,
} from "../arbitraries/tenant.ts";
import { isSeen } from "./planted.ts";
import { born, inOrder, live } from "./tenant-life.ts";

type Effects = (outcome: Extract<Outcome, { kind: "applied" }>) => readonly Effect[];

const effects = (said: Effects = (outcome) => outcome.effects): fc.IProperty<[TenantLife]> =>
  fc.property(tenantLife({ steps: tenantSteps(anyTenantCommand) }), (life) => {
    const { tenant } = born(life);
    const replayed = new Set<string>();
    for (const step of life.steps) {
      const outcome = live(tenant, step);
      for (const effect of outcome.kind === "applied" ? said(outcome) : []) {
        if (effect.kind === "failed") continue;
        const line = lineOf(effect);
        expect(replayed.has(line), `empty: ${effect.kind} ${line}`).toBe(effect.kind === "lost");
        if (effect.kind === "gained") replayed.add(line);
        else replayed.delete(line);
      }
      expect(inOrder(replayed)).toEqual(inOrder(tenantSubjectIds.flatMap((id) => has(tenant, id))));
    }
  });

/** What a subject has, as lines. */
const has = (tenant: Tenant, subjectId: string): string[] =>
  tenant
    .accessOf(subjectId)
    .flatMap((access) =>
      access.kind === "failed license" ? [] : [lineOf({ subjectId, ...access })],
    );

const lineOf = (held: { subjectId: string } & ({ grant: unknown } | { skuId: string })): string =>
  JSON.stringify([held.subjectId, "grant" in held ? held.grant : held.skuId]);

const faults: Readonly<Record<string, Effects>> = {
  "licenses that come are not told": (outcome) =>
    outcome.effects.filter((effect) => effect.kind !== "gained" || "grant" in effect),
  "what goes is not told": (outcome) => outcome.effects.filter(({ kind }) => kind !== "lost"),
};

describe("effects of a tenant", () => {
  test("replayed from empty are what everybody has", () => {
    fc.assert(effects(), { numRuns: 150 });
  });

  test.for(Object.entries(faults))("see a planted fault: %s", ([, faulty]) => {
    expect(isSeen(effects(faulty))).toBe(true);
  });
});
