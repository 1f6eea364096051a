/**
 * Law L11 for tenants: time that passes in any steps comes to what it comes to in one, for members, for licenses that
 * lapse on the way, and for what the groups say of themselves; and until the next instant that is due nothing changes.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { print } from "../../src/index.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import type { Command } from "../../src/tenant/command.ts";
import { crowdedInstant } from "../arbitraries/crowd.ts";
import { crowdedClockRule } from "../arbitraries/crowded-rules.ts";
import { tenantGroupIds, type TenantLife, tenantLife } from "../arbitraries/tenant.ts";
import { isSeen } from "./planted.ts";
import { born, expectSameTenant, live, liveInModel, membersOf } from "./tenant-life.ts";

interface Case {
  readonly life: TenantLife;
  readonly rules: readonly string[];
  readonly times: readonly Date[];
}

/** Groups whose rules read the clock, and a license that may lapse while it runs. */
const cases: fc.Arbitrary<Case> = fc.record({
  life: tenantLife({ settings: fc.constantFrom({}, { gate: "report" }), steps: fc.constant([]) }),
  rules: fc.array(
    crowdedClockRule().map(({ rule }) => print(rule)),
    { maxLength: 4 },
  ),
  times: fc
    .array(crowdedInstant(), { minLength: 1, maxLength: 6 })
    .map((times) => times.toSorted((one, other) => one.getTime() - other.getTime())),
});

function begun({ life, rules }: Case, Class: typeof Tenant = Tenant): ReturnType<typeof born> {
  const { tenant, model } = born(life, Class);
  const editing = rules.map((rule, index): Command => ({
    kind: "setRule",
    groupId: tenantGroupIds[index] ?? "all",
    rule,
  }));
  const steps = [
    ...life.steps,
    ...editing.map((command) => ({ kind: "execute", commands: [command] }) as const),
  ];
  for (const step of steps) {
    live(tenant, step);
    liveInModel(model, step);
  }
  return { tenant, model };
}

const standing = (tenant: Tenant): unknown => ({
  now: tenant.now,
  members: membersOf(tenant),
  stale: tenant.groups().map(({ id, staleSince }) => [id, staleSince]),
  verdict: tenant.verdict(),
  due: tenant.nextDue(),
});

const time = (Class: typeof Tenant = Tenant): fc.IProperty<[Case]> =>
  fc.property(cases, (drawn) => {
    const stepwise = begun(drawn, Class);
    for (const to of drawn.times) {
      stepwise.tenant.advance(to);
      stepwise.model.advance(to);
      expectSameTenant(stepwise.model, stepwise.tenant);
    }
    const atOnce = begun(drawn, Class);
    const last = drawn.times.at(-1) ?? atOnce.tenant.now;
    atOnce.tenant.advance(last);
    expect(standing(atOnce.tenant)).toEqual(standing(stepwise.tenant));
    const instantly = begun(drawn, Class).tenant;
    for (
      let due = instantly.nextDue();
      due !== undefined && due <= last;
      due = instantly.nextDue()
    ) {
      const before = membersOf(instantly);
      instantly.advance(new Date(due.getTime() - 1));
      expect(membersOf(instantly)).toEqual(before);
      instantly.advance(due);
      expect(instantly.nextDue()).not.toEqual(due);
    }
    instantly.advance(last);
    expect(standing(instantly)).toEqual(standing(stepwise.tenant));
  });

/** Knows no milliseconds. */
class Coarse extends Tenant {
  public override advance(to: Date): ReturnType<Tenant["advance"]> {
    const whole = new Date(Math.floor(to.getTime() / 1000) * 1000);
    return super.advance(whole < this.now ? this.now : whole);
  }
}

/** Looks at its licenses only where a step ends. */
class Lenient extends Tenant {
  public override advance(to: Date): ReturnType<Tenant["advance"]> {
    const licenses = this.licenses();
    for (const { sku, seats } of licenses) this.execute({ kind: "setLicense", sku, seats });
    super.advance(to);
    for (const license of licenses) this.execute({ kind: "setLicense", ...license });
    return super.advance(to);
  }
}

describe("L11, tenants", () => {
  test("any steps come to the same as one, licenses that lapse on the way included", () => {
    fc.assert(time(), { numRuns: 150 });
  });

  test("sees a planted fault: a tenant that advances to whole seconds only", () => {
    expect(isSeen(time(Coarse))).toBe(true);
  });

  test("sees a planted fault: a tenant that looks at its licenses only where a step ends", () => {
    expect(isSeen(time(Lenient))).toBe(true);
  });
});
