import { instantOf } from "../check/instant.ts";
import { nearestOf } from "../check/resolve.ts";
import { quoted } from "./input-error.ts";
import { isObject } from "./is-object.ts";

/** What is wrong with a value, and where in it. */
export interface Fault {
  /** Names of objects and indexes of lists, from the outside in. */
  readonly path: readonly (string | number)[];
  /** What follows the name of the place, as in `is not a text`. */
  readonly problem: string;
  readonly hint: string | undefined;
}

/** Tells whether a value is of a type. Where it is not, the first fault is added to the list. */
export type Shape<T> = (given: unknown, faults: Fault[]) => given is T;

/** The shapes of an object's keys: an optional key has a list of one shape. */
export type Fields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K]
    ? readonly [Shape<Exclude<T[K], undefined>>]
    : Shape<T[K]>;
};

/** A value that a test tells. */
export const leaf =
  <T>(is: (given: unknown) => given is T, problem: string, hint?: string): Shape<T> =>
  (given, faults): given is T => {
    if (is(given)) return true;
    faults.push({ path: [], problem, hint });
    return false;
  };

const isText = (given: unknown): given is string => typeof given === "string";
const isNumber = (given: unknown): given is number =>
  typeof given === "number" && Number.isFinite(given);

/** Any text. */
export const text: Shape<string> = leaf(isText, "is not a text");

/** A text that is not empty. */
export const name: Shape<string> = leaf(
  (given): given is string => isText(given) && given !== "",
  "is not a text",
  "give a text that is not empty",
);

/** `true` or `false`. */
export const flag: Shape<boolean> = leaf(
  (given) => typeof given === "boolean",
  "is neither true nor false",
);

/** A number from 0 on. */
export const amount: Shape<number> = leaf(
  (given): given is number => isNumber(given) && given >= 0,
  "is not a number from 0 on",
);

/** A whole number from 0 on. */
export const count: Shape<number> = leaf(
  (given): given is number => isNumber(given) && Number.isSafeInteger(given) && given >= 0,
  "is not a whole number from 0 on",
);

/** The text of an instant. */
export const instant: Shape<string> = leaf(
  (given): given is string => isText(given) && instantOf(given) !== undefined,
  "is not a time",
  "write it as 2025-01-31T08:00:00Z",
);

/** One of a few words, which are the names of a table. */
export function word<Word extends string>(words: Readonly<Record<Word, unknown>>): Shape<Word> {
  const all = Object.keys(words);
  const isWord = (given: unknown): given is Word => isText(given) && Object.hasOwn(words, given);
  return (given, faults): given is Word => {
    if (isWord(given)) return true;
    const nearest = isText(given) ? nearestOf(given, all) : undefined;
    const problem = isText(given) ? `is ${quoted(given)}, which it cannot be` : "is not a text";
    faults.push({ path: [], problem, hint: guess(nearest, `it is one of ${listed(all)}`) });
    return false;
  };
}

/** A list, each item of which has the same shape. */
export const list =
  <T>(item: Shape<T>): Shape<readonly T[]> =>
  (given, faults): given is readonly T[] => {
    if (Array.isArray(given))
      return given.every((one, index) => item(one, faults) || within(faults, index));
    faults.push({ path: [], problem: "is not a list", hint: undefined });
    return false;
  };

/** An object with these keys and no others. */
export const object =
  <T>(fields: Fields<T>): Shape<T> =>
  (given, faults): given is T =>
    hasFields(fields, given, faults);

/** Tells whether a value is an object with the keys of a table and no others, some of which it may have beside them. */
export function hasFields(
  fields: object,
  given: unknown,
  faults: Fault[],
  extra: readonly string[] = [],
): boolean {
  if (!isObject(given)) {
    faults.push({ path: [], problem: "is not an object", hint: undefined });
    return false;
  }
  const shapes = new Map<string, unknown>(Object.entries(fields));
  for (const key of Object.keys(given)) {
    const field = shapes.get(key);
    const shape: unknown = Array.isArray(field) ? field[0] : field;
    if (shape === undefined) {
      if (extra.includes(key)) continue;
      const names = [...shapes.keys()];
      const hint = guess(nearestOf(key, names), `known are ${listed(names)}`);
      faults.push({ path: [key], problem: "is not known here", hint });
      return false;
    }
    if (shape !== field && given[key] === null) {
      faults.push({ path: [key], problem: "is null", hint: "leave it out instead" });
      return false;
    }
    if (isShape(shape) && !shape(given[key], faults)) return within(faults, key);
  }
  const missing = [...shapes].find(([key, field]) => isShape(field) && !Object.hasOwn(given, key));
  if (missing === undefined) return true;
  faults.push({ path: [], problem: `lacks \`${missing[0]}\``, hint: undefined });
  return false;
}

const isShape = (field: unknown): field is Shape<unknown> => typeof field === "function";

/** Puts the way to the value whose fault is the last before the way inside it. */
function within(faults: Fault[], step: string | number): false {
  const fault = faults.pop();
  if (fault !== undefined) faults.push({ ...fault, path: [step, ...fault.path] });
  return false;
}

const guess = (nearest: string | undefined, otherwise: string): string =>
  nearest === undefined ? otherwise : `did you mean \`${nearest}\`?`;

/** Names in a row, each in backticks. */
export const listed = (names: readonly string[]): string =>
  names.map((one) => `\`${one}\``).join(", ");

/** What is wrong with a value, as a sentence; `whole` is what the value itself is called. */
export function sentenceOf({ path, problem }: Fault, whole: string): string {
  const steps = path.map((step, index) =>
    typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`,
  );
  return path.length === 0 ? `${whole} ${problem}` : `${quoted(steps.join(""))} ${problem}`;
}
