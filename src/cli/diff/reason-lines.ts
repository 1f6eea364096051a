import { decisiveLeaves } from "../decisive-leaves.ts";
import type { Explanation } from "../../eval/explain.ts";
import { oneLine } from "../one-line.ts";
import { remark } from "../show-explanation.ts";
import type { Reason } from "./member-tally.ts";

/** One thing that a rule says of somebody. */
export interface ReasonLine {
  readonly when: "before" | "after";
  readonly mark: "✓" | "✗" | "?";
  /** The comparisons on which the answer rests. */
  readonly expressions: readonly Explanation[];
}

/** What the rules before and after say of somebody, each in a line. */
export const reasonLines = ({ before, after }: Reason): ReasonLine[] => [
  ...(before === undefined ? [] : [lineOf("before", before)]),
  ...(after === undefined ? [] : [lineOf("after", after)]),
];

/** A comparison, and what it looked at. */
export const expressionTexts = (explanation: Explanation): string[] =>
  [oneLine(explanation.expression), remark(explanation).trim()].filter((text) => text !== "");

function lineOf(when: "before" | "after", explanation: Explanation): ReasonLine {
  const { expressionResult } = explanation;
  const mark = expressionResult === "unknown" ? "?" : expressionResult ? "✓" : "✗";
  return { when, mark, expressions: decisiveLeaves(explanation).slice(0, most) };
}

/** More comparisons than these no person reads. */
const most = 5;
