import { fold } from "../../text/ignore-case.ts";

/**
 * Counts by value how many have it: by spelling up to so many different values, and ignoring case those that are asked
 * for, however many others there are.
 */
export class ValueCounts {
  private readonly most: number;
  /** The folded values that are asked for. */
  private readonly wanted: Map<string, number>;
  /** By spelling; gone where there were too many. */
  private spelled: Map<string, Spelled> | undefined = new Map();
  private units = 0;

  /** @param most different values to keep at most; a hundred times as many UTF-16 units in all */
  public constructor(wanted: Iterable<string>, most: number) {
    this.most = most;
    this.wanted = new Map(Array.from(wanted, (value) => [fold(value), 0]));
  }

  /** Counts somebody with these values. */
  public add(values: readonly string[]): void {
    const [only] = values;
    if (only !== undefined && values.length === 1) this.count(this.take(only));
    else {
      const folded = Array.from(new Set(values), (value) => this.take(value));
      for (const value of new Set(folded)) this.count(value);
    }
  }

  /** How many have each value, as it is spelled; `undefined` where there were too many values. */
  public values(): ReadonlyMap<string, number> | undefined {
    return (
      this.spelled && new Map(Array.from(this.spelled, ([value, { count }]) => [value, count]))
    );
  }

  /** How many have a value that was asked for, in any letter case. */
  public having(value: string): number | undefined {
    return this.wanted.get(fold(value));
  }

  private count(folded: string): void {
    const count = this.wanted.get(folded);
    if (count !== undefined) this.wanted.set(folded, count + 1);
  }

  /** Counts a spelling, and folds it. */
  private take(value: string): string {
    const known = this.spelled?.get(value);
    if (known !== undefined) {
      known.count++;
      return known.folded;
    }
    const folded = fold(value);
    this.units += value.length;
    this.spelled?.set(value, { folded, count: 1 });
    if (this.spelled && (this.spelled.size > this.most || this.units > this.most * 100))
      this.spelled = undefined;
    return folded;
  }
}

interface Spelled {
  readonly folded: string;
  count: number;
}
