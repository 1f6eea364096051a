import type { Standing } from "./turns.ts";

/** A set of contenders with one yardstick. */
export interface Suite {
  readonly name: string;
  readonly title: string;
  readonly yardstick: string;
  /** Times the contenders; the first standing is the yardstick's. */
  readonly run: (rounds: number, seconds: number) => Standing[];
  /** What has to be known to read the ratios. */
  readonly notes?: readonly string[];
}
