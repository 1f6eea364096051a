import type { Value } from "../../check/checked-rule.ts";
import { meaningOf } from "../../eval/meaning.ts";
import type { PositiveOperator } from "../../grammar/operators.ts";
import type { Image, TextClaim, TextDemand } from "./text-claim.ts";

/** Tells whether a text is not empty and meets all demands. */
export function meets(demands: readonly TextDemand[], text: string): boolean {
  return text !== "" && demands.every(({ claim, holds }) => claimHolds(claim, text) === holds);
}

/** Tells whether a claim holds of a text that is not empty, in the sense of the rules' own operators. */
function claimHolds(claim: TextClaim, text: string): boolean {
  let test = tests.get(claim);
  if (test === undefined) {
    test = testOf(claim);
    tests.set(claim, test);
  }
  return test(claim.image === undefined ? text : imageOf(text, claim.image));
}

/** Returns what an image makes of a text. */
function imageOf(text: string, { before, behind, replaced }: Image): string {
  if (replaced.size === 0) return before + text + behind;
  let middle = "";
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    middle += String.fromCharCode(replaced.get(unit) ?? unit);
  }
  return before + middle + behind;
}

const tests = new WeakMap<TextClaim, (text: string) => boolean>();

function testOf(claim: TextClaim): (text: string) => boolean {
  const [operator, value] = operandsOf(claim);
  const test = meaningOf("string", operator, value);
  return (text) => test(text, 0);
}

function operandsOf(claim: TextClaim): readonly [PositiveOperator, Value] {
  switch (claim.kind) {
    case "in":
      return ["in", { kind: "strings", texts: [...claim.texts.values()] }];
    case "start":
      return ["startsWith", { kind: "string", text: claim.written }];
    case "end":
      return ["endsWith", { kind: "string", text: claim.written }];
    case "part":
      return ["contains", { kind: "string", text: claim.written }];
    case "match":
      return ["match", { kind: "pattern", source: claim.source, pattern: claim.pattern }];
    case "order":
      return [claim.operator, { kind: "version", version: claim.version }];
    default:
      return claim satisfies never;
  }
}
