import type { Subject } from "../../eval/subject.ts";
import { isAlwaysThere } from "./certain.ts";

/** Somebody in three parts: what is not written, what is written as it was before, and as it is after. */
export interface Halves {
  readonly rest: Subject;
  readonly before: Subject;
  readonly after: Subject;
}

/** Leaves as it was what need not be written, and leaves out what need not be there, to show something. */
export function tidied(found: Halves, shows: (halves: Halves) => boolean): Halves {
  let best = found;
  const attempt = (next: Halves): void => {
    if (shows(next)) best = next;
  };
  for (const name of Object.keys(found.rest))
    if (!isAlwaysThere(name)) attempt({ ...best, rest: withValue(best.rest, name, undefined) });
  for (const name of new Set([...Object.keys(found.before), ...Object.keys(found.after)])) {
    const { before, after } = best;
    if (!isAlwaysThere(name)) attempt({ ...best, before: withValue(before, name, undefined) });
    attempt({ ...best, after: withValue(after, name, best.before[name]) });
  }
  return best;
}

/** A subject in which an attribute has another value, or none. */
export const withValue = (subject: Subject, name: string, value: unknown): Subject =>
  Object.fromEntries([
    ...Object.entries(subject).filter(([key]) => key !== name),
    ...(value === undefined ? [] : [[name, value] as const]),
  ]);
