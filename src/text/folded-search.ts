import { fold, foldUnit } from "./ignore-case.ts";

/**
 * Prepares the search for a text inside others, ignoring case.
 *
 * Time is linear in the length of the text that is searched, whatever both are made of (Knuth, Morris and Pratt).
 */
export function searchFor(text: string): (within: string) => boolean {
  const needle = fold(text);
  const { length } = needle;
  const first = needle.charCodeAt(0);
  let fallback: Uint16Array | Uint32Array | undefined;
  return (within) => {
    if (within.length < length) return false;
    fallback ??= fallbacks(needle);
    let matched = 0;
    for (let index = 0; index < within.length; index++) {
      const unit = foldUnit(within.charCodeAt(index));
      if (matched === 0) {
        if (unit === first) matched = 1;
      } else {
        while (matched > 0 && unit !== needle.charCodeAt(matched))
          matched = fallback[matched - 1] ?? 0;
        if (unit === needle.charCodeAt(matched)) matched++;
      }
      if (matched === length) return true;
    }
    return length === 0;
  };
}

/** For every prefix, the length of the longest shorter prefix that also ends it. */
function fallbacks(needle: string): Uint16Array | Uint32Array {
  const table =
    needle.length < 65_536 ? new Uint16Array(needle.length) : new Uint32Array(needle.length);
  let matched = 0;
  for (let index = 1; index < needle.length; index++) {
    while (matched > 0 && needle[index] !== needle[matched]) matched = table[matched - 1] ?? 0;
    if (needle[index] === needle[matched]) matched++;
    table[index] = matched;
  }
  return table;
}
