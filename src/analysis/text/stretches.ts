import type { UnitSet } from "../../text/pattern/unit-set.ts";

/** All units as stretches that follow each other, each with the class of its units. */
export interface Stretches {
  /** Where each stretch begins, ascending from 0. */
  readonly starts: Uint32Array;
  /** The class of each stretch; classes are numbered from 0 on. */
  readonly classes: Uint32Array;
  /** How many classes there are. */
  readonly count: number;
}

/** Returns the stretches of units that are alike: two units are of one class where no set has one of them only. */
export function stretchesOf(sets: Iterable<UnitSet>): Stretches {
  const wide: UnitSet[] = [];
  const narrow: UnitSet[] = [];
  for (const set of new Set(sets)) (set.length > narrowLimit ? wide : narrow).push(set);
  return divided(dividedByWide(wide), narrow);
}

/** Returns the index of the stretch in which a unit is. */
export function stretchAt(starts: Uint32Array, unit: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= unit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Sets with more bounds are such as `\w`: hundreds of stretches, but few such sets are in use. */
const narrowLimit = 32;

const everything: Stretches = { starts: Uint32Array.of(0), classes: Uint32Array.of(0), count: 1 };
const byWide = new Map<string, Stretches>();
const keptStretches = 64;

function dividedByWide(sets: readonly UnitSet[]): Stretches {
  if (sets.length === 0) return everything;
  // Within a set, 0 comes first or not at all, so that this tells one list of sets from another.
  const key = sets.join("\0");
  const known = byWide.get(key);
  if (known !== undefined) return known;
  const stretches = divided(everything, sets);
  if (byWide.size >= keptStretches) byWide.clear();
  byWide.set(key, stretches);
  return stretches;
}

/** Divides stretches at the bounds of sets; then, set by set, those of a class that are in the set become a class of their own. */
function divided(whole: Stretches, sets: readonly UnitSet[]): Stretches {
  if (sets.length === 0) return whole;
  const { starts, classes } = dividedAt(whole, sets);
  let { count } = whole;
  for (const set of sets) {
    const split = new Map<number, number>();
    for (const [first, end] of runsOf(set, starts)) {
      for (let index = first; index < end; index++) {
        const old = classes[index] ?? 0;
        let own = split.get(old);
        if (own === undefined) {
          own = count++;
          split.set(old, own);
        }
        classes[index] = own;
      }
    }
  }
  return { starts, classes, count: renumber(classes, count) };
}

function dividedAt(whole: Stretches, sets: readonly UnitSet[]): Stretches {
  const bounds = new Set<number>();
  for (const set of sets)
    for (let index = 0; index < set.length; index++) bounds.add(set.charCodeAt(index));
  const added = Uint32Array.from(bounds).toSorted();
  const most = whole.starts.length + added.length;
  const starts = new Uint32Array(most);
  const classes = new Uint32Array(most);
  let length = 0;
  let at = 0;
  for (let from = 0; from < whole.starts.length || at < added.length; length++) {
    const old = whole.starts[from] ?? beyond;
    const next = added[at] ?? beyond;
    if (old <= next) from++;
    if (next <= old) at++;
    starts[length] = Math.min(old, next);
    classes[length] = whole.classes[from - 1] ?? 0;
  }
  return {
    starts: starts.subarray(0, length),
    classes: classes.subarray(0, length),
    count: whole.count,
  };
}

const beyond = 0x10000;

/** The stretches that make up a set or, where there are fewer, its complement. */
function runsOf(set: UnitSet, starts: Uint32Array): readonly Run[] {
  const bounds = Array.from({ length: set.length }, (_, index) =>
    stretchAt(starts, set.charCodeAt(index)),
  );
  const inside = paired(bounds, starts.length);
  const outside = paired(bounds[0] === 0 ? bounds.slice(1) : [0, ...bounds], starts.length);
  return lengthOf(inside) <= lengthOf(outside) ? inside : outside;
}

/** Stretches from one index up to another one. */
type Run = readonly [first: number, end: number];

function paired(bounds: readonly number[], end: number): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < bounds.length; index += 2)
    runs.push([bounds[index] ?? 0, bounds[index + 1] ?? end]);
  return runs;
}

const lengthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, [first, end]) => sum + end - first, 0);

/** Numbers classes from 0 on as they come, as dividing leaves some numbers without a stretch; returns how many there are. */
function renumber(classes: Uint32Array, count: number): number {
  const numbers = new Int32Array(count).fill(-1);
  let next = 0;
  for (let index = 0; index < classes.length; index++) {
    const old = classes[index] ?? 0;
    if (numbers[old] === -1) numbers[old] = next++;
    classes[index] = numbers[old] ?? 0;
  }
  return next;
}
