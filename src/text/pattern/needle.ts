import type { Pattern } from "./pattern.ts";
import { isNarrow, rangesOf, type UnitSet } from "./unit-set.ts";

/** An expression that a part of every match matches; `isWhole` if what it matches is always a match. */
export interface Needle {
  readonly expression: RegExp;
  readonly isWhole: boolean;
}

/**
 * Returns what to look for with the platform's own search, which is faster than ours and, where nothing repeats without
 * end and there are few ways to match, as safe. Undefined if there is nothing to look for.
 */
export function needleOf(pattern: Pattern): Needle | undefined {
  const whole = pieceOf(pattern);
  const { source, rare } = whole ?? rarestIn(pattern);
  if (whole === undefined && rare < 2) return undefined;
  // The units are named one by one: how the platform ignores case has no say in it.
  return { expression: new RegExp(source), isWhole: whole !== undefined };
}

/** A part of an expression. */
interface Piece {
  readonly source: string;
  /** How many units it takes at most, and in how many ways. */
  readonly length: number;
  readonly ways: number;
  /** How many of the units, at least, are of narrow sets. */
  readonly rare: number;
}

const nothing: Piece = { source: "", length: 0, ways: 1, rare: 0 };
const lengthLimit = 32;
const wayLimit = 16;
const rangeLimit = 64;

/** Writes all of a pattern; undefined if that is too much. */
function pieceOf(pattern: Pattern): Piece | undefined {
  switch (pattern.kind) {
    case "empty":
      return nothing;
    case "unit":
      return pieceOfUnit(pattern.set);
    case "sequence":
      return pattern.items.reduce<Piece | undefined>(
        (all, item) => all && joined(all, pieceOf(item)),
        nothing,
      );
    case "choice":
      return pieceOfChoice(pattern.options.map(pieceOf));
    case "repeat": {
      if (pattern.least !== pattern.most || pattern.most > lengthLimit) return undefined;
      const round = pieceOf(pattern.item);
      let all: Piece | undefined = nothing;
      for (let count = 0; count < pattern.least; count++) all = all && joined(all, round);
      return all;
    }
    case "assertion":
    case "look":
    case "atomic":
      return undefined;
    default:
      return pattern satisfies never;
  }
}

function pieceOfUnit(set: UnitSet): Piece | undefined {
  const ranges = rangesOf(set);
  if (ranges.length > rangeLimit) return undefined;
  const written = ranges.map(({ first, last }) => `${escaped(first)}-${escaped(last)}`);
  return { source: `[${written.join("")}]`, length: 1, ways: 1, rare: isNarrow(set) ? 1 : 0 };
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;

function pieceOfChoice(options: readonly (Piece | undefined)[]): Piece | undefined {
  const pieces = options.flatMap((option) => option ?? []);
  const ways = pieces.reduce((sum, piece) => sum + piece.ways, 0);
  if (pieces.length < options.length || ways > wayLimit) return undefined;
  return {
    source: `(?:${pieces.map((piece) => piece.source).join("|")})`,
    length: Math.max(...pieces.map((piece) => piece.length)),
    ways,
    rare: Math.min(...pieces.map((piece) => piece.rare)),
  };
}

function joined(a: Piece, b: Piece | undefined): Piece | undefined {
  if (b === undefined || a.length + b.length > lengthLimit) return undefined;
  if (a.ways * b.ways > wayLimit) return undefined;
  return {
    source: a.source + b.source,
    length: a.length + b.length,
    ways: a.ways * b.ways,
    rare: a.rare + b.rare,
  };
}

/** Finds the piece with the most rare units that is in every match. */
function rarestIn(pattern: Pattern): Piece {
  switch (pattern.kind) {
    case "sequence": {
      let run = nothing;
      let best = nothing;
      for (const item of pattern.items) {
        const piece = pieceOf(item);
        run = piece === undefined ? rarestIn(item) : (joined(run, piece) ?? piece);
        if (run.rare > best.rare) best = run;
        if (piece === undefined) run = nothing;
      }
      return best;
    }
    case "repeat":
      return pattern.least === 0 ? nothing : rarestIn(pattern.item);
    case "atomic":
      return rarestIn(pattern.item);
    case "empty":
    case "unit":
    case "choice":
    case "assertion":
    case "look":
      return pieceOf(pattern) ?? nothing;
    default:
      return pattern satisfies never;
  }
}
