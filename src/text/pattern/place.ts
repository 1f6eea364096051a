import { isWordUnit } from "./named-units.ts";
import type { Place } from "./pattern.ts";

/** What is known of one side of a position: a sum of the flags below. */
export type Side = number;
/** The text ends on this side. */
export const edgeSide: Side = 1;
export const wordSide: Side = 2;
export const lineFeedSide: Side = 4;
/** A line feed that is the last unit of the text. */
export const lastLineFeedSide: Side = 8;

/** All places, so that a number can stand for one. */
export const places: readonly Place[] = [
  "text-start",
  "line-start",
  "text-end",
  "last-line-end",
  "line-end",
  "word-edge",
  "word-inside",
];

/** Returns what has to be known of the sides of a position to tell whether it is such a place. */
export function sidesOf(place: Place): Side {
  switch (place) {
    case "text-start":
    case "text-end":
      return edgeSide;
    case "line-start":
    case "line-end":
      return edgeSide | lineFeedSide;
    case "last-line-end":
      return edgeSide | lastLineFeedSide;
    case "word-edge":
    case "word-inside":
      return wordSide;
    default:
      return place satisfies never;
  }
}

/** Tells which of the places a position is: bit n stands for `places[n]`. */
export function placesBetween(left: Side, right: Side): number {
  const isWordEdge = (left & wordSide) !== (right & wordSide);
  return (
    ((left & edgeSide) !== 0 ? 1 : 0) |
    ((left & (edgeSide | lineFeedSide)) !== 0 ? 2 : 0) |
    ((right & edgeSide) !== 0 ? 4 : 0) |
    ((right & (edgeSide | lastLineFeedSide)) !== 0 ? 8 : 0) |
    ((right & (edgeSide | lineFeedSide)) !== 0 ? 16 : 0) |
    (isWordEdge ? 32 : 64)
  );
}

/** Tells what a value has at an index, which may be one before its start or at its end. */
export function sideAt(value: string, index: number): Side {
  if (index < 0 || index >= value.length) return edgeSide;
  const unit = value.charCodeAt(index);
  if (unit === 10)
    return index === value.length - 1 ? lineFeedSide | lastLineFeedSide : lineFeedSide;
  return isWordUnit(unit) ? wordSide : 0;
}
