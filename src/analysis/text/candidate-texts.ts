import type { Version } from "../../check/version.ts";
import type { Pattern } from "../../text/pattern/pattern.ts";
import { fold } from "../../text/ignore-case.ts";
import { addressTexts, type Ends } from "./address-texts.ts";
import { isBeyondReaders } from "./demanded-readers.ts";
import { exampleText } from "./example-text.ts";
import type { Image, TextDemand } from "./text-claim.ts";

/**
 * Returns texts that may well meet demands, none of them empty: those that are liked; those that are listed, if there has
 * to be one of a list, else those that the demands name and what can be put together of these.
 */
export function candidateTexts(
  demands: readonly TextDemand[],
  listed: readonly string[] | undefined,
  liked: readonly string[],
): Iterable<string> {
  const named = listed ?? [...composedTexts(demands, liked), ...namedTexts(demands, "in")];
  const kept = listed === undefined ? named.slice(0, namedLimit) : named;
  return new Set([...liked.slice(0, likedLimit), ...kept].filter((text) => text !== ""));
}

const likedLimit = 256;
const namedLimit = 256;

/** What can be put together of all that must be in a text. */
function composedTexts(demands: readonly TextDemand[], liked: readonly string[]): string[] {
  const [start = ""] = longestFirst(namedTexts(demands, "start"));
  const [end = ""] = longestFirst(namedTexts(demands, "end"));
  const parts = longestFirst(namedTexts(demands, "part")).slice(0, partLimit);
  const patterns = demands.flatMap(({ claim, holds }) =>
    claim.kind === "match" && holds ? [claim.pattern] : [],
  );
  const unsearched = patterns.length > patternLimit ? patterns : patterns.filter(isBeyondReaders);
  const examples = unsearched.map(exampleText);
  const composed = [
    compose(start, parts, end, ""),
    compose(start, parts.toReversed(), end, ""),
    compose(start, parts, end, " "),
    compose(start, [...examples, ...parts], end, ""),
  ].filter((text) => text !== "");
  const models = liked.slice(0, 2).filter((text) => text.includes("@"));
  const [part = ""] = parts;
  const places = models.length === 0 ? [] : placesOf({ start, part, end }, patterns);
  const addresses = models.flatMap((like) => places.flatMap((ends) => addressTexts(ends, like)));
  const [stem = "somebody"] = liked.map((text) => text.replace(/@.*/s, ""));
  const behindStem = composed.flatMap((text) => (text.startsWith("@") ? [stem + text] : []));
  const longer = composed.flatMap((text) => [`${text}1`, `1${text}`]);
  const versions = demands.flatMap(({ claim }) =>
    claim.kind === "order" ? versionsNear(claim.version) : [],
  );
  return [...addresses, ...behindStem, ...composed, ...longer, ...versions];
}

/** What a pattern asks for may stand at the beginning or the end, too. */
function placesOf(ends: Ends, [pattern]: readonly Pattern[]): readonly Ends[] {
  const example = pattern === undefined ? "" : exampleText(pattern);
  if (example === "") return [ends];
  const { start, part, end } = ends;
  return [
    ...(part === "" ? [{ start, part: example, end }] : []),
    ...(start === "" ? [{ start: example, part, end }] : []),
    ...(end === "" ? [{ start, part, end: example }] : []),
  ];
}

const partLimit = 256;
/** More patterns than this have too many states together, as a rule. */
const patternLimit = 4;

/** Versions that are the same as one or next to it on either side. */
function versionsNear(version: Version): string[] {
  const parts = version.map((part) => (part === "" ? "0" : part));
  const [major = "0"] = parts;
  const last = parts.at(-1) ?? "0";
  if (last.length + major.length > digitLimit) return [];
  const before = parts.slice(0, -1);
  const next = [...before, String(BigInt(last) + 1n)];
  const previous = last === "0" ? [] : [[...before, String(BigInt(last) - 1n)]];
  const lower = major === "0" ? [] : [[String(BigInt(major) - 1n)]];
  const near = [parts, [...parts, "1"], next, ...previous, ...lower, ["0"]];
  return near.map((some) => some.join("."));
}

const digitLimit = 1000;

/** The texts of the claims of a kind that must hold, as written; those about an image as they come before it. */
function namedTexts(
  demands: readonly TextDemand[],
  kind: "in" | "start" | "end" | "part",
): string[] {
  const texts = new Set<string>();
  for (const { claim, holds } of demands) {
    if (!holds || claim.kind !== kind) continue;
    const named = claim.kind === "in" ? claim.texts.values() : [claim.written];
    for (const text of named)
      texts.add(claim.image === undefined ? text : beforeImage(text, claim.image));
  }
  return [...texts];
}

const longestFirst = (texts: readonly string[]): string[] =>
  texts.toSorted((a, b) => b.length - a.length);

/** Joins texts, leaving out parts that are there already; `between` stands between two or, if empty, they overlap as far as they can. */
function compose(start: string, parts: readonly string[], end: string, between: string): string {
  let text = start;
  for (const part of parts) {
    if (!fold(text).includes(fold(part))) text = join(text, part, between);
  }
  return fold(text).endsWith(fold(end)) ? text : join(text, end, between);
}

function join(left: string, right: string, between: string): string {
  if (between !== "" && left !== "" && right !== "") return left + between + right;
  const foldedLeft = fold(left);
  const foldedRight = fold(right);
  let shared = Math.min(left.length, right.length, overlapLimit);
  while (shared > 0 && !foldedLeft.endsWith(foldedRight.slice(0, shared))) shared--;
  return left + right.slice(shared);
}

const overlapLimit = 256;

/** A text with what an image puts before and behind it taken away, and replaced units put back, where it can be told. */
function beforeImage(text: string, { before, behind, replaced }: Image): string {
  const folded = fold(text);
  const first = folded.startsWith(fold(before)) ? before.length : 0;
  const isEnd = folded.endsWith(fold(behind)) && first + behind.length <= text.length;
  const middle = text.slice(first, isEnd ? text.length - behind.length : text.length);
  const originals = new Map([...replaced].map(([unit, by]) => [by, unit]));
  return Array.from({ length: middle.length }, (_, index) => {
    const unit = middle.charCodeAt(index);
    return String.fromCharCode(replaced.has(unit) ? (originals.get(unit) ?? unit) : unit);
  }).join("");
}
