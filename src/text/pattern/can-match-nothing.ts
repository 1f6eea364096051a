import type { Pattern } from "./pattern.ts";

/** Tells whether a pattern has matches that consume nothing. */
export function canMatchNothing(node: Pattern): boolean {
  switch (node.kind) {
    case "unit":
      return false;
    case "empty":
    case "assertion":
    case "look":
      return true;
    case "sequence":
      return node.items.every(canMatchNothing);
    case "choice":
      return node.options.some(canMatchNothing);
    case "repeat":
      return node.least === 0 || canMatchNothing(node.item);
    case "atomic":
      return canMatchNothing(node.item);
    default:
      return node satisfies never;
  }
}
