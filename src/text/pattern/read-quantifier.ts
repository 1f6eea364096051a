import { canMatchNothing } from "./can-match-nothing.ts";
import type { Pattern, Repeat } from "./pattern.ts";
import { readBlank } from "./read-blank.ts";
import type { Flags, Reading } from "./reading.ts";

/**
 * quantifier = ( "*" | "+" | "?" | "{" digits [ "," [ digits ] ] "}" ) [ "?" ]
 *
 * A brace that begins nothing of the kind is an ordinary character. `sizeBefore` is the size without the item.
 */
export function readQuantified(
  reading: Reading,
  flags: Flags,
  item: Pattern,
  sizeBefore: number,
): Pattern {
  readBlank(reading, flags);
  const start = reading.position;
  // Most items have none, and asking an expression costs more than all else that is done for them.
  const begin = reading.source.charAt(start);
  if (begin === "" || !"*+?{".includes(begin)) return item;
  const match = reading.takeMatch(quantifier);
  if (match === undefined) return item;
  const written = match[0];
  const [least, most] = boundsOf(match);
  readBlank(reading, flags);
  const lazy = reading.take("?");
  if (match.slice(1).some((count) => Number(count) > maximumCount)) {
    const message = `the quantifier \`${written}\` counts too far`;
    reading.fail("regex-syntax", message, start, start + written.length);
  }
  if (least > most) {
    const message = `the quantifier \`${written}\` ends before it begins`;
    reading.fail("regex-syntax", message, start, start + written.length);
  }
  refuseSecondQuantifier(reading, flags, reading.since(start));
  return repeat(reading, { kind: "repeat", item, least, most, lazy }, start, sizeBefore);
}

/** Refuses the quantifier that stands at `start`, having nothing to repeat. */
export function refuseQuantifier(reading: Reading, start: number): void {
  quantifier.lastIndex = start;
  const match = quantifier.exec(reading.source);
  if (match === null) return;
  const message = `the quantifier \`${match[0]}\` has nothing to repeat`;
  const hint = `write \`\\${match[0]}\` for the character itself`;
  reading.fail("regex-syntax", message, start, start + match[0].length, hint);
}

/** .NET counts with 32 bits. */
const maximumCount = 2 ** 31 - 1;

const quantifier = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y;

function boundsOf([written, low, comma, high]: RegExpExecArray): [least: number, most: number] {
  if (low === undefined) return [written === "+" ? 1 : 0, written === "?" ? 1 : Infinity];
  if (comma === undefined) return [Number(low), Number(low)];
  return [Number(low), high === undefined || high === "" ? Infinity : Number(high)];
}

function refuseSecondQuantifier(reading: Reading, flags: Flags, first: string): void {
  readBlank(reading, flags);
  const start = reading.position;
  const match = reading.takeMatch(quantifier);
  if (match === undefined) return;
  const message = `the quantifier \`${match[0]}\` follows the quantifier \`${first}\``;
  const hint =
    match[0] === "+"
      ? `write an atomic group, \`(?>…${first})\`, for a repetition that gives nothing back`
      : `write \`(?:…${first})${match[0]}\` to repeat what is repeated`;
  reading.fail("regex-syntax", message, start, reading.position, hint);
}

function repeat(reading: Reading, node: Repeat, start: number, sizeBefore: number): Pattern {
  const { item, least, most } = node;
  const itemSize = reading.size - sizeBefore;
  reading.size = sizeBefore;
  if (item.kind === "empty" || most === 0) return { kind: "empty" };
  // Where a round may be idle, the program has it twice.
  const roundSize = canMatchNothing(item) ? itemSize * 2 : itemSize;
  reading.grow(sizeOf(roundSize, least, most), start);
  return least === 1 && most === 1 ? item : node;
}

/** Rounds are written out one after the other; an endless repetition goes back into its last. */
function sizeOf(roundSize: number, least: number, most: number): number {
  if (most === Infinity) return roundSize * Math.max(least, 1) + 1;
  return roundSize * most + (most - least);
}
