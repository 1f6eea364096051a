import { distance } from "fastest-levenshtein";
import { fold } from "../../text/ignore-case.ts";
import type { ComparedText, Way } from "./compared-texts.ts";
import type { Population } from "./population.ts";
import { skeletonOf } from "./skeleton.ts";

/** A value that occurs, or the part of values that a comparison looks at. */
export interface NearValue {
  readonly value: string;
  /** How many have it. */
  readonly count: number;
}

/**
 * The value that occurs and differs least from one that does not: by white space and punctuation only, or by a slip in
 * four characters. `undefined` where there is none, or where the values are not known.
 *
 * @param besides folded texts that are no answer, as the rule names them already
 */
export function nearestValue(
  { literal, attribute, way }: ComparedText,
  population: Population,
  besides: ReadonlySet<string>,
): NearValue | undefined {
  const values = population.values(attribute);
  if (values === undefined || literal.value.length > longest) return undefined;
  const written = fold(literal.value);
  const slips = Math.floor((written.length + 1) / 4);
  const near = [...partsOf(values, way, written.length)].flatMap(([folded, found]) => {
    if (besides.has(folded)) return [];
    const far = distanceOf(written, folded, slips);
    return far > slips ? [] : [{ ...found, far }];
  });
  const best = near.toSorted(
    (a, b) => a.far - b.far || lengthOrder(way, a, b) || b.count - a.count,
  )[0];
  return best && { value: best.value, count: best.count };
}

/** Nobody guesses at what somebody meant by a whole paragraph. */
const longest = 100;

function distanceOf(a: string, b: string, slips: number): number {
  if (skeletonOf(a) === skeletonOf(b)) return 0;
  return Math.abs(a.length - b.length) > slips ? Infinity : distance(a, b);
}

/** Of beginnings and ends that are as near, the longer one says more. */
const lengthOrder = (way: Way, a: NearValue, b: NearValue): number =>
  way === "startsWith" || way === "endsWith" ? b.value.length - a.value.length : 0;

/** What a comparison could look at, by its folded text, in its most frequent spelling. */
function partsOf(
  values: ReadonlyMap<string, number>,
  way: Way,
  length: number,
): ReadonlyMap<string, NearValue> {
  const parts = new Map<string, NearValue & { readonly most: number }>();
  for (const [value, count] of values) {
    for (const part of new Set(cuts[way](value, length))) {
      const folded = fold(part);
      const known = parts.get(folded) ?? { value: part, count: 0, most: 0 };
      const most = Math.max(known.most, count);
      const spelled = count > known.most ? part : known.value;
      parts.set(folded, { value: spelled, count: known.count + count, most });
    }
  }
  return parts;
}

/** What of a value can stand in place of a text of a length. */
const cuts: Readonly<Record<Way, (value: string, length: number) => readonly string[]>> = {
  eq: (value) => [value],
  startsWith: (value, length) => lengthsNear(length, value).map((size) => value.slice(0, size)),
  endsWith: (value, length) => lengthsNear(length, value).map((size) => value.slice(-size)),
  contains: (value) => [value, ...value.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "")],
  match: () => [],
};

const lengthsNear = (length: number, { length: most }: string): number[] =>
  [length - 1, length, length + 1].filter((size) => size > 0 && size <= most);
