import type { Pattern } from "../pattern/pattern.ts";
import { eitherOf, Expander, type Expansion, joined, nothing } from "./expansion.ts";
import type { Fragment } from "./fragment.ts";

/** What a text has that satisfies a comparison. */
export interface Required {
  /** Of each of these clauses the text has a fragment. */
  readonly clauses: readonly (readonly Fragment[])[];
  /** A text that does needs no further look. */
  readonly isExact: boolean;
}

/**
 * Returns what is in every text that the pattern matches somewhere; undefined if nothing is found that is rare enough to
 * be worth a search.
 */
export function requiredFragments(pattern: Pattern): Required | undefined {
  const expander = new Expander();
  const whole = expander.expand(pattern);
  if (whole?.isExact === true) return { clauses: [fragmentsOf(whole)], isExact: true };
  const candidates = clausesOf(pattern, expander)
    .map((expansion) => ({ rarity: rarityOf(expansion), expansion }))
    .filter(({ rarity }) => rarity >= leastRarity)
    .toSorted((a, b) => b.rarity - a.rarity)
    .slice(0, candidateLimit);
  const clauses: (readonly Fragment[])[] = [];
  for (const { expansion } of candidates) {
    const clause = fragmentsOf(expansion);
    if (!clauses.some((chosen) => implies(chosen, clause))) clauses.push(clause);
    if (clauses.length === clauseLimit) break;
  }
  return clauses.length === 0 ? undefined : { clauses, isExact: false };
}

/** Two units at one place, or one at an edge. */
const leastRarity = 2;
const clauseLimit = 3;
const candidateLimit = 8;

/** Returns expansions of several parts of every match. */
function clausesOf(pattern: Pattern, expander: Expander): Expansion[] {
  const clauses: Expansion[] = [];
  let run = new Run();
  const close = (): void => {
    if (run.rarest !== undefined) clauses.push(run.rarest);
    run = new Run();
  };
  for (const item of itemsOf(pattern)) {
    const expansion = expander.expand(item);
    if (expansion !== undefined) {
      if (run.add(expansion)) continue;
      close();
      run.add(expansion);
    } else {
      // The first rounds of a repetition stand next to what is before it, the last next to what is behind.
      const edge = item.kind === "repeat" ? expander.roundsOf(item) : undefined;
      if (edge !== undefined) run.add(edge);
      close();
      clauses.push(...clausesInside(item, expander));
      if (edge !== undefined) run.add(edge);
    }
  }
  close();
  return clauses;
}

function itemsOf(pattern: Pattern): readonly Pattern[] {
  return pattern.kind === "sequence" ? pattern.items.flatMap(itemsOf) : [pattern];
}

/** Returns the clauses of a pattern that is too much to be written out. */
function clausesInside(pattern: Pattern, expander: Expander): readonly Expansion[] {
  switch (pattern.kind) {
    case "choice": {
      const all = eitherOf(pattern.options.map((option) => rarestOf(clausesOf(option, expander))));
      return all === undefined ? [] : [all];
    }
    case "repeat":
      return pattern.least === 0 ? [] : clausesOf(pattern.item, expander);
    case "sequence":
      return clausesOf(pattern, expander);
    case "atomic":
      return clausesOf(pattern.item, expander);
    case "empty":
    case "unit":
    case "assertion":
    case "look":
      return [];
    default:
      return pattern satisfies never;
  }
}

const rarestOf = (clauses: readonly Expansion[]): Expansion | undefined =>
  clauses.reduce<Expansion | undefined>(rarer, undefined);

/** Items that follow each other, written out together. */
class Run {
  rarest: Expansion | undefined;
  private all = nothing;
  /** As far back as all matches have the same. */
  private plain = nothing;

  /** Tells whether the item could be added. */
  add(item: Expansion): boolean {
    const all = joined(this.all, item);
    if (all === undefined) return false;
    this.all = all;
    this.plain = item.words.length === 1 ? (joined(this.plain, item) ?? item) : nothing;
    this.rarest = rarer(rarer(this.rarest, all), this.plain);
    return true;
  }
}

function rarer(a: Expansion | undefined, b: Expansion): Expansion {
  return a === undefined || rarityOf(b) > rarityOf(a) ? b : a;
}

/** How seldom a text has one of the words by chance: their length, an edge counting as a unit, less for more of them. */
function rarityOf({ words }: Expansion): number {
  let shortest = Infinity;
  for (const { text, isAtStart, end } of words) {
    const edges = (isAtStart ? 1 : 0) + (end === "anywhere" ? 0 : 1);
    shortest = Math.min(shortest, text.length + edges);
  }
  return shortest - Math.log2(words.length) / 2;
}

function fragmentsOf({ words }: Expansion): Fragment[] {
  const byKey = new Map<string, Fragment>();
  for (const { text, isAtStart, end } of words) {
    const isAtEnd = end !== "anywhere";
    for (const ending of end === "last-line" ? ["", "\n"] : [""]) {
      const key = `${String(isAtStart)} ${String(isAtEnd)} ${text}${ending}`;
      byKey.set(key, { text: text + ending, isAtStart, isAtEnd });
    }
  }
  return [...byKey.values()];
}

/** Tells whether a text that has a fragment of the one clause has one of the other. */
function implies(one: readonly Fragment[], other: readonly Fragment[]): boolean {
  return one.every((within) => other.some((fragment) => isIn(fragment, within)));
}

function isIn({ text, isAtStart, isAtEnd }: Fragment, within: Fragment): boolean {
  if ((isAtStart && !within.isAtStart) || (isAtEnd && !within.isAtEnd)) return false;
  if (isAtStart && isAtEnd) return within.text === text;
  if (isAtStart) return within.text.startsWith(text);
  return isAtEnd ? within.text.endsWith(text) : within.text.includes(text);
}
