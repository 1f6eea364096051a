import type { CheckedRule, Condition, Quantification } from "../../check/checked-rule.ts";
import { questionOf } from "../../eval/compile.ts";
import type { Leaf } from "../../eval/evaluate.ts";
import { isList, isText } from "../../eval/meaning.ts";
import { isRecord, readerOf, type Subject } from "../../eval/subject.ts";

/** What a subject shows of one answer of a comparison. */
export interface Sight {
  /** The comparison gives the answer; inside a quantifier, of some item. */
  readonly isSeen: boolean;
  /** The whole rule rests on it: it would say the opposite, were this answer never given. */
  readonly isDecisive: boolean;
}

/** What a subject shows of a comparison: by its answer. */
export interface Sights {
  readonly true: Sight;
  readonly false: Sight;
}

/** Evaluates all of a rule, and tells what the subject shows of each comparison. `now` is in milliseconds since 1970. */
export function observe(
  { condition }: CheckedRule,
  subject: Subject,
  now: number,
): ReadonlyMap<Leaf, Sights> {
  const sights = new Map<Leaf, Sights>();
  for (const { leaf, answer, isPivotal } of answersOf(condition, subject, now)) {
    sights.set(leaf, sightsOf(answer, isPivotal));
    if (leaf.kind === "quantified")
      for (const [inner, shown] of observeItems(leaf, isPivotal, subject, now))
        sights.set(inner, shown);
  }
  return sights;
}

const unseen: Sight = { isSeen: false, isDecisive: false };

const sightsOf = (answer: boolean, isDecisive: boolean): Sights => {
  const seen = { isSeen: true, isDecisive };
  return answer ? { true: seen, false: unseen } : { true: unseen, false: seen };
};

/** What a comparison answers, and whether the opposite would turn the whole condition round. */
interface Answer {
  readonly leaf: Leaf;
  readonly answer: boolean;
  readonly isPivotal: boolean;
}

function answersOf(condition: Condition, of: unknown, now: number): readonly Answer[] {
  const known = new Map<Condition, boolean>();
  ask(condition, { of, now, known });
  const answers: Answer[] = [];
  mark(condition, true, known, answers);
  return answers;
}

interface Scene {
  readonly of: unknown;
  readonly now: number;
  readonly known: Map<Condition, boolean>;
}

/** Answers every part, also where the whole is decided already. */
function ask(condition: Condition, scene: Scene): boolean {
  const answer = answerOf(condition, scene);
  scene.known.set(condition, answer);
  return answer;
}

function answerOf(condition: Condition, scene: Scene): boolean {
  switch (condition.kind) {
    case "and":
    case "or": {
      const answers = new Set(condition.operands.map((operand) => ask(operand, scene)));
      return condition.kind === "and" ? !answers.has(false) : answers.has(true);
    }
    case "not":
      return !ask(condition.operand, scene);
    case "test":
    case "quantified":
    case "member-of":
    case "direct-reports":
      return questionOf(condition)(scene.of, scene.now);
    default:
      return condition satisfies never;
  }
}

/** An operand turns a junction round where it is the only one that makes it what it is, or where all agree on the other. */
function mark(
  condition: Condition,
  isPivotal: boolean,
  known: ReadonlyMap<Condition, boolean>,
  answers: Answer[],
): void {
  switch (condition.kind) {
    case "and":
    case "or": {
      const deciding = condition.kind === "or";
      const decided = condition.operands.filter((operand) => known.get(operand) === deciding);
      for (const operand of condition.operands) {
        const isAlone = decided.length === 0 || (decided.length === 1 && decided[0] === operand);
        mark(operand, isPivotal && isAlone, known, answers);
      }
      return;
    }
    case "not":
      mark(condition.operand, isPivotal, known, answers);
      return;
    case "test":
    case "quantified":
    case "member-of":
    case "direct-reports":
      answers.push({ leaf: condition, answer: known.get(condition) === true, isPivotal });
      return;
    default:
      condition satisfies never;
  }
}

/** What the items of a collection show of the comparisons in the body of a quantifier. */
function observeItems(
  { property, quantifier, body }: Quantification,
  isPivotal: boolean,
  subject: Subject,
  now: number,
): ReadonlyMap<Leaf, Sights> {
  const held = readerOf(property.name)(subject);
  const isItem: (item: unknown) => boolean =
    property.type === "plan collection" ? isRecord : isText;
  const items = (isList(held) ? held.filter(isItem) : []).map((item) => ({
    holds: questionOf(body)(item, now),
    answers: answersOf(body, item, now),
  }));
  const isAny = quantifier === "any";
  const quantified = (holds: readonly boolean[]): boolean =>
    isAny ? holds.includes(true) : !holds.includes(false);
  const before = quantified(items.map(({ holds }) => holds));
  const leaves = items[0]?.answers.map(({ leaf }) => leaf) ?? [];
  const sightOf = (index: number, wanted: boolean): Sight => {
    const isGiven = items.some(({ answers }) => answers[index]?.answer === wanted);
    const without = items.map(({ holds, answers }) => {
      const given = answers[index];
      return given?.answer === wanted && given.isPivotal ? !holds : holds;
    });
    return { isSeen: isGiven, isDecisive: isPivotal && quantified(without) !== before };
  };
  return new Map(
    leaves.map((leaf, index) => [
      leaf,
      { true: sightOf(index, true), false: sightOf(index, false) },
    ]),
  );
}
