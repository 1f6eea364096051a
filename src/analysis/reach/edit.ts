import type { CheckedRule } from "../../check/checked-rule.ts";
import { compile } from "../../eval/compile.ts";
import { allOf } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import type { Solution } from "../solving/solution.ts";
import { solve } from "../solving/solve.ts";
import { unproved } from "../undecided.ts";
import { namesRead } from "../witness/names-read.ts";
import { subjectOf } from "../witness/subject-of.ts";
import { timeOf } from "../witness/time-of.ts";
import { certain } from "./certain.ts";
import type { Channel } from "./channels.ts";
import { type EditQuestion, editQuestion } from "./edit-question.ts";
import { editedIn } from "./edited-in.ts";
import type { EditedIn } from "./reachability.ts";
import { type Halves, tidied } from "./tidied.ts";
import type { WayAnswer } from "./way-answer.ts";

/**
 * Looks for a way in by writing: two subjects that differ in nothing but what is written through the channels, all by or
 * for one and the same person; the rule holds of the one after and not of the one before. Where it can, for anybody of
 * that kind.
 */
export function edit(
  rule: CheckedRule,
  through: readonly Channel[],
  space: Space,
): WayAnswer<EditedIn> {
  const asked = editQuestion(rule, through, space);
  if (asked === undefined) return none;
  const byAnybody = editByAnybody(asked);
  if (byAnybody.kind === "found") return byAnybody;
  const { after, before, values } = asked;
  return answerOf(solve(allOf([after, before, values]), space), asked);
}

/** The same, but only where anybody of that kind gets in, whatever else there is to them. */
export function editOfAnybody(
  rule: CheckedRule,
  through: readonly Channel[],
  space: Space,
): WayAnswer<EditedIn> {
  const asked = editQuestion(rule, through, space);
  return asked === undefined ? none : editByAnybody(asked);
}

const none = { kind: "none" } as const;

/** Nothing counts after but what is known and what is written; of the one before it is only asked that they are out. */
function editByAnybody(asked: EditQuestion): WayAnswer<EditedIn> {
  const { after, before, values, written, space } = asked;
  const surely = certain(after, (key) => !written.has(key));
  return answerOf(solve(allOf([surely, before, values]), space), asked);
}

function answerOf(solution: Solution, asked: EditQuestion): WayAnswer<EditedIn> {
  if (solution.kind !== "found") return solution;
  const { rule, space, facts, written } = asked;
  const now = timeOf(solution, space);
  const isWritten = (name: string): boolean => written.has(variableKey(name));
  const reads = namesRead([rule]);
  const own = reads.filter(isWritten);
  const others = reads.filter((name) => !isWritten(name) && !Object.hasOwn(facts, name));
  const holds = compile(rule);
  const shows = ({ rest, before, after }: Halves): boolean =>
    holds({ ...facts, ...rest, ...after }, now) && !holds({ ...facts, ...rest, ...before }, now);
  const found: Halves = {
    rest: subjectOf(solution.values, others),
    before: subjectOf(solution.values, own, "before"),
    after: subjectOf(solution.values, own),
  };
  if (!shows(found)) return { kind: "undecided", undecided: unproved("an edit") };
  const names = { own, others, now };
  const neat = editedIn(tidied(found, shows), names, asked);
  const asFound = editedIn(found, names, asked);
  // What was left out may have been there to ask less of what is not written.
  const isWorse = asFound.given.length < neat.given.length;
  return { kind: "found", reached: isWorse ? asFound : neat };
}
