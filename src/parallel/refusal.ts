import { RefusedChange } from "../directory/refused.ts";
import { errorOf } from "./failure.ts";
import type { Failed } from "./settle.ts";

/**
 * The refusals of several shards as one, in the order in which the changes were given; or another failure, where there is
 * one.
 *
 * @param placesOf by shard: the places of the changes that it got among all of them
 */
export function refusalOf(
  failed: readonly Failed[],
  placesOf: ReadonlyMap<number, readonly number[]>,
): Error {
  const faults = failed.flatMap(({ shard, failure }) =>
    failure.kind === "refused"
      ? failure.diagnostics.map((diagnostic, index) => {
          const place = failure.places[index] ?? 0;
          return { diagnostic, place: placesOf.get(shard)?.[place] ?? place };
        })
      : [],
  );
  const other = failed.find(({ failure }) => failure.kind !== "refused");
  if (other !== undefined) return errorOf(other.failure);
  const inOrder = faults.toSorted((one, next) => one.place - next.place);
  return new RefusedChange(
    inOrder.map(({ diagnostic }) => diagnostic),
    inOrder.map(({ place }) => place),
  );
}
