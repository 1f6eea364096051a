import type { Literal, Variable } from "../formula/formula.ts";
import { literalKey } from "../formula/formula-key.ts";
import type { Space } from "../formula/space.ts";
import { fold } from "../../text/ignore-case.ts";
import { findText } from "../text/find-text.ts";
import type { DomainAnswer } from "./domain-answer.ts";
import type { Asking } from "./run.ts";
import { plausibleTexts } from "./plausible-texts.ts";
import { booleanValue } from "./boolean-value.ts";
import { collectionValue } from "./collection-value.ts";
import { dateValues } from "./date-values.ts";

/** What variables that are decided together are filed under: dates, as long as the time is open, share it. */
export const domainKeyOf = ({ type, key }: Variable, { options }: Space): string =>
  type === "date" && options.now === undefined ? "dates " : key;

/** Tells whether some literals, all of one domain, can hold together; each question is answered once in a space. */
export function domainAnswer(literals: readonly Literal[], asking: Asking): DomainAnswer {
  asking.work.left -= literals.length;
  const known = answersOf(asking.space);
  const key = literals
    .map(({ atom, holds }) => literalKey(atom.id, holds))
    .toSorted()
    .join(",");
  const answer = known.get(key);
  if (answer !== undefined) return answer;
  const found = answerTo(literals, asking);
  // Work that was not enough now may be enough later.
  if (found.kind !== "undecided" || found.undecided.code !== "budget") known.set(key, found);
  return found;
}

const answers = new WeakMap<Space, Map<string, DomainAnswer>>();
/** Beyond so many answers a space forgets those that it has. */
const mostAnswers = 200_000;

function answersOf(space: Space): Map<string, DomainAnswer> {
  let known = answers.get(space);
  if (known === undefined) {
    known = new Map();
    answers.set(space, known);
  } else if (known.size >= mostAnswers) known.clear();
  return known;
}

function answerTo(literals: readonly Literal[], asking: Asking): DomainAnswer {
  const [first] = literals;
  if (first === undefined) throw new TypeError("a domain has literals");
  const { variable } = first.atom;
  switch (variable.type) {
    case "boolean":
      return booleanValue(variable, literals);
    case "date":
      return dateValues(literals);
    case "text":
      return textValue(variable, literals, asking);
    case "texts":
    case "plans":
      return collectionValue(variable, literals, asking);
    default:
      return variable.type satisfies never;
  }
}

const unset: DomainAnswer = { kind: "some", sample: () => ({ values: [] }) };

function textValue(
  variable: Variable,
  literals: readonly Literal[],
  { work }: Asking,
): DomainAnswer {
  const mayBeUnset = !variable.isAlwaysSet && literals.every(({ holds }) => !holds);
  if (mayBeUnset) return unset;
  const demands = literals.flatMap(({ atom: { claim }, holds }) =>
    claim.kind === "text" ? [{ claim: claim.text, holds }] : [],
  );
  if (literals.some(({ atom: { claim }, holds }) => claim.kind === "set" && !holds))
    return { kind: "none" };
  const answer = findText(
    variable.values === undefined
      ? demands
      : [...demands, { claim: { kind: "in", texts: vocabularyOf(variable.values) }, holds: true }],
    plausibleTexts(variable.name),
    work,
  );
  if (answer.kind !== "found") return answer;
  const { text } = answer;
  return { kind: "some", sample: () => ({ values: [[variable.key, text]] }) };
}

const vocabularyOf = (values: readonly string[]): ReadonlyMap<string, string> =>
  new Map(values.map((value) => [fold(value), value]));
