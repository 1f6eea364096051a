import type { Formula } from "./formula.ts";

/** Both, or all, hold. */
export function allOf(parts: readonly Formula[]): Formula {
  throw new TypeError(`not built yet: ${parts.length}`);
}

/** At least one holds. */
export function anyOf(parts: readonly Formula[]): Formula {
  throw new TypeError(`not built yet: ${parts.length}`);
}

/** Holds where the other does not. */
export function not(formula: Formula): Formula {
  throw new TypeError(`not built yet: ${formula.kind}`);
}
