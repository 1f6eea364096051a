/**
 * Laws of what is not done: a preview changes nothing and says exactly what the batch then comes to; a batch that is
 * refused or held changes nothing at all, but that what is held waits.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/tenant/command.ts";
import type { Forecast } from "../../src/tenant/execution.ts";
import type { Outcome } from "../../src/tenant/outcome.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  anyTenantCommand,
  type TenantLife,
  tenantLife,
  tenantSteps,
} from "../arbitraries/tenant.ts";
import { isSeen } from "./planted.ts";
import { born, inOrder, linesOf, live, observed } from "./tenant-life.ts";

const lives = tenantLife({ steps: tenantSteps(anyTenantCommand) });

const foresight = (Class: typeof Tenant = Tenant): fc.IProperty<[TenantLife]> =>
  fc.property(lives, (life) => {
    const { tenant } = born(life, Class);
    for (const step of life.steps) {
      if (step.kind !== "execute") {
        live(tenant, step);
        continue;
      }
      const before = everything(tenant);
      const { outcome, needed } = tenant.preview(step.commands);
      expect(everything(tenant)).toEqual(before);
      expect(needed.before).toBe(tenant.verdict().needed);
      expect(whatIsSaid(live(tenant, step))).toEqual(whatIsSaid(outcome));
      if (outcome.kind === "applied") expect(needed.after).toBe(tenant.verdict().needed);
    }
  });

/** All but the id under which a batch waits; lists without an order of their own are sorted. */
function whatIsSaid(outcome: Outcome): unknown {
  if (outcome.kind === "refused") return outcome;
  const { membershipChanges, effects, ...others } = outcome;
  return {
    ...others,
    ...(outcome.kind === "held" ? { heldId: undefined } : {}),
    changes: linesOf({ membershipChanges }),
    effects: inOrder(effects.map((effect) => JSON.stringify(effect))),
  };
}

const everything = (tenant: Tenant): unknown => [tenant.batch, tenant.held(), observed(tenant)];

const abstention = (Class: typeof Tenant = Tenant): fc.IProperty<[TenantLife]> =>
  fc.property(lives, (life) => {
    const { tenant } = born(life, Class);
    for (const step of life.steps) {
      const before = observed(tenant);
      const batches = tenant.batch;
      const held = tenant.held();
      const outcome = live(tenant, step);
      if (outcome.kind === "applied") continue;
      expect(observed(tenant)).toEqual(before);
      expect(tenant.held().slice(0, held.length)).toEqual(held);
      expect(tenant.held().length - held.length).toBe(outcome.kind === "held" ? 1 : 0);
      if (outcome.kind === "refused") expect(tenant.batch).toBe(batches);
    }
  });

/** Does what it was asked about. */
class Hasty extends Tenant {
  public override preview(command: Command | readonly Command[]): Forecast {
    const forecast = super.preview(command);
    this.execute(command);
    return forecast;
  }
}

/** Does of a batch what can be done. */
class Eager extends Tenant {
  public override execute(command: Command | readonly Command[]): Outcome {
    const outcome = super.execute(command);
    if (outcome.kind === "refused") for (const one of [command].flat()) super.execute(one);
    return outcome;
  }
}

describe("preview of a tenant", () => {
  test("changes nothing and says what the batch comes to", () => {
    fc.assert(foresight(), { numRuns: 100 });
  });

  test("sees a planted fault: a preview that is done", () => {
    expect(isSeen(foresight(Hasty))).toBe(true);
  });
});

describe("refused and held", () => {
  test("batches change nothing", () => {
    fc.assert(abstention(), { numRuns: 100 });
  });

  test("sees a planted fault: the rest of a refused batch is done", () => {
    expect(isSeen(abstention(Eager))).toBe(true);
  });
});
