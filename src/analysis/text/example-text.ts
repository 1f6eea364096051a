import type { Pattern } from "../../text/pattern/pattern.ts";
import { mostReadableIn } from "./readability.ts";

/**
 * Returns a text that a pattern may well match: what it asks for, one after the other, lookarounds among it, and no more
 * rounds than there have to be. Empty where there is no such text, or a long one only.
 */
export function exampleText(pattern: Pattern): string {
  const text = exampleOf(pattern) ?? "";
  return text.length > lengthLimit ? "" : text;
}

function exampleOf(pattern: Pattern): string | undefined {
  switch (pattern.kind) {
    case "empty":
    case "assertion":
      return "";
    case "unit":
      return mostReadableIn(pattern.set);
    case "sequence":
      return joined(pattern.items.map(exampleOf));
    case "choice":
      return pattern.options.map(exampleOf).find((text) => text !== undefined);
    case "repeat": {
      const text = pattern.least === 0 ? "" : exampleOf(pattern.item);
      return text?.repeat(Math.min(pattern.least, lengthLimit / Math.max(text.length, 1) + 1));
    }
    case "look":
      return pattern.negated ? "" : exampleOf(pattern.item);
    case "atomic":
      return exampleOf(pattern.item);
    default:
      return pattern satisfies never;
  }
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join("").slice(0, lengthLimit + 1);
}

const lengthLimit = 1000;
