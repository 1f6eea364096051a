import { addressTexts, type Ends } from "../text/address-texts.ts";

/** A text that a rule names, and where in a value it is looked for. */
export interface NamedText {
  readonly text: string;
  readonly place: "whole" | keyof Ends;
}

/**
 * Returns values with a text where it is looked for, else like another value, the most natural first:
 * `kim@contoso.com` for `kim@fabrikam.com`, `Kim Berg (Ext)` for `Kim Berg`; the text alone is the last.
 */
export function textsLike({ text, place }: NamedText, like: string): readonly string[] {
  if (place === "whole") return [text];
  const addresses = addressTexts({ start: "", part: "", end: "", [place]: text }, like);
  return [...addresses, ...(addresses.length === 0 ? affixed(text, place, like) : []), text];
}

/** A text with something other than a letter or digit at its edge is one that goes before or behind others. */
function affixed(text: string, place: keyof Ends, like: string): readonly string[] {
  if (like === "") return [];
  if (place !== "start") return /^[\p{L}\p{N}]/u.test(text) ? [] : [spaced(like, text)];
  return /[\p{L}\p{N}]$/u.test(text) ? [] : [spaced(text, like)];
}

/** What stands in brackets has a space beside it. */
const spaced = (left: string, right: string): string =>
  /[)\]]$/u.test(left) || /^[([]/u.test(right) ? `${left} ${right}` : left + right;
