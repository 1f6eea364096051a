import { isWordUnit } from "./named-units.ts";
import type { Place } from "./pattern.ts";

/** Tells whether the position, between two units of the value, is such a place. */
export function isPlace(place: Place, value: string, position: number): boolean {
  switch (place) {
    case "text-start":
      return position === 0;
    case "line-start":
      return position === 0 || value.charCodeAt(position - 1) === lineFeed;
    case "text-end":
      return position === value.length;
    case "last-line-end":
      return position >= value.length - 1 && isLineEnd(value, position);
    case "line-end":
      return isLineEnd(value, position);
    case "word-edge":
      return isWordAt(value, position - 1) !== isWordAt(value, position);
    case "word-inside":
      return isWordAt(value, position - 1) === isWordAt(value, position);
    default:
      return place satisfies never;
  }
}

const lineFeed = 10;

const isLineEnd = (value: string, position: number): boolean =>
  position === value.length || value.charCodeAt(position) === lineFeed;

const isWordAt = (value: string, index: number): boolean =>
  index >= 0 && index < value.length && isWordUnit(value.charCodeAt(index));
