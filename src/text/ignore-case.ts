/**
 * Comparing text the way rules do: ignoring case, one UTF-16 unit at a time, in no locale.
 *
 * A unit folds to its upper case, and to itself where that would be more than one unit or would turn a
 * non-ASCII unit into an ASCII one: ECMAScript's `Canonicalize` for `/…/i`. Folding keeps lengths, so offsets hold.
 */

/** Returns the folded form of one UTF-16 unit. */
export function foldUnit(unit: number): number {
  if (unit < 128) return unit >= 97 && unit <= 122 ? unit - 32 : unit;
  const page = pages[unit >> 8] ?? buildPage(unit >> 8);
  return page[unit & 255] ?? unit;
}

/** Returns the text with every unit folded; two texts are equal ignoring case when their folds are equal. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toUpperCase();
  let index = 0;
  while (index < text.length && isFolded(text.charCodeAt(index))) index++;
  if (index === text.length) return text;
  let folded = text.slice(0, index);
  for (; index < text.length; index++) {
    folded += String.fromCharCode(foldUnit(text.charCodeAt(index)));
  }
  return folded;
}

/** Tells whether `text` equals the already folded `folded`, ignoring case, without building a folded copy. */
export function equalsFolded(text: string, folded: string): boolean {
  return text.length === folded.length && matchesAt(text, 0, folded);
}

/** Tells whether `text` starts with the already folded `folded`, ignoring case. */
export function startsWithFolded(text: string, folded: string): boolean {
  return text.length >= folded.length && matchesAt(text, 0, folded);
}

/** Tells whether `text` ends with the already folded `folded`, ignoring case. */
export function endsWithFolded(text: string, folded: string): boolean {
  return text.length >= folded.length && matchesAt(text, text.length - folded.length, folded);
}

function matchesAt(text: string, offset: number, folded: string): boolean {
  for (let index = 0; index < folded.length; index++) {
    const unit = text.charCodeAt(offset + index);
    const wanted = folded.charCodeAt(index);
    if (unit !== wanted && foldUnit(unit) !== wanted) return false;
  }
  return true;
}

/** Among ASCII alone, folding is what upper case is. */
const ascii = /^[\0-\x7f]*$/;

const isFolded = (unit: number): boolean => foldUnit(unit) === unit;

/** Folded units in pages of 256, each built when a unit of it is first met. */
const pages: (Uint16Array | undefined)[] = Array.from({ length: 256 });

function buildPage(number: number): Uint16Array {
  const page = Uint16Array.from({ length: 256 }, (_, index) => canonicalize(number * 256 + index));
  pages[number] = page;
  return page;
}

function canonicalize(unit: number): number {
  const upper = String.fromCharCode(unit).toUpperCase();
  const folded = upper.charCodeAt(0);
  return upper.length > 1 || (unit >= 128 && folded < 128) ? unit : folded;
}
