/**
 * Law L5 for tenants: after any life – changes, life steps, groups that are paused and resumed, edited, switched and
 * deleted, licenses that lapse and are renewed, batches that are held and approved – the members are those of the model
 * of a tenant, which computes each group afresh after every command; and of every batch both say the same.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/tenant/command.ts";
import type { Outcome } from "../../src/tenant/outcome.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import { type TenantLife, tenantLife } from "../arbitraries/tenant.ts";
import { isSeen } from "./planted.ts";
import { asking, deafTo } from "./tenant-faults.ts";
import { born, expectSameTenant, factsOf, live, liveInModel } from "./tenant-life.ts";

const convergence = (Class: typeof Tenant = Tenant): fc.IProperty<[TenantLife]> =>
  fc.property(tenantLife(), (life) => {
    const { tenant, model } = born(life, Class);
    for (const step of life.steps) {
      const outcome = live(tenant, step);
      expect(factsOf(outcome)).toEqual(liveInModel(model, step));
      if (outcome.kind === "applied") expect(outcome.verdict.needed).toBe(model.covered);
      expectSameTenant(model, tenant);
    }
  });

const faults: Readonly<Record<string, typeof Tenant>> = {
  "removals are not noticed": deafTo("remove"),
  "a pause is forgotten": deafTo("pause"),
  "a resumed group stays as it was": asking((commands) =>
    commands.flatMap((command) =>
      command.kind === "resume" ? [command, { ...command, kind: "pause" }] : [command],
    ),
  ),
  "a license that is renewed is not seen": asking((commands, tenant) =>
    commands.filter(({ kind }) => kind !== "setLicense" || tenant.licenses().length === 0),
  ),
  "nothing is ever held": class extends Tenant {
    public override execute(command: Command | readonly Command[]): Outcome {
      const outcome = super.execute(command);
      return outcome.kind === "held" ? this.approve(outcome.heldId) : outcome;
    }
  },
  "who is converted stays in their groups": deafTo("convertUserType"),
  "time stands still": class extends Tenant {
    public override advance(): ReturnType<Tenant["advance"]> {
      return super.advance(this.now);
    }
  },
  "what is approved is thrown away": class extends Tenant {
    public override approve(heldId: string): ReturnType<Tenant["approve"]> {
      return super.discard(heldId);
    }
  },
};

describe("L5, tenants", () => {
  test("members after any life are those of the model, and so is what is said of every batch", () => {
    fc.assert(convergence(), { numRuns: 200 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, Faulty]) => {
    expect(isSeen(convergence(Faulty))).toBe(true);
  });
});
