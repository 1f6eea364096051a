import { isDeepStrictEqual } from "node:util";

/** Ends the run if two contenders do not give the same: a race between different jobs says nothing. */
export function mustAgree(what: string, given: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(given, expected))
    throw new Error(`${what}: ${JSON.stringify(given)} instead of ${JSON.stringify(expected)}`);
}

/** Ends the run if a difference that the tables tell of is there no longer. */
export function mustDiffer(what: string, differences: number): void {
  if (differences === 0) throw new Error(`${what} is no longer so: correct what the tables say`);
}
