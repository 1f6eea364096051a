import type { Result } from "../grammar/result.ts";
import type { EngineStats } from "../membership/engine-stats.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { Preview } from "../membership/preview.ts";

/**
 * The results of all shards as one. All have the same rules and the same time, so all say the same of a rule.
 */
export function mergedResult<Value>(
  results: readonly Result<Value>[],
  merged: (values: readonly Value[]) => Value,
): Result<Value> {
  const [first, ...others] = results;
  if (first === undefined) throw new TypeError("there is a shard at least");
  if (!first.ok) return first;
  const values = others.flatMap((result) => (result.ok ? [result.value] : []));
  return { ...first, value: merged([first.value, ...values]) };
}

/** The changes of all shards, those who left before those who joined. */
export const leaversFirst = (
  parts: readonly (readonly MembershipChange[])[],
): MembershipChange[] => {
  const changes = parts.flat();
  return [
    ...changes.filter(({ kind }) => kind === "left"),
    ...changes.filter(({ kind }) => kind === "joined"),
  ];
};

/** Who would join and leave in all shards, and why the first of them. */
export function mergedPreview(parts: readonly Preview[], sample = 0): Preview {
  const preview = {
    joined: parts.flatMap(({ joined }) => joined),
    left: parts.flatMap(({ left }) => left),
    unchanged: parts.reduce((sum, { unchanged }) => sum + unchanged, 0),
  };
  if (sample <= 0) return preview;
  const joined = parts.flatMap((part) => part.sample?.joined ?? []).slice(0, sample);
  const left = parts.flatMap((part) => part.sample?.left ?? []).slice(0, sample);
  return { ...preview, sample: { joined, left } };
}

/** The sums of what shards hold and did. Rules, and so comparisons, are in each of them. */
export function mergedStats(parts: readonly EngineStats[]): EngineStats {
  const sum = (name: keyof EngineStats): number =>
    parts.reduce((total, part) => total + part[name], 0);
  return {
    comparisonsEvaluated: sum("comparisonsEvaluated"),
    rulesEvaluated: sum("rulesEvaluated"),
    subjects: sum("subjects"),
    groups: parts[0]?.groups ?? 0,
    memberships: sum("memberships"),
    comparisons: parts[0]?.comparisons ?? 0,
    bytes: sum("bytes"),
    membershipBytes: sum("membershipBytes"),
  };
}
