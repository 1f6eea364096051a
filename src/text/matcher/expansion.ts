import { foldUnit } from "../ignore-case.ts";
import type { Pattern, Place, Repeat } from "../pattern/pattern.ts";
import { unitIgnoringCase } from "../pattern/unit-case.ts";
import { rangesOf, unitsOf, type UnitSet } from "../pattern/unit-set.ts";

/** All that a pattern matches, written out. */
export interface Expansion {
  /** Every match is one of them; none means that there is no match. */
  readonly words: readonly Word[];
  /** And every one of them is a match. */
  readonly isExact: boolean;
}

/** Something that a pattern matches, folded. */
interface Word {
  readonly text: string;
  /** It has to start where the whole text does. */
  readonly isAtStart: boolean;
  /** Where it has to end: anywhere, where the whole text does, or there or before a line feed that ends the whole text. */
  readonly end: "anywhere" | "text" | "last-line";
}

/** Writes out what patterns match, each once, however often it is asked. */
export class Expander {
  /** By pattern, and units by their set. */
  private readonly known = new Map<Pattern | UnitSet, Expansion | undefined>();

  /** Writes out what a pattern matches; undefined if that is too much. */
  expand(pattern: Pattern): Expansion | undefined {
    const key = pattern.kind === "unit" ? pattern.set : pattern;
    if (this.known.has(key)) return this.known.get(key);
    const expansion = this.work(pattern);
    this.known.set(key, expansion);
    return expansion;
  }

  /** Writes out as many rounds as every match of a repetition begins with, and ends with. */
  roundsOf({ item, least }: Repeat): Expansion {
    const round = this.expand(item);
    let all = nothing;
    for (let count = 0; count < Math.min(least, roundLimit); count++) {
      const longer = joined(all, round);
      if (longer === undefined) break;
      all = longer;
    }
    return all;
  }

  private work(pattern: Pattern): Expansion | undefined {
    switch (pattern.kind) {
      case "empty":
        return nothing;
      case "unit":
        return expandUnit(pattern.set);
      case "sequence": {
        let all: Expansion | undefined = nothing;
        for (const item of pattern.items) {
          all = joined(all, this.expand(item));
          if (all === undefined) return undefined;
        }
        return all;
      }
      case "choice":
        return eitherOf(pattern.options.map((option) => this.expand(option)));
      case "repeat":
        return this.repeat(pattern);
      case "assertion":
        return places[pattern.place];
      case "look":
        return possiblyNothing;
      case "atomic": {
        const item = this.expand(pattern.item);
        return item && { ...item, isExact: item.isExact && item.words.length <= 1 };
      }
      default:
        return pattern satisfies never;
    }
  }

  private repeat({ item, least, most }: Repeat): Expansion | undefined {
    if (most > roundLimit) return undefined;
    const round = this.expand(item);
    let rounds: Expansion | undefined = nothing;
    const all: Expansion[] = [];
    for (let count = 0; count <= most; count++) {
      if (count > 0) rounds = joined(rounds, round);
      if (rounds === undefined) return undefined;
      if (count >= least) all.push(rounds);
    }
    return eitherOf(all);
  }
}

/** Writes out what matches the one or the other; undefined if that is too much. */
export function eitherOf(options: readonly (Expansion | undefined)[]): Expansion | undefined {
  const words: Word[] = [];
  let isExact = true;
  for (const option of options) {
    if (option === undefined) return undefined;
    words.push(...option.words);
    isExact &&= option.isExact;
    if (words.length > wordLimit) return undefined;
  }
  return limited({ words, isExact });
}

/** Writes out what matches the one and, from there on, the other; undefined if that is too much. */
export function joined(a: Expansion, b: Expansion | undefined): Expansion | undefined {
  if (b === undefined || a.words.length * b.words.length > wordLimit) return undefined;
  const words: Word[] = [];
  for (const left of a.words) {
    for (const right of b.words) {
      const word = follow(left, right);
      if (word !== undefined) words.push(word);
    }
  }
  return limited({ words, isExact: a.isExact && b.isExact });
}

const plain: Word = { text: "", isAtStart: false, end: "anywhere" };
export const nothing: Expansion = { words: [plain], isExact: true };
/** Nothing, where some place is right or not. */
const possiblyNothing: Expansion = { words: [plain], isExact: false };

const places: Readonly<Record<Place, Expansion>> = {
  "text-start": { words: [{ ...plain, isAtStart: true }], isExact: true },
  "line-start": possiblyNothing,
  "text-end": { words: [{ ...plain, end: "text" }], isExact: true },
  "last-line-end": { words: [{ ...plain, end: "last-line" }], isExact: true },
  "line-end": possiblyNothing,
  "word-edge": possiblyNothing,
  "word-inside": possiblyNothing,
};

const wordLimit = 64;
/** Of all words together. */
const unitLimit = 1024;
const roundLimit = 64;

function limited(expansion: Expansion): Expansion | undefined {
  let units = 0;
  for (const { text } of expansion.words) units += text.length;
  return units > unitLimit ? undefined : expansion;
}

function expandUnit(set: UnitSet): Expansion | undefined {
  // A folded unit has a few variants.
  const limit = wordLimit * 4;
  if (set.length > limit * 2) return undefined;
  const ranges = rangesOf(set);
  const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (count > limit) return undefined;
  const folded = new Set<number>();
  for (const { first, last } of ranges) {
    for (let unit = first; unit <= last; unit++) folded.add(foldUnit(unit));
  }
  if (folded.size > wordLimit) return undefined;
  const words = Array.from(folded, (unit) => ({ ...plain, text: String.fromCharCode(unit) }));
  const variants = [...folded].flatMap((unit) => rangesOf(unitIgnoringCase(unit)));
  return { words, isExact: unitsOf(variants) === set };
}

/** Returns the word that two are one after the other; undefined if the other cannot follow. */
function follow(left: Word, right: Word): Word | undefined {
  if (right.isAtStart && left.text !== "") return undefined;
  const isAtStart = left.isAtStart || right.isAtStart;
  if (right.text === "") return { text: left.text, isAtStart, end: nearer(left.end, right.end) };
  const text = left.text + right.text;
  if (left.end === "anywhere") return { text, isAtStart, end: right.end };
  // All that can follow the end of the last line is the line feed.
  return left.end === "last-line" && right.text === "\n"
    ? { text, isAtStart, end: "text" }
    : undefined;
}

/** Returns where a word ends that has to end at both places. */
function nearer(a: Word["end"], b: Word["end"]): Word["end"] {
  if (a === "anywhere" || b === "text") return b;
  return a;
}
