import type { Version } from "../../check/version.ts";
import { unitSet, type UnitSet } from "../../text/pattern/unit-set.ts";
import { settledFalse, type Reader, type ReaderState } from "./reader.ts";

/** Reads whether a text is a dotted number at or above, or at or below, another one. */
export class VersionReader implements Reader {
  readonly sets: readonly UnitSet[] = unitsOfVersions.map(unitSet);
  readonly first: ReaderState;
  /** The other number's parts, up to the last one that is not 0. */
  private readonly parts: readonly string[];
  private readonly wanted: Order;
  private readonly states: Progress[] = [];
  private readonly numbers = new Map<string, ReaderState>();

  constructor(operator: "ge" | "le", version: Version) {
    const length = version.findLastIndex((part) => part !== "") + 1;
    this.parts = version.slice(0, length);
    this.wanted = operator === "ge" ? 1 : -1;
    this.first = this.numberOf({ order: 0, part: 0, digits: 0, partOrder: 0, isInPart: false });
  }

  step(state: ReaderState, unit: number): ReaderState {
    const progress = this.states[state];
    if (progress === undefined) return settledFalse;
    if (unit >= zero && unit <= zero + 9) return this.numberOf(this.withDigit(progress, unit));
    if (unit !== dot || !progress.isInPart) return settledFalse;
    const order = this.orderOf(progress);
    const part = order === 0 ? Math.min(progress.part + 1, this.parts.length) : 0;
    return this.numberOf({ order, part, digits: 0, partOrder: 0, isInPart: false });
  }

  accepts(state: ReaderState): boolean {
    const progress = this.states[state];
    if (progress?.isInPart !== true) return false;
    const order = this.orderOf(progress);
    // What the text leaves out counts as 0, and the last of the other's parts is more.
    const whole = order === 0 && progress.part + 1 < this.parts.length ? -1 : order;
    return whole === 0 || whole === this.wanted;
  }

  owed(state: ReaderState): number {
    return this.accepts(state) ? 0 : 1;
  }

  private withDigit(progress: Progress, unit: number): Progress {
    if (progress.order !== 0) return { ...progress, isInPart: true };
    const wanted = this.parts[progress.part] ?? "";
    if (progress.digits === 0 && unit === zero) return { ...progress, isInPart: true };
    if (progress.digits === wanted.length) return decided(1);
    const partOrder =
      progress.partOrder === 0
        ? orderBetween(unit, wanted.charCodeAt(progress.digits))
        : progress.partOrder;
    return { ...progress, digits: progress.digits + 1, partOrder, isInPart: true };
  }

  /** The order if the part that is being read ends here. */
  private orderOf(progress: Progress): Order {
    if (progress.order !== 0) return progress.order;
    const wanted = this.parts[progress.part] ?? "";
    return progress.digits < wanted.length ? -1 : progress.partOrder;
  }

  private numberOf(progress: Progress): ReaderState {
    if (progress.order !== 0 && progress.order !== this.wanted) return settledFalse;
    const key = JSON.stringify(progress);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.states.push(progress) - 1;
    this.numbers.set(key, number);
    return number;
  }
}

/** Of the text against the other number: below, the same so far, above. */
type Order = -1 | 0 | 1;

interface Progress {
  /** What the parts before this one decide. */
  readonly order: Order;
  /** The other number's part with which this one is compared. */
  readonly part: number;
  /** How many digits of it have been read, leading zeros aside, and how they compare with as many of the other. */
  readonly digits: number;
  readonly partOrder: Order;
  readonly isInPart: boolean;
}

const decided = (order: Order): Progress => ({
  order,
  part: 0,
  digits: 0,
  partOrder: 0,
  isInPart: true,
});

const orderBetween = (a: number, b: number): Order => (a === b ? 0 : a < b ? -1 : 1);

const zero = 48;
const dot = 46;
const unitsOfVersions = [dot, ...Array.from({ length: 10 }, (_, digit) => zero + digit)];
