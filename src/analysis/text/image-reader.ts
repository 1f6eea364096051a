import {
  difference,
  hasUnit,
  union,
  unitSet,
  unitsOf,
  type UnitSet,
} from "../../text/pattern/unit-set.ts";
import { acceptsAt, readAll, type Reader, type ReaderState } from "./reader.ts";
import type { Image } from "./text-claim.ts";

/** Reads a text for a claim about its image: the inner reader reads the image. */
export class ImageReader implements Reader {
  readonly sets: readonly UnitSet[];
  readonly first: ReaderState;
  private readonly inner: Reader;
  private readonly image: Image;
  private readonly answers = new Map<ReaderState, boolean>();

  constructor(inner: Reader, image: Image) {
    this.inner = inner;
    this.image = image;
    this.sets = Array.from(new Set(inner.sets), (set) => before(set, image.replaced));
    this.first = readAll(inner, inner.first, image.before);
  }

  step(state: ReaderState, unit: number): ReaderState {
    return this.inner.step(state, this.image.replaced.get(unit) ?? unit);
  }

  accepts(state: ReaderState): boolean {
    const known = this.answers.get(state);
    if (known !== undefined) return known;
    const answer = acceptsAt(this.inner, readAll(this.inner, state, this.image.behind));
    this.answers.set(state, answer);
    return answer;
  }

  owed(state: ReaderState): number {
    return this.accepts(state) ? 0 : this.inner.owed(state);
  }
}

/** The units in whose place, after the replacement, stands one of the set. */
function before(set: UnitSet, replaced: ReadonlyMap<number, number>): UnitSet {
  const units = [...replaced.keys()].map((unit) => ({ first: unit, last: unit }));
  const into = [...replaced].flatMap(([unit, by]) => (hasUnit(set, by) ? [unit] : []));
  return into.reduce((all, unit) => union(all, unitSet(unit)), difference(set, unitsOf(units)));
}
