/** What the scanner knows about single characters: UTF-16 units by their number. */

/** Space, tab, line feed, carriage return, no-break space: they separate and mean nothing else. */
export const isSeparator = (unit: number): boolean =>
  unit === 32 || unit === 9 || unit === 10 || unit === 13 || unit === 160;

/** A character that ends a word: white space of any kind, a parenthesis, a bracket, a comma, a quote, an end. */
export function endsWord(unit: number): boolean {
  if (unit < 128) return unit <= 32 ? isSpace(unit) : asciiDelimiters.has(unit);
  return isSpace(unit) || quoteKind(unit) !== undefined;
}

/** White space that rules do not know (em space, form feed, line separator …), as well as that they do. */
export const isSpace = (unit: number): boolean =>
  isSeparator(unit) ||
  (unit < 128
    ? unit === 11 || unit === 12
    : /\s/u.test(String.fromCharCode(unit)) && unit !== 0xfeff);

/** Characters that nobody sees: controls, zero-width and formatting characters, the byte order mark. */
export const isInvisible = (unit: number): boolean =>
  unit < 128
    ? (unit < 32 && !isSpace(unit)) || unit === 127
    : /[\p{Cc}\p{Cf}\u115f\u3164]/u.test(String.fromCharCode(unit));

/** A long, short, soft or full-width dash that a word processor puts for a hyphen. */
export const isDash = (unit: number): boolean =>
  (unit >= 0x2010 && unit <= 0x2015) ||
  unit === 0x2212 ||
  unit === 0xfe63 ||
  unit === 0xff0d ||
  unit === 0xfe58;

/** The plain quote that a typographic one stands for; `undefined` for anything that is no typographic quote. */
export function quoteKind(unit: number): '"' | "'" | undefined {
  if (unit < 128) return undefined;
  const character = String.fromCharCode(unit);
  if ("“”„‟«»″〝〞＂".includes(character)) return '"';
  return "‘’‚‛‹›′＇".includes(character) ? "'" : undefined;
}

/** How a character is named in a message: itself where it can be seen, its number always. */
export function nameOf(unit: number): string {
  const number = `U+${unit.toString(16).toUpperCase().padStart(4, "0")}`;
  const visible = !isSpace(unit) && !isInvisible(unit) && (unit < 0xd800 || unit > 0xdfff);
  if (unit === 96) return `backtick (${number})`;
  return visible ? `\`${String.fromCharCode(unit)}\` (${number})` : number;
}

const asciiDelimiters: ReadonlySet<number> = new Set(
  Array.from(`()[],"'{}<>=!&|;#\\\``, (character) => character.charCodeAt(0)),
);
