import { fold } from "./fold.ts";

/**
 * Whether a pattern is found anywhere in a text, for the sub-language on which .NET and JavaScript agree: units, `.`
 * (all but the line feed), `[…]`, `[^…]`, `\` before a symbol, `(…)`, `(?:…)`, `|`, `*`, `+`, `?`, `^` and `$` (the end,
 * or before a last line feed).
 *
 * Every part of a pattern is what it is by definition: a relation from the places of a text where it may begin to those
 * where it may end. Nothing is tried and taken back, so nothing can take exponential time.
 */
export function find(pattern: string, text: string): boolean {
  const everywhere = new Set(Array.from({ length: text.length + 1 }, (_, place) => place));
  return alternation({ pattern, at: 0 })(fold(text), everywhere).size > 0;
}

type Places = ReadonlySet<number>;

/** The places where a part of a pattern may end that begins at one of the given ones; the text is folded. */
type Part = (text: string, from: Places) => Places;

/** A pattern, and how far it is read. */
interface Reading {
  readonly pattern: string;
  at: number;
}

const either = (one: Places, other: Places): Places => new Set([...one, ...other]);

const next = (reading: Reading): string => reading.pattern.charAt(reading.at);

const take = (reading: Reading): string => reading.pattern.charAt(reading.at++);

function alternation(reading: Reading): Part {
  const first = sequence(reading);
  if (next(reading) !== "|") return first;
  take(reading);
  const others = alternation(reading);
  return (text, from) => either(first(text, from), others(text, from));
}

function sequence(reading: Reading): Part {
  if (reading.at === reading.pattern.length || next(reading) === "|" || next(reading) === ")")
    return (_, from) => from;
  const first = piece(reading);
  const rest = sequence(reading);
  return (text, from) => rest(text, first(text, from));
}

function piece(reading: Reading): Part {
  const one = atom(reading);
  if (!["*", "+", "?"].includes(next(reading))) return one;
  const quantifier = take(reading);
  if (quantifier === "?") return (text, from) => either(from, one(text, from));
  return (text, from) => repeated(one, text, quantifier === "+" ? one(text, from) : from);
}

/** Once more and once more, until nothing is reached that was not reached before. */
function repeated(one: Part, text: string, reached: Places): Places {
  const more = either(reached, one(text, reached));
  return more.size === reached.size ? reached : repeated(one, text, more);
}

function atom(reading: Reading): Part {
  const symbol = take(reading);
  switch (symbol) {
    case "(":
      return group(reading);
    case "[":
      return unitThat(unitClass(reading));
    case ".":
      return unitThat((unit) => unit !== "\n");
    case "^":
      return placeThat((_, place) => place === 0);
    case "$":
      return placeThat(
        (text, place) =>
          place === text.length || (place === text.length - 1 && text.endsWith("\n")),
      );
    default: {
      const literal = fold(symbol === "\\" ? take(reading) : symbol);
      return unitThat((unit) => unit === literal);
    }
  }
}

function group(reading: Reading): Part {
  if (reading.pattern.startsWith("?:", reading.at)) reading.at += 2;
  const inner = alternation(reading);
  take(reading);
  return inner;
}

/** Whether a folded unit is the fold of one in the class. */
function unitClass(reading: Reading): (unit: string) => boolean {
  const isNegated = next(reading) === "^";
  if (isNegated) take(reading);
  const members = new Set<string>();
  while (next(reading) !== "]") {
    const first = take(reading).charCodeAt(0);
    const isRange = next(reading) === "-";
    if (isRange) take(reading);
    const last = isRange ? take(reading).charCodeAt(0) : first;
    for (let unit = first; unit <= last; unit++) members.add(fold(String.fromCharCode(unit)));
  }
  take(reading);
  return (unit) => members.has(unit) !== isNegated;
}

const unitThat =
  (is: (unit: string) => boolean): Part =>
  (text, from) =>
    new Set(
      [...from]
        .filter((place) => place < text.length && is(text.charAt(place)))
        .map((place) => place + 1),
    );

const placeThat =
  (is: (text: string, place: number) => boolean): Part =>
  (text, from) =>
    new Set([...from].filter((place) => is(text, place)));
