import type {
  CheckedRule,
  Condition,
  Membership,
  Quantification,
  Test,
} from "../check/checked-rule.ts";
import { typeOf } from "../check/value.ts";
import { isExtension } from "../schema/catalogue.ts";
import { FoldedSet } from "../text/folded-set.ts";
import { isList, isText, meaningOf } from "./meaning.ts";
import { isRecord, readerOf, type Subject } from "./subject.ts";

/**
 * Tells whether a subject satisfies a rule.
 *
 * @throws TypeError where the rule reads the clock and `now` is missing
 */
export type Predicate = (subject: Subject, now?: Date) => boolean;

/** Asks something of a subject or, inside a quantifier, of an item. `now` is in milliseconds since 1970. */
export type Question = (of: unknown, now: number) => boolean;

/** Compiles a checked rule to a predicate, whose calls take time linear in the values and compare text without copies. */
export function compile({ condition, readsClock }: CheckedRule): Predicate {
  const question = build(condition);
  if (!readsClock) return (subject) => question(subject, 0);
  return (subject, now) => question(subject, clock(now));
}

/** The time that a rule is asked for. */
export function clock(now: Date | undefined): number {
  const milliseconds = now?.getTime();
  if (milliseconds === undefined || Number.isNaN(milliseconds)) {
    throw new TypeError("the rule reads system.now, so it needs `now`, a valid Date");
  }
  return milliseconds;
}

/** Compiles a condition. The same condition always gives the same question, so that whoever asks it pays once. */
export function questionOf(condition: Condition): Question {
  const known = questions.get(condition);
  if (known !== undefined) return known;
  const question = build(condition);
  questions.set(condition, question);
  return question;
}

const questions = new WeakMap<Condition, Question>();

function build(condition: Condition): Question {
  switch (condition.kind) {
    case "and":
      return conjunction(condition.operands.map(build));
    case "or":
      return disjunction(condition.operands.map(build));
    case "not": {
      const holds = build(condition.operand);
      return (of, now) => !holds(of, now);
    }
    case "test":
      return test(condition);
    case "quantified":
      return quantified(condition);
    case "member-of":
      return memberOf(condition);
    case "direct-reports": {
      const read = readerOf("manager");
      const isManager = meaningOf("string", "eq", { kind: "string", text: condition.manager });
      return (of, now) => isManager(read(of), now);
    }
    default:
      return condition satisfies never;
  }
}

function conjunction(operands: readonly Question[]): Question {
  const [first = always, second = always, third] = operands;
  if (third === undefined) return (of, now) => first(of, now) && second(of, now);
  if (operands.length === 3)
    return (of, now) => first(of, now) && second(of, now) && third(of, now);
  return conjunction(halves(operands).map(conjunction));
}

function disjunction(operands: readonly Question[]): Question {
  const [first = never, second = never, third] = operands;
  if (third === undefined) return (of, now) => first(of, now) || second(of, now);
  if (operands.length === 3)
    return (of, now) => first(of, now) || second(of, now) || third(of, now);
  return disjunction(halves(operands).map(disjunction));
}

/** Long chains become a tree, so that neither building nor asking them goes deep. */
function halves(operands: readonly Question[]): (readonly Question[])[] {
  const middle = Math.ceil(operands.length / 2);
  return [operands.slice(0, middle), operands.slice(middle)];
}

const always: Question = () => true;
const never: Question = () => false;

function test({ source, operator, value }: Test): Question {
  const holds = meaningOf(typeOf(source), operator, value);
  if (source.kind === "item") return holds;
  const { name } = source.property;
  if (isExtension(name)) {
    const read = readerOf(name);
    return (of, now) => holds(read(of), now);
  }
  // What hangs on a prototype is nobody's attribute. Asking whose it is costs more than the test, so that is asked
  // only where it matters: where the answer is another than for an unset value.
  const ofUnset = holds(undefined, 0);
  return (of, now) => {
    if (!isRecord(of)) return ofUnset;
    const answer = holds(of[name], now);
    return answer === ofUnset || Object.hasOwn(of, name) ? answer : ofUnset;
  };
}

function quantified({ property, quantifier, body }: Quantification): Question {
  const read = readerOf(property.name);
  const isItem: (item: unknown) => boolean =
    property.type === "plan collection" ? isRecord : isText;
  const holds = build(body);
  const isDecided = quantifier === "any";
  return (of, now) => {
    const items = read(of);
    if (!isList(items)) return !isDecided;
    for (const item of items) if (isItem(item) && holds(item, now) === isDecided) return isDecided;
    return !isDecided;
  };
}

function memberOf({ property, groups }: Membership): Question {
  const read = readerOf(property.name);
  const wanted = new FoldedSet(groups);
  return (of) => {
    const ids = read(of);
    return isList(ids) && ids.some((id) => isText(id) && wanted.has(id));
  };
}
