/** Whole numbers from the first to the second, both included. */
type Interval = readonly [least: number, most: number];

/** Intervals in ascending order that do not overlap. */
export type Intervals = readonly Interval[];

/** The numbers that are in both. */
export function common(a: Intervals, b: Intervals): Intervals {
  const found: Interval[] = [];
  let [ofA, ofB] = [0, 0];
  for (;;) {
    const [one, other] = [a[ofA], b[ofB]];
    if (one === undefined || other === undefined) return found;
    const least = Math.max(one[0], other[0]);
    const most = Math.min(one[1], other[1]);
    if (least <= most) found.push([least, most]);
    if (one[1] < other[1]) ofA++;
    else ofB++;
  }
}

/** All numbers but one. */
export const without = (intervals: Intervals, number: number): Intervals =>
  common(intervals, [
    [Number.NEGATIVE_INFINITY, number - 1],
    [number + 1, Number.POSITIVE_INFINITY],
  ]);

/** Every difference of a number of one and a number of the other. */
export function differences(a: Intervals, b: Intervals): Intervals {
  const all = a.flatMap(([least, most]) =>
    b.map(([first, last]): Interval => [least - last, most - first]),
  );
  const found: [number, number][] = [];
  for (const [least, most] of all.toSorted((one, other) => one[0] - other[0])) {
    const before = found.at(-1);
    if (before !== undefined && least <= before[1] + 1) before[1] = Math.max(before[1], most);
    else found.push([least, most]);
  }
  return found;
}

/** All numbers moved by so much. */
export const moved = (intervals: Intervals, by: number): Intervals =>
  intervals.map(([least, most]) => [least + by, most + by]);

/** The number nearest to another one; `undefined` where there is none at all. */
export function nearest(intervals: Intervals, to: number): number | undefined {
  let best: number | undefined;
  for (const [least, most] of intervals) {
    const candidate = Math.max(least, Math.min(most, to));
    if (best === undefined || Math.abs(candidate - to) < Math.abs(best - to)) best = candidate;
  }
  return best;
}

export const contains = (intervals: Intervals, number: number): boolean =>
  intervals.some(([least, most]) => least <= number && number <= most);
