import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RoleAssignment } from "../../src/directory/role-assignment.ts";
import { expiredAt, isActive, nextRoleExpiry } from "../../src/directory/role-expiry.ts";

const at = (hour: number): string => new Date(Date.UTC(2025, 0, 31, hour)).toISOString();
const time = (hour: number): Date => new Date(at(hour));
const active: RoleAssignment = {
  id: "a",
  principalId: "u",
  roleId: "r",
  kind: "active",
  from: at(1),
};
const eligible: RoleAssignment = { ...active, id: "e", kind: "eligible" };

describe("an assignment gives its role", () => {
  test("from its beginning on, where it has no end", () => {
    expect([0, 1, 1000].map((hour) => isActive(active, time(hour)))).toEqual([false, true, true]);
  });

  test("until its end, which is without it", () => {
    const ending = { ...active, until: at(3) };
    expect([2, 3].map((hour) => isActive(ending, time(hour)))).toEqual([true, false]);
  });

  test("while it is activated, where it is eligible", () => {
    const activated = { ...eligible, activeUntil: at(3) };
    expect(isActive(eligible, time(2))).toBe(false);
    expect([2, 3].map((hour) => isActive(activated, time(hour)))).toEqual([true, false]);
  });
});

describe("the clock", () => {
  const ending = { ...active, until: at(5) };
  const activated = { ...eligible, until: at(9), activeUntil: at(3) };

  test("knows what ends next", () => {
    expect(nextRoleExpiry([ending, active, activated])).toEqual(time(3));
    expect(nextRoleExpiry([active, eligible])).toBeUndefined();
  });

  test("takes ended assignments away and ended activations back, at the instant itself", () => {
    const all = [ending, active, activated];
    expect(expiredAt(all, time(2))).toEqual([]);
    expect(expiredAt(all, time(3))).toEqual([
      { id: "e", assignment: { ...eligible, until: at(9) } },
    ]);
    expect(expiredAt([ending, active], time(5))).toEqual([{ id: "a", assignment: undefined }]);
    expect(expiredAt([activated], time(9))).toEqual([{ id: "e", assignment: undefined }]);
  });

  const hour = fc.integer({ min: 1, max: 20 });
  const assignments = fc.array(
    fc
      .record({ end: fc.option(hour), activeEnd: fc.option(hour), isEligible: fc.boolean() })
      .map(({ end, activeEnd, isEligible }): RoleAssignment => ({
        ...(isEligible ? eligible : active),
        ...(end === null ? {} : { until: at(end) }),
        ...(isEligible && activeEnd !== null ? { activeUntil: at(activeEnd) } : {}),
      })),
    { maxLength: 5 },
  );

  test("has something to do at the next expiry and nothing before it", () => {
    fc.assert(
      fc.property(assignments, (all) => {
        const next = nextRoleExpiry(all);
        const before = next === undefined ? time(1000) : new Date(next.getTime() - 1);
        expect(expiredAt(all, before)).toEqual([]);
        expect(next === undefined || expiredAt(all, next).length > 0).toBe(true);
      }),
    );
  });

  test("never changes by its writes who has a role now", () => {
    fc.assert(
      fc.property(assignments, hour, (all, now) => {
        for (const assignment of all) {
          const [write] = expiredAt([assignment], time(now));
          const kept = write === undefined ? assignment : write.assignment;
          expect(kept !== undefined && isActive(kept, time(now))).toBe(
            isActive(assignment, time(now)),
          );
        }
      }),
    );
  });
});
