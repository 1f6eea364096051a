import { TextMatcher } from "../../text/matcher/text-matcher.ts";
import type { TextProbe } from "../../text/matcher/text-probe.ts";
import { foldedUnit, isAt, longestNaive, skipsOf } from "./horspool.ts";
import { textOfUnits } from "../../text/text-of-units.ts";
import type { Units } from "./text-heap.ts";
import { itemsOfText } from "./value-text.ts";

/** Asks something of the text in `units[from]` to `units[to - 1]`. */
export type UnitsTest = (units: Units, from: number, to: number) => boolean;

/** The test of a comparison of texts, on units as they lie in a heap; of a collection it is asked of every element. */
export function unitsTest(probe: TextProbe, isCollection: boolean): UnitsTest {
  const test = ofText(probe);
  return isCollection ? (units, from, to) => someElement(test, units, from, to) : test;
}

function ofText(probe: TextProbe): UnitsTest {
  if (probe.kind === "match") return matches(probe);
  const folded = Uint16Array.from({ length: probe.folded.length }, (_, index) =>
    probe.folded.charCodeAt(index),
  );
  const { length } = folded;
  switch (probe.kind) {
    case "eq":
      return (units, from, to) => to - from === length && isAt(units, from, folded);
    case "startsWith":
      return (units, from, to) => to - from >= length && isAt(units, from, folded);
    case "endsWith":
      return (units, from, to) => to - from >= length && isAt(units, to - length, folded);
    case "contains":
      return length <= longestNaive ? contains(folded) : containsLong(folded);
    default:
      return probe satisfies never;
  }
}

/** A matcher of one pattern: it makes a text of the units only where they hold what the pattern needs. */
function matches(probe: TextProbe): UnitsTest {
  let matcher: TextMatcher | undefined;
  const found: number[] = [];
  return (units, from, to) => {
    if (matcher === undefined) {
      matcher = new TextMatcher();
      matcher.add(0, probe);
    }
    found.length = 0;
    matcher.matchUnits(units, from, to, found);
    return found.length > 0;
  };
}

/**
 * Looks at the last unit of a place first, and goes on by as much as that unit allows (Horspool): most units of a text
 * are not looked at.
 */
function contains(folded: Uint16Array): UnitsTest {
  const { length } = folded;
  if (length === 0) return () => true;
  const last = folded[length - 1]!;
  const skips = skipsOf(folded);
  return (units, from, to) => {
    for (let end = from + length - 1; end < to;) {
      const unit = units[end]!;
      if (foldedUnit(unit) === last && isAt(units, end - length + 1, folded)) return true;
      end += unit < 256 ? skips[unit]! : 1;
    }
    return false;
  };
}

/** Knuth, Morris and Pratt. */
function containsLong(folded: Uint16Array): UnitsTest {
  const fallback = new Uint32Array(folded.length);
  for (let index = 1, matched = 0; index < folded.length; index++) {
    while (matched > 0 && folded[index] !== folded[matched]) matched = fallback[matched - 1]!;
    if (folded[index] === folded[matched]) matched++;
    fallback[index] = matched;
  }
  return (units, from, to) => {
    let matched = 0;
    for (let at = from; at < to; at++) {
      const unit = foldedUnit(units[at]!);
      while (matched > 0 && unit !== folded[matched]) matched = fallback[matched - 1]!;
      if (unit === folded[matched]) matched++;
      if (matched === folded.length) return true;
    }
    return false;
  };
}

/** Elements stand with U+0000 between them; a text that begins with it is JSON, of elements that hold it themselves. */
function someElement(test: UnitsTest, units: Units, from: number, to: number): boolean {
  if (units[from] === 0) {
    const items = itemsOfText(textOfUnits(units, from, to));
    return items.some((item) => {
      const own = Uint16Array.from({ length: item.length }, (_, index) => item.charCodeAt(index));
      return test(own, 0, own.length);
    });
  }
  for (let start = from; start <= to;) {
    let end = start;
    while (end < to && units[end] !== 0) end++;
    if (test(units, start, end)) return true;
    start = end + 1;
  }
  return false;
}
