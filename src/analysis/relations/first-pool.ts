import type { Subject } from "../../eval/subject.ts";
import { variableKey } from "../formula/variable-key.ts";
import type { Meaning } from "./meanings.ts";
import { type Somebody, SubjectPool } from "./subject-pool.ts";

/**
 * Fills a pool with those who tell rules apart best: a member and a stranger of each rule, and its member on a few
 * backgrounds.
 *
 * A witness holds little, so all rules that exclude something hold of it. On a background, in what its own rule does not
 * read it is like the strangers of many rules: it still is a member, and they exclude it.
 */
export function firstPool(meanings: readonly Meaning[]): SubjectPool {
  const pool = new SubjectPool(meanings.map(({ rule }) => rule));
  const backgrounds = backgroundsOf(meanings);
  for (const { rule, member, stranger } of meanings) {
    if (stranger !== undefined) pool.add(stranger);
    if (member === undefined) continue;
    pool.add(member);
    const read = new Set(rule.reads.map((name) => variableKey(name)));
    for (const background of backgrounds) pool.add(inFrontOf(background, member, read));
  }
  return pool;
}

/** Lays strangers together, as long as they do not contradict each other. */
function backgroundsOf(meanings: readonly Meaning[]): readonly Subject[] {
  const backgrounds: Map<string, unknown>[] = [];
  for (const { rule, stranger } of meanings) {
    const told = rule.reads.flatMap((name): [string, unknown][] => {
      const key = variableKey(name);
      const value = stranger?.subject[key];
      return value === undefined ? [] : [[key, value]];
    });
    if (told.length === 0) continue;
    let background = backgrounds.find((one) => told.every((entry) => goesWith(one, entry)));
    if (background === undefined) {
      if (backgrounds.length === mostBackgrounds) continue;
      background = new Map();
      backgrounds.push(background);
    }
    for (const [name, value] of told) background.set(name, value);
  }
  return backgrounds.map((background) => Object.fromEntries(background));
}

/** Each of them asks all rules about another subject for every rule, so there are few. */
const mostBackgrounds = 3;

const goesWith = (
  background: ReadonlyMap<string, unknown>,
  [name, value]: readonly [string, unknown],
): boolean =>
  !background.has(name) || JSON.stringify(background.get(name)) === JSON.stringify(value);

const inFrontOf = (
  background: Subject,
  { subject, now }: Somebody,
  read: ReadonlySet<string>,
): Somebody => ({
  subject: {
    ...Object.fromEntries(Object.entries(background).filter(([name]) => !read.has(name))),
    ...subject,
  },
  now,
});
