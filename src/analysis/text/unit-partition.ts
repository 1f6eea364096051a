import type { UnitSet } from "../../text/pattern/unit-set.ts";
import { isLetter, mostReadableBetween, plainUnits, unreadabilityOf } from "./readability.ts";
import { stretchAt, stretchesOf, type Stretches } from "./stretches.ts";

/** All units in classes that some sets do not tell apart. */
export class UnitPartition {
  /** By class: its most readable unit. */
  readonly representatives: readonly number[];
  /** The classes, those with the most readable units first. */
  readonly order: readonly number[];
  private readonly stretches: Stretches;
  private readonly ranks: readonly number[];

  /** Of the letters of a class, those in `preferred` come first, such as capitals where rules write capitals. */
  constructor(sets: Iterable<UnitSet>, preferred: readonly number[] = []) {
    this.stretches = stretchesOf(sets);
    const best = this.mostReadable();
    this.ranks = best.map(unreadabilityOf);
    const { ranks } = this;
    this.order = [...best.keys()].toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    const wanted = new Set(preferred);
    for (const unit of wanted) {
      const unitClass = this.classOf(unit);
      const known = best[unitClass] ?? 0;
      if (isLetter(unit) && isLetter(known) && !wanted.has(known)) best[unitClass] = unit;
    }
    this.representatives = best;
  }

  /** Returns the classes of some units, those with the most readable units first. */
  classesOf(units: readonly number[]): readonly number[] {
    const classes = [...new Set(units.map((unit) => this.classOf(unit)))];
    return classes.toSorted((a, b) => (this.ranks[a] ?? 0) - (this.ranks[b] ?? 0));
  }

  /** Returns the class of a unit. */
  classOf(unit: number): number {
    const { starts, classes } = this.stretches;
    return classes[stretchAt(starts, unit)] ?? 0;
  }

  private mostReadable(): number[] {
    const { starts, classes, count } = this.stretches;
    const best = Array.from<number>({ length: count }).fill(none);
    for (const unit of plainUnits) {
      const unitClass = this.classOf(unit);
      if (best[unitClass] === none) best[unitClass] = unit;
    }
    // Few sets hold no plain unit, such as that of a foreign letter.
    const others = new Set([...best.keys()].filter((unitClass) => best[unitClass] === none));
    for (let index = 0; index < classes.length && others.size > 0; index++) {
      const unitClass = classes[index] ?? 0;
      if (!others.has(unitClass)) continue;
      const unit = mostReadableBetween(starts[index] ?? 0, starts[index + 1] ?? 0x10000);
      const known = best[unitClass] ?? none;
      if (known === none || unreadabilityOf(unit) < unreadabilityOf(known)) best[unitClass] = unit;
    }
    return best;
  }
}

const none = -1;
