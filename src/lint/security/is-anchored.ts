import type { Pattern, Place } from "../../text/pattern/pattern.ts";

/** Tells whether every match of a pattern begins where the text does, and ends where it ends. */
export const isAnchored = (pattern: Pattern): boolean =>
  isTied(pattern, "start") && isTied(pattern, "end");

/** Tells whether every match of a pattern lies at one side of the text. */
export function isTied(pattern: Pattern, side: "start" | "end"): boolean {
  switch (pattern.kind) {
    case "assertion":
      return places[side].has(pattern.place);
    case "sequence": {
      const items = pattern.items.filter(({ kind }) => kind !== "look" && kind !== "empty");
      const outermost = items.at(side === "start" ? 0 : -1);
      return outermost !== undefined && isTied(outermost, side);
    }
    case "choice":
      return pattern.options.every((option) => isTied(option, side));
    case "repeat":
      return pattern.least > 0 && isTied(pattern.item, side);
    case "atomic":
      return isTied(pattern.item, side);
    case "empty":
    case "unit":
    case "look":
      return false;
    default:
      return pattern satisfies never;
  }
}

const places: Readonly<Record<"start" | "end", ReadonlySet<Place>>> = {
  start: new Set(["text-start"]),
  end: new Set(["text-end", "last-line-end"]),
};
