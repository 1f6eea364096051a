import type { Value } from "../check/checked-rule.ts";
import { instantOf } from "../check/instant.ts";
import { compareVersions, versionOf } from "../check/version.ts";
import {
  type ComparisonOperator,
  comparisonOperators,
  type PositiveOperator,
} from "../grammar/operators.ts";
import type { PropertyType } from "../schema/property.ts";
import { FoldedSet } from "../text/folded-set.ts";
import { searchFor } from "../text/folded-search.ts";
import { endsWithFolded, equalsFolded, fold, startsWithFolded } from "../text/ignore-case.ts";
import { isRecord } from "./subject.ts";
import { compilePattern } from "../text/pattern/compile-pattern.ts";

/** Asks something of one value of a property. `now` is in milliseconds since 1970, and read by `system.now` only. */
export type ValueTest = (value: unknown, now: number) => boolean;

/** Asks something of a text that is set. */
type TextTest = (text: string) => boolean;

/**
 * What a comparison means: the test that its value is put to.
 *
 * Every negated operator is the exact complement of its positive form, so it is true of an unset value.
 */
export function meaningOf(
  type: PropertyType,
  operator: ComparisonOperator,
  value: Value,
): ValueTest {
  const { positive, negates } = comparisonOperators[operator];
  const holds = value.kind === "null" ? isUnset(type) : positiveMeaning(type, positive, value);
  return negates ? (given, now) => !holds(given, now) : holds;
}

/** Whether a value is unset: of another type than the property's, or empty. */
export function isUnset(type: PropertyType): ValueTest {
  switch (type) {
    case "boolean":
      return (value) => typeof value !== "boolean";
    case "string":
    case "version":
      return (value) => !isText(value);
    case "date":
      return (value) => instantIn(value) === undefined;
    case "string collection":
    case "reference collection":
      return (value) => !(isList(value) && value.some(isText));
    case "plan collection":
      return (value) => !(isList(value) && value.some(isRecord));
    default:
      return type satisfies never;
  }
}

/** Whether something is a collection. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A text that is set: the empty one counts as unset. */
export const isText = (value: unknown): value is string =>
  typeof value === "string" && value.length > 0;

function positiveMeaning(type: PropertyType, operator: PositiveOperator, value: Value): ValueTest {
  if (type === "boolean") return (given) => value.kind === "boolean" && given === value.isTrue;
  if (type === "date") return instantTest(operator, value);
  const holds = textTests[operator](value);
  if (type === "string collection") return (given) => someText(given, holds);
  return (given) => typeof given === "string" && given.length > 0 && holds(given);
}

function someText(given: unknown, holds: TextTest): boolean {
  if (!isList(given)) return false;
  for (const item of given) if (isText(item) && holds(item)) return true;
  return false;
}

/** What each positive operator asks of a text. */
const textTests: Readonly<Record<PositiveOperator, (value: Value) => TextTest>> = {
  eq: (value) => {
    const folded = fold(textOf(value));
    return (text) => equalsFolded(text, folded);
  },
  startsWith: (value) => {
    const folded = fold(textOf(value));
    return (text) => startsWithFolded(text, folded);
  },
  endsWith: (value) => {
    const folded = fold(textOf(value));
    return (text) => endsWithFolded(text, folded);
  },
  contains: (value) => searchFor(textOf(value)),
  match: (value) => (value.kind === "pattern" ? compilePattern(value.pattern) : never),
  in: (value) => {
    const texts = new FoldedSet(value.kind === "strings" ? value.texts : []);
    return (text) => texts.has(text);
  },
  ge: (value) => versionTest(value, (order) => order >= 0),
  le: (value) => versionTest(value, (order) => order <= 0),
};

const never: TextTest = () => false;

const textOf = (value: Value): string => (value.kind === "string" ? value.text : "");

function versionTest(value: Value, isWanted: (order: number) => boolean): TextTest {
  if (value.kind !== "version") return never;
  return (text) => {
    const version = versionOf(text);
    return version !== undefined && isWanted(compareVersions(version, value.version));
  };
}

function instantTest(operator: PositiveOperator, value: Value): ValueTest {
  const isNow = value.kind === "now";
  if (!isNow && value.kind !== "instant") return () => false;
  const { milliseconds } = value;
  return (given, now) => {
    const instant = instantIn(given);
    if (instant === undefined) return false;
    const limit = isNow ? now + milliseconds : milliseconds;
    if (operator === "ge") return instant >= limit;
    return operator === "le" ? instant <= limit : instant === limit;
  };
}

/** The instant of a date. Dates repeat, from one comparison to the next and from one person to the next, so some are kept. */
function instantIn(value: unknown): number | undefined {
  if (typeof value !== "string") return undefined;
  const known = instants.get(value);
  if (known !== undefined) return known;
  const instant = instantOf(value);
  if (instant === undefined) return undefined;
  if (instants.size >= keptInstants) instants.clear();
  instants.set(value, instant);
  return instant;
}

const instants = new Map<string, number>();
const keptInstants = 10_000;
