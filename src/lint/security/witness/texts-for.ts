import type { Test } from "../../../check/checked-rule.ts";
import { comparisonOperators } from "../../../grammar/operators.ts";
import { sampleOf } from "./sample.ts";

/** Gathers texts of which some may satisfy comparisons of one attribute: what they name, and pieces put together. */
export function textsFor(tests: readonly Test[]): readonly string[] {
  const { whole, starts, middles, ends } = piecesOf(tests);
  const few = [starts, middles, ends].map((pieces) => pieces.slice(0, fewest));
  const [firstStarts = [], firstMiddles = [], firstEnds = []] = few;
  const texts = [
    ...whole,
    ...starts,
    ...middles,
    ...ends,
    ...neutral,
    ...joined(firstStarts, [...neutral, ...firstMiddles, ...firstEnds]),
    ...joined([...neutral, ...firstMiddles], firstEnds),
    ...joined(neutral, firstMiddles),
    [firstStarts[0] ?? "", ...firstMiddles, firstEnds[0] ?? ""].join(""),
  ];
  return [...new Set(texts)].filter((text) => text !== "" && text.length <= longest).slice(0, most);
}

const neutral = ["Elsewhere", "1"];
const fewest = 4;
/** The bound that keeps a search short, whatever the rule. */
const most = 64;
/** No attribute that others write holds more. */
const longest = 256;

interface Pieces {
  readonly whole: string[];
  readonly starts: string[];
  readonly middles: string[];
  readonly ends: string[];
}

function piecesOf(tests: readonly Test[]): Pieces {
  const pieces: Pieces = { whole: [], starts: [], middles: [], ends: [] };
  for (const { operator, value } of tests.slice(0, most)) {
    const { positive } = comparisonOperators[operator];
    if (value.kind === "strings") pieces.whole.push(...value.texts.slice(0, most));
    else if (value.kind === "pattern") pieces.whole.push(sampleOf(value.pattern) ?? "");
    else if (value.kind === "string") {
      if (positive === "startsWith") pieces.starts.push(value.text);
      else if (positive === "contains") pieces.middles.push(value.text);
      else if (positive === "endsWith") pieces.ends.push(value.text);
      else pieces.whole.push(value.text);
    }
  }
  return pieces;
}

const joined = (heads: readonly string[], tails: readonly string[]): string[] =>
  heads.flatMap((head) => tails.map((tail) => head + tail));
