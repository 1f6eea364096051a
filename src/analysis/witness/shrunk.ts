import { isList } from "../../eval/meaning.ts";
import type { Subject } from "../../eval/subject.ts";

/**
 * Leaves out what a subject need not hold to show something: attributes, and items of collections; never an `objectId`.
 * A subject that holds very much is left as it is.
 */
export function shrunk(subject: Subject, shows: (subject: Subject) => boolean): Subject {
  if (sizeOf(subject) > mostShrunk) return subject;
  let least = subject;
  for (const [name, value] of Object.entries(subject)) {
    if (name === "objectId") continue;
    for (const less of lessThan(value)) {
      const candidate =
        less === undefined
          ? Object.fromEntries(Object.entries(least).filter(([key]) => key !== name))
          : { ...least, [name]: less };
      if (!shows(candidate)) continue;
      least = candidate;
      break;
    }
  }
  return least;
}

/** Each attribute and each item is a try, and a try costs more the more there are. */
const mostShrunk = 256;

/** How many attributes and items there are. */
const sizeOf = (subject: Subject): number =>
  Object.values(subject).reduce<number>(
    (sum, value) => sum + (isList(value) ? value.length : 1),
    0,
  );

/** Nothing, or one item of several, or all but one. */
const lessThan = (value: unknown): readonly unknown[] =>
  isList(value) && value.length > 1
    ? [
        undefined,
        ...value.map((item) => [item]),
        ...value.map((_item, index) => value.toSpliced(index, 1)),
      ]
    : [undefined];
