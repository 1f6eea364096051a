import { describe, expect, test } from "vitest";
import { runDifferential } from "../../scripts/soak/differential.ts";
import { Difference } from "../../scripts/soak/difference.ts";
import { type Change, type MembershipChange, MembershipEngine } from "../../src/index.ts";

const size = { changes: 600, rules: 120, users: 60 };
const silent = { say: () => undefined };

/** The difference that a run ends with, where it does. */
function differenceOf(Class?: typeof MembershipEngine): Difference | undefined {
  try {
    runDifferential(1, size, silent, Class);
    return undefined;
  } catch (error) {
    if (error instanceof Difference) return error;
    throw error;
  }
}

/** Does not notice one attribute. */
class Blind extends MembershipEngine {
  public override apply(changes: Change | readonly Change[]): MembershipChange[] {
    return super.apply(
      [changes].flat().map((change) => {
        if (change.kind !== "patch") return change;
        const { city: _city, ...properties } = change.properties;
        return { ...change, properties };
      }),
    );
  }
}

/** Says nothing of who left. */
class Discreet extends MembershipEngine {
  public override apply(changes: Change | readonly Change[]): MembershipChange[] {
    return super.apply(changes).filter(({ kind }) => kind === "joined");
  }
}

/** Stands still in time. */
class Stopped extends MembershipEngine {
  public override advance(): MembershipChange[] {
    return [];
  }
}

describe("a differential run", () => {
  test("finds no difference between the engine and the second opinion", () => {
    expect(differenceOf()).toBeUndefined();
  });

  test.for([
    [Blind, "apply"],
    [Discreet, "apply"],
    [Stopped, "advance"],
  ] as const)("sees a planted fault: %o", ([Class, what]) => {
    expect(differenceOf(Class)?.message).toBe(`the engine differs in ${what}`);
  });

  test("says what it takes to see why", () => {
    const { facts = {} } = differenceOf(Discreet) ?? {};
    expect(facts).toMatchObject({ isMember: false, missing: { isJoined: false } });
    expect(Object.keys(facts)).toEqual(
      expect.arrayContaining(["groupId", "rule", "id", "now", "userBefore", "changes", "user"]),
    );
  });
});
