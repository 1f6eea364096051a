import { layout } from "../../grammar/layout.ts";
import type { GroupChange, Version } from "./group-change.ts";
import { type DiffLine, lineDiff } from "./line-diff.ts";

/** The rule before and after, laid over each other in their canonical form, so that only what matters differs. */
export const ruleDiff = ({ before, after }: GroupChange): DiffLine[] =>
  lineDiff(textOf(before), textOf(after));

function textOf(version: Version | undefined): string {
  if (version === undefined) return "";
  return version.checked === undefined ? version.text : layout(version.checked.rule, width);
}

/** What fits on a screen and into a review. */
const width = 80;
