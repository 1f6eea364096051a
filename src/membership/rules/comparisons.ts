import { grown } from "../columns/growth.ts";
import type { Comparison } from "./comparison.ts";

/** Told of comparisons that come and go. */
export interface ComparisonListener {
  learn(column: number, id: number, comparison: Comparison): void;
  forget(column: number, id: number): void;
}

/**
 * The distinct comparisons of all rules of a table, a number for each: rules repeat them. A comparison that no rule uses
 * any longer is forgotten, and its number is free.
 */
export class Comparisons {
  private readonly listener: ComparisonListener;
  private readonly byKey = new Map<string, number>();
  private readonly keys: (string | undefined)[] = [];
  private columns = new Int32Array(64);
  private uses = new Uint32Array(64);
  private readonly free: number[] = [];

  public constructor(listener: ComparisonListener) {
    this.listener = listener;
  }

  /** How many there are. */
  public get size(): number {
    return this.byKey.size;
  }

  /** One more than the largest number. */
  public get length(): number {
    return this.keys.length;
  }

  public columnOf(id: number): number {
    return this.columns[id]!;
  }

  /** The number of a comparison of a column, with one more use of it, which somebody has to release. */
  public intern(column: number, comparison: Comparison): number {
    const key = `${column} ${comparison.key}`;
    const known = this.byKey.get(key);
    if (known !== undefined) {
      this.uses[known]!++;
      return known;
    }
    const id = this.free.pop() ?? this.keys.length;
    if (id >= this.uses.length) {
      this.uses = grown(this.uses, id + 1);
      this.columns = grown(this.columns, id + 1);
    }
    this.keys[id] = key;
    this.byKey.set(key, id);
    this.columns[id] = column;
    this.uses[id] = 1;
    this.listener.learn(column, id, comparison);
    return id;
  }

  /** Uses a comparison once more. */
  public retain(id: number): void {
    this.uses[id]!++;
  }

  /** Gives a use of a comparison back. */
  public release(id: number): void {
    this.uses[id]!--;
    if (this.uses[id] !== 0) return;
    const key = this.keys[id];
    if (key === undefined) return;
    this.byKey.delete(key);
    this.keys[id] = undefined;
    this.listener.forget(this.columns[id]!, id);
    this.free.push(id);
  }
}
