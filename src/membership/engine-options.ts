import type { ExtraProperties } from "../directory/check-properties.ts";
import type { Shard } from "./shard.ts";
import type { Tuning } from "./tuning.ts";

/** How an engine begins. */
export interface EngineOptions {
  /** The time that `system.now` means, until `advance` says another. Rules that read the clock need it. */
  readonly now?: Date | undefined;
  /** Names in a subject that are no properties of rules: refused, or left out. */
  readonly extraProperties?: ExtraProperties | undefined;
  /** Which subjects the engine owns; others are passed over. All of them where this is left out. */
  readonly shard?: Shard | undefined;
  /**
   * For how many values of each attribute with very many values (mail addresses, display names) the comparisons that
   * they satisfy are remembered; 10,000 where this is left out.
   */
  readonly valueCache?: number | undefined;
  /**
   * How many bytes each such attribute may take to remember which subjects satisfy a comparison, so that asking again
   * costs no scan; 8 MiB where this is left out.
   */
  readonly hitCache?: number | undefined;
  /** @internal */
  readonly tuning?: Partial<Tuning> | undefined;
}

/**
 * The milliseconds of a time.
 *
 * @throws TypeError for an invalid one
 */
export function validTime(now: Date): number {
  const milliseconds = now.getTime();
  if (Number.isNaN(milliseconds)) throw new TypeError("`now` must be a valid Date");
  return milliseconds;
}
