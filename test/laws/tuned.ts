import * as fc from "fast-check";
import { MembershipEngine } from "../../src/index.ts";
import type { Tuning } from "../../src/membership/tuning.ts";
import { noon } from "../arbitraries/dates.ts";

/**
 * Limits at which an engine takes another way, so small that a few subjects and rules reach them, by what they force.
 * Which way an engine takes must not show in what it says, so the laws draw the limits as well.
 */
const tunings: Readonly<Record<string, Partial<Tuning>>> = {
  "as it ships": {},
  "text columns": { textColumnAt: 3 },
  "split buckets": { splitBucketAt: 2 },
  "no patience": { patience: 1, splitBucketAt: 2 },
  "always in bulk": { bulkFrom: 1 },
  "never in bulk": { bulkFrom: Infinity },
  "bitmaps only": { bulkFrom: 1, listBelow: 1 },
  "all of it": { textColumnAt: 3, splitBucketAt: 2, patience: 1, bulkFrom: 3, listBelow: 3 },
};

export const tuningNames: readonly string[] = Object.keys(tunings);

/** The name of some limits. */
export const anyTuning: fc.Arbitrary<string> = fc.constantFrom(...tuningNames);

/** Builds an engine with these limits; of another class where that has a fault planted. */
export function tunedEngine<Engine extends MembershipEngine>(
  name: string,
  Class: new (options: { readonly now: Date }) => Engine,
): Engine;
export function tunedEngine(name: string): MembershipEngine;
export function tunedEngine(
  name: string,
  Class: new (options: { readonly now: Date }) => MembershipEngine = MembershipEngine,
): MembershipEngine {
  const options = { now: noon, tuning: tunings[name] ?? {} };
  return new Class(options);
}
