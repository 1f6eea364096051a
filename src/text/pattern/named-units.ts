import { setIgnoringCase } from "./unit-case.ts";
import { unicodeBlock } from "./unicode-block.ts";
import { complement, hasUnit, union, unitsOf, type UnitRange, type UnitSet } from "./unit-set.ts";

/*
 * Letter case does not change these sets, as in .NET, but for two things: ignoring case, `Lu`, `Ll` and `Lt` each mean
 * all three, and a block is a range like one in brackets. `\w`, `\d` and `\s` hold all case variants of their units
 * anyway. The version of Unicode is that of the JavaScript engine.
 */

/** The letters of `\w`, `\W`, `\d`, `\D`, `\s` and `\S`. */
export type Shorthand = "w" | "W" | "d" | "D" | "s" | "S";

/** Tells whether the letter, behind a backslash, is short for a set. */
export function isShorthand(letter: string): letter is Shorthand {
  return Object.hasOwn(shorthands, letter);
}

/** Returns the units of `\w`, `\W`, `\d`, `\D`, `\s` or `\S`. */
export function shorthandUnits(letter: Shorthand): UnitSet {
  return unitsMatching(shorthands[letter]);
}

/** Returns the units that make a word for `\b` and in names of groups: those of `\w` and the two zero-width joiners. */
export function wordUnits(): UnitSet {
  return unitsMatching(wordAndJoinerClass);
}

/** Tells whether the unit makes a word, without building tables for ASCII. */
export function isWordUnit(unit: number): boolean {
  if (unit >= 128) return hasUnit(wordUnits(), unit);
  const isLetter = (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return isLetter || (unit >= 48 && unit <= 57) || unit === 95;
}

/** Returns the units of `\p{name}`, or of `\P{name}` if negated; undefined if .NET has no such name. */
export function propertyUnits(
  name: string,
  negated: boolean,
  ignoreCase: boolean,
): UnitSet | undefined {
  if (categories.has(name)) {
    const category = ignoreCase && /^L[ult]$/.test(name) ? "LC" : name;
    return unitsMatching(String.raw`${negated ? "^" : ""}\p{${category}}`);
  }
  const block = name.startsWith("Is") ? unicodeBlock(name.slice(2)) : undefined;
  if (block === undefined) return undefined;
  const units = negated ? complement(block) : block;
  return ignoreCase ? setIgnoringCase(units) : units;
}

const wordClass = String.raw`\p{L}\p{Mn}\p{Nd}\p{Pc}`;
const wordAndJoinerClass = String.raw`${wordClass}\u200C\u200D`;
const digitClass = String.raw`\p{Nd}`;
const spaceClass = String.raw`\t-\r\x85\p{Z}`;

const shorthands: Readonly<Record<Shorthand, string>> = {
  w: wordClass,
  W: `^${wordClass}`,
  d: digitClass,
  D: `^${digitClass}`,
  s: spaceClass,
  S: `^${spaceClass}`,
};

const categories: ReadonlySet<string> = new Set(
  (
    "C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No " +
    "P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs"
  ).split(" "),
);

const cache = new Map<string, UnitSet>();

/** Returns the units that the content of a JavaScript class matches; each content is asked once. */
function unitsMatching(content: string): UnitSet {
  const known = cache.get(content);
  if (known !== undefined) return known;
  // Surrogates side by side would make characters, so they are asked one by one: all are alike.
  const surrogates = new RegExp(`[${content}]`, "u").test("\ud800")
    ? unitsOf([{ first: 0xd800, last: 0xdfff }])
    : unitsOf([]);
  const others = [
    ...rangesMatching(content, 0, 0xd7ff),
    ...rangesMatching(content, 0xe000, 0xffff),
  ];
  const units = union(unitsOf(others), surrogates);
  cache.set(content, units);
  return units;
}

function rangesMatching(content: string, first: number, last: number): UnitRange[] {
  const codes = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const text = codes.map((code) => String.fromCharCode(code)).join("");
  return [...text.matchAll(new RegExp(`[${content}]+`, "gu"))].map((match) => ({
    first: first + match.index,
    last: first + match.index + match[0].length - 1,
  }));
}
