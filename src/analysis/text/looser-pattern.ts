import { obstaclesIn } from "../../text/pattern/compile-pattern.ts";
import type { Pattern } from "../../text/pattern/pattern.ts";

/**
 * Returns a pattern that matches where the given one does, and maybe elsewhere, and that can be read in one go: atomic
 * groups become usual ones, and lookarounds that stand in the way are left out.
 */
export function looserPattern(pattern: Pattern): Pattern {
  const kept = obstaclesIn(pattern).includes("ahead") ? "ahead" : "behind";
  const loosen = (node: Pattern): Pattern => {
    switch (node.kind) {
      case "empty":
      case "unit":
      case "assertion":
        return node;
      case "sequence":
        return { kind: "sequence", items: node.items.map(loosen) };
      case "choice":
        return { kind: "choice", options: node.options.map(loosen) };
      case "repeat":
        return { ...node, item: loosen(node.item) };
      case "atomic":
        return loosen(node.item);
      case "look":
        return obstaclesIn(node).every((obstacle) => obstacle === kept) ? node : { kind: "empty" };
      default:
        return node satisfies never;
    }
  };
  return loosen(pattern);
}
