/**
 * Law L6 for tenants: however changes to the directory and to groups are cut into batches, the members at the end are the
 * same, and so, netted over all batches, are the membership changes; nothing is refused for want of a license or held.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MembershipChange } from "../../src/index.ts";
import type { Command } from "../../src/tenant/command.ts";
import type { Outcome } from "../../src/tenant/outcome.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import {
  directoryChange,
  free,
  groupCommand,
  lifeStep,
  type TenantLife,
  tenantLife,
  type TenantStep,
} from "../arbitraries/tenant.ts";
import { lineOf } from "./model.ts";
import { isSeen } from "./planted.ts";
import { born, live, liveInModel, membersOf } from "./tenant-life.ts";

interface Case {
  readonly before: TenantLife;
  readonly commands: readonly Command[];
  readonly cuts: readonly boolean[];
}

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: directoryChange },
  { weight: 3, arbitrary: groupCommand },
  { weight: 1, arbitrary: lifeStep },
);

/** Commands that are refused when they come alone are left out: they would take others of their batch with them. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    before: tenantLife({ settings: free, steps: fc.constant([]) }),
    commands: fc.array(command.map(withoutLimits), { minLength: 1, maxLength: 12, size: "medium" }),
    cuts: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ before: { settings, steps }, commands, cuts }) => {
    const before = { settings, steps: steps.map(unlimited) };
    const { model } = born(before);
    for (const step of before.steps) liveInModel(model, step);
    const accepted = commands.filter((one) => model.execute([one]).kind === "applied");
    return { before, commands: accepted, cuts };
  });

/** Limits of groups could have a batch held. */
const unlimited = (step: TenantStep): TenantStep =>
  step.kind === "execute" ? { ...step, commands: step.commands.map(withoutLimits) } : step;

function withoutLimits(one: Command): Command {
  if (one.kind === "createGroup") return { ...one, group: { ...one.group, limits: {} } };
  return one.kind === "changeGroup" ? { ...one, set: { ...one.set, limits: {} } } : one;
}

/** The commands in batches: cut before every command whose mark says so. */
const cutInto = (commands: readonly Command[], cuts: readonly boolean[]): Command[][] =>
  commands.reduce<Command[][]>(
    (batches, one, index) =>
      cuts[index] === true || index === 0
        ? [...batches, [one]]
        : [...batches.slice(0, -1), [...(batches.at(-1) ?? []), one]],
    [],
  );

type Execute = (tenant: Tenant, commands: readonly Command[]) => readonly Outcome[];

/** What the commands come to in these batches. */
function result({ before }: Case, batches: readonly (readonly Command[])[], way: Execute) {
  const { tenant } = born(before);
  for (const step of before.steps) live(tenant, step);
  const changes = batches
    .flatMap((batch) => way(tenant, batch))
    .flatMap((outcome) => {
      if (outcome.kind !== "applied") throw new Error(JSON.stringify(outcome));
      return outcome.membershipChanges;
    });
  return { members: membersOf(tenant), changes: netted(changes) };
}

/** What is left of changes when going in and out again, or out and in again, cancels out. */
function netted(changes: readonly MembershipChange[]): string[] {
  const lines = new Set<string>();
  for (const change of changes) {
    const opposite = lineOf({ ...change, kind: change.kind === "joined" ? "left" : "joined" });
    if (!lines.delete(opposite)) lines.add(lineOf(change));
  }
  return [...lines].toSorted();
}

const batching = (way: Execute): fc.IProperty<[Case]> =>
  fc.property(
    cases.filter(({ commands }) => commands.length > 0),
    (drawn) => {
      const whole = result(drawn, [drawn.commands], way);
      const cut = result(drawn, cutInto(drawn.commands, drawn.cuts), way);
      const single = result(
        drawn,
        drawn.commands.map((one) => [one]),
        way,
      );
      expect(cut).toEqual(whole);
      expect(single).toEqual(whole);
    },
  );

const execute: Execute = (tenant, commands) => [tenant.execute(commands)];

const faults: Readonly<Record<string, Execute>> = {
  "pauses of a batch come last": (tenant, commands) => [
    tenant.execute([
      ...commands.filter(({ kind }) => kind !== "pause"),
      ...commands.filter(({ kind }) => kind === "pause"),
    ]),
  ],
  "a batch reports only what its last command did": (tenant, commands) =>
    commands.map((one) => tenant.execute(one)).slice(-1),
};

describe("L6, tenants", () => {
  test("any split of a batch gives the same members and, netted, the same changes", () => {
    fc.assert(batching(execute), { numRuns: 200 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, faulty]) => {
    expect(isSeen(batching(faulty))).toBe(true);
  });
});
