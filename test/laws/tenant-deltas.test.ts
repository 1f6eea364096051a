/**
 * Law L7 for tenants: the recorded membership changes, replayed from empty, give the members after every batch. Their
 * numbers have no gap; none is empty, repeated or contradicted within a batch. Read in pages of any size, from any token,
 * they are the same, and replayed up to an instant they are the members at that instant.
 */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Tenant } from "../../src/tenant/tenant.ts";
import type { RecordedChange } from "../../src/tenant/store.ts";
import { type TenantLife, tenantGroupIds, tenantLife } from "../arbitraries/tenant.ts";
import { lineOf } from "./model.ts";
import { isSeen } from "./planted.ts";
import { born, inOrder, linesOf, live, membersOf } from "./tenant-life.ts";

interface Case {
  readonly life: TenantLife;
  readonly pageSize: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  life: tenantLife(),
  pageSize: fc.integer({ min: 1, max: 5 }),
});

const deltas = (Class: typeof Tenant = Tenant): fc.IProperty<[Case]> =>
  fc.property(cases, ({ life, pageSize }) => {
    const { tenant } = born(life, Class);
    const replayed = new Map(tenantGroupIds.map((id) => [id, new Set<string>()]));
    const read: RecordedChange[] = [];
    let { token } = tenant.membershipChanges({});
    for (const step of life.steps) {
      const outcome = live(tenant, step);
      const pages = pagesSince(tenant, token, pageSize);
      token = pages.token;
      expect(linesOf({ membershipChanges: pages.changes })).toEqual(
        outcome.kind === "applied" ? linesOf(outcome) : [],
      );
      for (const change of pages.changes) replay(replayed, change);
      expect(inGroups(replayed)).toEqual(membersOf(tenant));
      read.push(...pages.changes);
    }
    const { changes } = tenant.membershipChanges({ limit: Number.MAX_SAFE_INTEGER });
    expect(changes).toEqual(read);
    expect(pagesSince(tenant, undefined, pageSize).changes).toEqual(read);
    expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => index + 1));
    for (const at of instantsIn(changes, tenant.now))
      expect(membersAt(tenant, at), at.toISOString()).toEqual(replayedUpTo(changes, at));
  });

/** Everything after a token, read page by page. */
function pagesSince(
  tenant: Tenant,
  since: string | undefined,
  limit: number,
): { readonly changes: RecordedChange[]; readonly token: string } {
  const { changes, token, hasMore } = tenant.membershipChanges({
    limit,
    ...(since === undefined ? {} : { since }),
  });
  expect(changes.length).toBeLessThanOrEqual(limit);
  if (!hasMore) return { changes, token };
  expect(changes.length).toBe(limit);
  const others = pagesSince(tenant, token, limit);
  return { changes: [...changes, ...others.changes], token: others.token };
}

/** Does a change, which must change something. */
function replay(members: Map<string, Set<string>>, change: RecordedChange): void {
  const ofGroup = members.get(change.groupId) ?? new Set();
  expect(ofGroup.has(change.subjectId), `empty: ${lineOf(change)}`).toBe(change.kind === "left");
  if (change.kind === "joined") ofGroup.add(change.subjectId);
  else ofGroup.delete(change.subjectId);
}

const inGroups = (members: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> =>
  new Map([...members].map(([id, ids]) => [id, inOrder(ids)]));

/** The instants of changes, and those just before and after them. */
const instantsIn = (changes: readonly RecordedChange[], now: Date): Date[] =>
  [...new Set([...changes.map(({ at }) => at.getTime()), now.getTime()])]
    .flatMap((time) => [time - 1, time, time + 1])
    .map((time) => new Date(time));

const membersAt = (tenant: Tenant, at: Date): Map<string, string[]> =>
  new Map(tenantGroupIds.map((id) => [id, inOrder(tenant.membersAt(id, at))]));

function replayedUpTo(changes: readonly RecordedChange[], at: Date): Map<string, string[]> {
  const members = new Map(tenantGroupIds.map((id) => [id, new Set<string>()]));
  for (const change of changes) if (change.at <= at) replay(members, change);
  return inGroups(members);
}

type Asked = Parameters<Tenant["membershipChanges"]>;

const faults: Readonly<Record<string, typeof Tenant>> = {
  "the first change of a page is lost": class extends Tenant {
    public override membershipChanges(...asked: Asked): ReturnType<Tenant["membershipChanges"]> {
      const page = super.membershipChanges(...asked);
      return { ...page, changes: page.changes.slice(1) };
    }
  },
  "a full page is given twice": class extends Tenant {
    public override membershipChanges(...[asked]: Asked): ReturnType<Tenant["membershipChanges"]> {
      const page = super.membershipChanges(asked);
      return { ...page, changes: page.hasMore ? [...page.changes, ...page.changes] : page.changes };
    }
  },
  "the members at an instant are those just before": class extends Tenant {
    public override membersAt(groupId: string, time: Date): string[] {
      return super.membersAt(groupId, new Date(time.getTime() - 1));
    }
  },
};

describe("L7, tenants", () => {
  test("the recorded changes, replayed from empty, are the members at every instant", () => {
    fc.assert(deltas(), { numRuns: 150 });
  });

  test.for(Object.entries(faults))("sees a planted fault: %s", ([, Faulty]) => {
    expect(isSeen(deltas(Faulty))).toBe(true);
  });
});
