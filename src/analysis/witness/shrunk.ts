import { isList } from "../../eval/meaning.ts";
import type { Subject } from "../../eval/subject.ts";

/** Leaves out what a subject need not hold to show something: attributes, and items of collections; never an `objectId`. */
export function shrunk(subject: Subject, shows: (subject: Subject) => boolean): Subject {
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

/** Nothing, or one item of several, or all but one. */
const lessThan = (value: unknown): readonly unknown[] =>
  isList(value) && value.length > 1
    ? [
        undefined,
        ...value.map((item) => [item]),
        ...value.map((_item, index) => value.toSpliced(index, 1)),
      ]
    : [undefined];
