import { obstaclesIn } from "../../text/pattern/compile-pattern.ts";
import type { Pattern } from "../../text/pattern/pattern.ts";
import type { Work } from "../work.ts";
import { FragmentReader } from "./fragment-reader.ts";
import { ImageReader } from "./image-reader.ts";
import { LookaheadReader } from "./lookahead-reader.ts";
import { looserPattern } from "./looser-pattern.ts";
import { PatternReader } from "./pattern-reader.ts";
import type { Reader } from "./reader.ts";
import type { Image, TextClaim, TextDemand } from "./text-claim.ts";
import { VersionReader } from "./version-reader.ts";
import { WordReader } from "./word-reader.ts";

/** A reader, and what it has to say of a text. */
export interface DemandedReader {
  readonly reader: Reader;
  readonly holds: boolean;
}

/** Readers for demands: a text that meets these passes them all. */
export interface DemandedReaders {
  /** Those that soon rule out most texts stand first. */
  readonly readers: readonly DemandedReader[];
  /** A pattern of which they ask less than is demanded: without one, a text that passes meets the demands. */
  readonly loosened: MatchClaim | undefined;
}

/** A claim about a pattern. */
export type MatchClaim = TextClaim & { readonly kind: "match" };

/** Makes readers for demands; those that are alike share one. */
export function readersFor(demands: readonly TextDemand[], work: Work): DemandedReaders {
  const ranked: (DemandedReader & { readonly rank: number })[] = [];
  let loosened: MatchClaim | undefined;
  const add = (reader: Reader, { claim, holds }: TextDemand): void => {
    const { image } = claim;
    const whole = image === undefined ? reader : new ImageReader(reader, image);
    ranked.push({ reader: whole, holds, rank: rankOf(claim, holds) });
  };
  for (const group of groupsOf(demands)) {
    const [first] = group;
    if (first === undefined) continue;
    const { claim, holds } = first;
    if (claim.kind === "match") {
      const { reader, isLooser } = readerOfPattern(claim, holds, work);
      if (reader !== undefined) add(reader, first);
      if (isLooser) loosened ??= claim;
    } else if (claim.kind === "order") {
      add(new VersionReader(claim.operator, claim.version), first);
    } else {
      const texts = textsOf(group);
      for (const text of texts) work.left -= 1 + (text.length >> 4);
      add(readerOfTexts(claim.kind, texts), first);
    }
  }
  const readers = ranked.toSorted((a, b) => a.rank - b.rank);
  return { readers, loosened };
}

/** Tells whether no reader reads all that a pattern says: it has an atomic group, or looks both ahead and behind. */
export function isBeyondReaders(pattern: Pattern): boolean {
  const obstacles = new Set(obstaclesIn(pattern));
  return obstacles.has("atomic") || (obstacles.has("ahead") && obstacles.has("behind"));
}

/** Sorts demands into groups of which each takes one reader: lists, and what a text must not have. */
function groupsOf(demands: readonly TextDemand[]): Iterable<readonly TextDemand[]> {
  const groups = new Map<string, TextDemand[]>();
  demands.forEach((demand, index) => {
    const { claim, holds } = demand;
    const isShared =
      claim.kind === "in" || (!holds && claim.kind !== "match" && claim.kind !== "order");
    const key = isShared ? `${claim.kind} ${String(holds)} ${keyOf(claim.image)}` : String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [demand]);
    else group.push(demand);
  });
  return groups.values();
}

const keyOf = (image: Image | undefined): string =>
  image === undefined ? "" : JSON.stringify([image.before, image.behind, ...image.replaced]);

/** The folded texts of a group: those that are in all lists where it has to be in all, else those of any. */
function textsOf(group: readonly TextDemand[]): ReadonlySet<string> {
  const lists = group.map(({ claim }) => foldedTexts(claim));
  const [first = [], ...others] = lists;
  if (!group.every(({ claim, holds }) => claim.kind === "in" && holds))
    return new Set(lists.flat());
  const sets = others.map((list) => new Set(list));
  return new Set(first.filter((text) => sets.every((set) => set.has(text))));
}

function foldedTexts(claim: TextClaim): readonly string[] {
  if (claim.kind === "in") return [...claim.texts.keys()];
  return claim.kind === "match" || claim.kind === "order" ? [] : [claim.folded];
}

function readerOfTexts(kind: "in" | "start" | "end" | "part", texts: ReadonlySet<string>): Reader {
  switch (kind) {
    case "in":
      return new WordReader(texts, "whole");
    case "start":
      return new WordReader(texts, "beginning");
    case "end":
      return new FragmentReader(texts, "ending");
    case "part":
      return new FragmentReader(texts, "anywhere");
    default:
      return kind satisfies never;
  }
}

function readerOfPattern(
  { pattern }: MatchClaim,
  holds: boolean,
  work: Work,
): { readonly reader?: Reader; readonly isLooser: boolean } {
  const obstacles = new Set(obstaclesIn(pattern));
  const isLooser = obstacles.has("atomic") || (obstacles.has("ahead") && obstacles.has("behind"));
  if (isLooser && !holds) return { isLooser };
  const read = isLooser ? looserPattern(pattern) : pattern;
  const Kind = obstaclesIn(read).includes("ahead") ? LookaheadReader : PatternReader;
  return { reader: new Kind(read, work), isLooser };
}

function rankOf(claim: TextClaim, holds: boolean): number {
  const rank = ranks[claim.kind];
  return holds ? rank : rank + 10;
}

/** What is demanded of a text's beginning rules out most others at its first units, and is cheap to ask. */
const ranks: Readonly<Record<TextClaim["kind"], number>> = {
  in: 0,
  start: 1,
  order: 2,
  match: 12,
  part: 11,
  end: 13,
};
