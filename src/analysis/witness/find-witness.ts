import type { CheckedRule } from "../../check/checked-rule.ts";
import { questionOf } from "../../eval/compile.ts";
import type { Subject } from "../../eval/subject.ts";
import type { Formula } from "../formula/formula.ts";
import type { Space } from "../formula/space.ts";
import { plausibleTexts } from "../solving/plausible-texts.ts";
import { solve } from "../solving/solve.ts";
import { type Undecided, unproved } from "../undecided.ts";
import type { Witness } from "../verdict.ts";
import { namesRead } from "./names-read.ts";
import { shrunk } from "./shrunk.ts";
import { subjectOf } from "./subject-of.ts";
import { timeOf } from "./time-of.ts";

/** What a witness has to show: of which rules it holds, and of which it does not. */
export interface Showing {
  readonly of: readonly CheckedRule[];
  readonly notOf: readonly CheckedRule[];
}

/** A witness, that there is none, or why that is not known. */
export type WitnessAnswer =
  | { readonly kind: "found"; readonly witness: Witness }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Finds a subject of which a formula over the properties of some rules holds; the compiled rules confirm what it shows. */
export function findWitness(formula: Formula, showing: Showing, space: Space): WitnessAnswer {
  const solution = solve(formula, space);
  if (solution.kind !== "found") return solution;
  const rules = [...showing.of, ...showing.notOf];
  const names = namesRead(rules);
  const now = timeOf(solution, space);
  const shows = showsAt(showing, now);
  const subject = { ...alwaysSet(names, space), ...subjectOf(solution.values, names) };
  if (!shows(subject)) return { kind: "undecided", undecided: unproved("a subject") };
  const witness = shrunk(subject, shows);
  const readsClock = rules.some((rule) => rule.readsClock);
  return { kind: "found", witness: { witness, ...(readsClock ? { now } : {}) } };
}

/** Everybody has an `objectId`, also where it makes no difference which. */
function alwaysSet(names: readonly string[], { options }: Space): Subject {
  const [objectId] = plausibleTexts("objectId");
  return options.values !== "any" && names.includes("objectId") ? { objectId } : {};
}

function showsAt({ of, notOf }: Showing, now: Date): (subject: Subject) => boolean {
  // A rule is compared with many others, and its question is put together once.
  const all = of.map(({ condition }) => questionOf(condition));
  const none = notOf.map(({ condition }) => questionOf(condition));
  const time = now.getTime();
  return (subject) =>
    all.every((holds) => holds(subject, time)) && none.every((holds) => !holds(subject, time));
}
