import type { Condition, Junction } from "../../check/checked-rule.ts";
import type { Answer } from "../deciding/answer.ts";
import { jointOf } from "../rewriting/joint.ts";
import { keyOf } from "../rewriting/key-of.ts";

/** Where two rules differ: they are the same if and only if `before` and `after` answer the same wherever all of `around` is so. */
export interface Difference {
  readonly around: readonly Answer[];
  readonly before: Operands;
  readonly after: Operands;
}

/** Operands of a junction that is not there, perhaps none; or a single part. */
export interface Operands {
  readonly kind: Junction["kind"];
  readonly parts: readonly Condition[];
}

/** Finds the innermost part in which two rules differ; `undefined` where they say the same, in another order at most. */
export function differenceOf(before: Condition, after: Condition): Difference | undefined {
  const around: Answer[] = [];
  let [a, b] = [before, after];
  for (;;) {
    if (keyOf(a) === keyOf(b)) return undefined;
    if (a.kind === "not" && b.kind === "not") [a, b] = [a.operand, b.operand];
    else {
      const kind = junctionOf(a) ?? junctionOf(b) ?? "and";
      const [ofA, ofB] = [operandsOf(a, kind), operandsOf(b, kind)];
      const [onlyA, onlyB] = [without(ofA, ofB), without(ofB, ofA)];
      const shared = ofA.filter((part) => !onlyA.includes(part));
      around.push(...shared.map((part) => ({ part, holds: kind === "and" })));
      const [innerA, innerB] = [onlyA[0], onlyB[0]];
      const isOne = onlyA.length === 1 && onlyB.length === 1;
      const isInner = ofA.length > 1 || ofB.length > 1;
      if (!isOne || !isInner || innerA === undefined || innerB === undefined)
        return { around, before: { kind, parts: onlyA }, after: { kind, parts: onlyB } };
      [a, b] = [innerA, innerB];
    }
  }
}

const junctionOf = ({ kind }: Condition): Junction["kind"] | undefined =>
  kind === "and" || kind === "or" ? kind : undefined;

const operandsOf = (part: Condition, kind: Junction["kind"]): readonly Condition[] =>
  part.kind === kind ? jointOf(part, false).operands : [part];

/** Those of some parts that say what none of the others does. */
function without(parts: readonly Condition[], others: readonly Condition[]): Condition[] {
  const keys = new Set(others.map(keyOf));
  return parts.filter((part) => !keys.has(keyOf(part)));
}
