import { obstaclesIn } from "../../text/pattern/compile-pattern.ts";
import { type Undecided, unproved } from "../undecided.ts";
import type { Work } from "../work.ts";
import { candidateTexts } from "./candidate-texts.ts";
import { isCaseBlind } from "./case-blind.ts";
import { readersFor, type DemandedReader, type MatchClaim } from "./demanded-readers.ts";
import { meets } from "./meets.ts";
import { searchText } from "./search-text.ts";
import type { TextClaim, TextDemand } from "./text-claim.ts";
import { UnitPartition } from "./unit-partition.ts";
import { varietyReader } from "./variety-reader.ts";

/** A text that meets all demands, or that there is none. */
export type TextAnswer =
  | { readonly kind: "found"; readonly text: string }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/**
 * Finds a text, not empty, that meets all demands: the first of the `liked` ones that does, else one put together of what
 * the demands name, else a shortest one, of the most readable units. The answer is `undecided` where the work is not
 * enough, or where what is left depends on a pattern that no reader reads.
 */
export function findText(
  demands: readonly TextDemand[],
  liked: readonly string[],
  work: Work,
): TextAnswer {
  if (contradict(demands)) return { kind: "none" };
  const isWanted = (text: string): boolean => {
    work.left -= 1 + demands.length * (1 + (text.length >> 6));
    return meets(demands, text);
  };
  const listed = listedTexts(demands);
  for (const text of candidateTexts(demands, listed, liked)) {
    if (work.left <= 0) return undecided(outOfWork);
    if (isWanted(text)) return { kind: "found", text };
  }
  if (listed !== undefined && demands.every(({ claim }) => isCaseBlind(claim)))
    return { kind: "none" };
  const { readers, loosened } = readersFor(demands, work);
  // What a reader found out beforehand is not all there is if the work ran out.
  if (work.left <= 0) return undecided(outOfWork);
  const sets = readers.flatMap(({ reader }) => [...reader.sets]);
  const partition = new UnitPartition(sets, unitsWritten(demands));
  if (conflict(readers, partition, work)) return { kind: "none" };
  let search = searchText(readers, partition, work, isWanted);
  if (search.kind === "rejected") {
    const varied = [...readers, { reader: varietyReader, holds: true }];
    search = searchText(varied, partition, work, isWanted, work.left * 0.75);
  }
  switch (search.kind) {
    case "found":
    case "none":
      return search;
    case "rejected":
      return undecided(loosened === undefined ? unproved("a text") : notAnalyzed(loosened));
    case "out of work":
      return undecided(outOfWork);
    default:
      return search satisfies never;
  }
}

/**
 * Tells whether one of many things that must hold cannot, for all that must not: all of them together have far more
 * states than each by itself.
 */
function conflict(
  readers: readonly DemandedReader[],
  partition: UnitPartition,
  work: Work,
): boolean {
  const positive = readers.filter(({ holds }) => holds);
  if (positive.length <= 3) return false;
  const negative = readers.filter(({ holds }) => !holds);
  return positive.some((reader) => {
    const reserve = work.left * (1 - 1 / (4 * positive.length));
    const some = [reader, ...negative];
    return searchText(some, partition, work, () => true, reserve).kind === "none";
  });
}

/** Tells whether a claim must hold and must not. */
function contradict(demands: readonly TextDemand[]): boolean {
  const positive = new Set(demands.filter(({ holds }) => holds).map(({ claim }) => claim));
  return demands.some(({ claim, holds }) => !holds && positive.has(claim));
}

/** The texts, as written, that are in all lists which a text must be in, letter case aside; `undefined` without a list. */
function listedTexts(demands: readonly TextDemand[]): readonly string[] | undefined {
  const lists = demands.flatMap(({ claim, holds }) =>
    claim.kind === "in" && claim.image === undefined && holds ? [claim.texts] : [],
  );
  const [first, ...others] = lists.toSorted((a, b) => a.size - b.size);
  if (first === undefined) return undefined;
  const common = [...first].filter(([folded]) => others.every((list) => list.has(folded)));
  return common.map(([, written]) => written);
}

/** The units that the demands write: a text is written with these where letter case does not matter. */
function unitsWritten(demands: readonly TextDemand[]): readonly number[] {
  const units = new Set<number>();
  for (const { claim, holds } of demands) {
    if (!holds) continue;
    for (const text of writtenIn(claim)) {
      const { length } = text;
      for (let index = 0; index < length; index++) units.add(text.charCodeAt(index));
    }
  }
  return [...units];
}

function writtenIn(claim: TextClaim): Iterable<string> {
  switch (claim.kind) {
    case "in":
      return claim.texts.values();
    case "start":
    case "end":
    case "part":
      return [claim.written];
    case "match":
      return [claim.source.replaceAll(/\\p\{\w*\}|\\.|\(\?[a-z-]+[:)]/gis, "")];
    case "order":
      return [];
    default:
      return claim satisfies never;
  }
}

const undecided = (why: Undecided): TextAnswer => ({ kind: "undecided", undecided: why });

const outOfWork: Undecided = {
  code: "budget",
  message: "the work allowed is not enough to tell what texts there are",
  hint: "allow more work with `budget`",
};

function notAnalyzed({ source, pattern }: MatchClaim): Undecided {
  const isAtomic = obstaclesIn(pattern).includes("atomic");
  const what = isAtomic ? "has an atomic group" : "looks both ahead and behind";
  return {
    code: "pattern",
    message: `the pattern \`${source}\` ${what}, which is not analyzed`,
    hint: isAtomic
      ? "write `(?:` for `(?>` if it means the same"
      : "write it with lookarounds to one side only",
  };
}
