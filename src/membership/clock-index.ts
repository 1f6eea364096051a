import { instantOf } from "../check/instant.ts";
import type { CodedColumn } from "./columns/coded-column.ts";
import type { Satisfied } from "./columns/column.ts";
import type { ClockReading } from "./rules/comparison.ts";

/** A value whose answers change as time goes by, and what it satisfied before. */
export interface Due {
  readonly code: number;
  readonly before: Satisfied;
}

/**
 * When the values of a date column pass `system.now`, moved by what the rules say. A value that is at or after it (`-ge`) is so
 * up to an instant, its limit, and no longer; one that is at or before it (`-le`) is so from its limit on.
 */
export class ClockIndex {
  private readonly column: CodedColumn;
  private readonly readings = new Map<number, ClockReading>();
  /** Codes in the order of their instants, and the instants. */
  private order: readonly { readonly code: number; readonly instant: number }[] = [];
  private isCurrent = false;

  public constructor(column: CodedColumn) {
    this.column = column;
  }

  public learn(id: number, reading: ClockReading): void {
    this.readings.set(id, reading);
  }

  public forget(id: number): void {
    this.readings.delete(id);
  }

  /** Notes that the column may have other values. */
  public written(): void {
    this.isCurrent = false;
  }

  /** Answers the comparisons for another time, and gives the values for which that made a difference. */
  public advance(from: number, to: number): Due[] {
    const { dictionary } = this.column;
    const before = new Map<number, Satisfied>();
    for (const [id, { operator, milliseconds }] of this.readings) {
      const isLater = to > from;
      const [first, last] = isLater ? [from, to] : [to, from];
      // At or after: limit in [first, last). At or before: limit in (first, last].
      const shift = operator === "ge" ? 0 : 1;
      const end = this.placeOf(last + milliseconds + shift);
      for (let at = this.placeOf(first + milliseconds + shift); at < end; at++) {
        const { code } = this.order[at]!;
        if (!before.has(code)) before.set(code, dictionary.satisfied[code]!);
        dictionary.put(code, id, isLater === (operator === "le"));
      }
    }
    return Array.from(before, ([code, list]) => ({ code, before: list }));
  }

  /** The first instant after `now` at which a comparison has another answer for a value that somebody has. */
  public nextDue(now: number): number | undefined {
    const { dictionary } = this.column;
    let next: number | undefined;
    for (const { operator, milliseconds } of this.readings.values()) {
      const shift = operator === "ge" ? 1 : 0;
      // A limit `l` of "at or after" is passed at `l + 1`.
      let at = this.placeOf(now + milliseconds + 1 - shift);
      while (at < this.order.length && dictionary.countOf(this.order[at]!.code) === 0) at++;
      const found = this.order[at];
      if (found === undefined) continue;
      const due = found.instant - milliseconds + shift;
      if (next === undefined || due < next) next = due;
    }
    return next;
  }

  /** The first place whose instant is not before this one. */
  private placeOf(instant: number): number {
    if (!this.isCurrent) this.sort();
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.order[middle]!.instant < instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private sort(): void {
    const { dictionary } = this.column;
    this.order = Array.from(dictionary.texts(), (text, code) => ({
      code,
      instant: code === 0 || text === null ? undefined : instantOf(text),
    }))
      .filter((entry): entry is { code: number; instant: number } => entry.instant !== undefined)
      .toSorted((a, b) => a.instant - b.instant);
    this.isCurrent = true;
  }
}
