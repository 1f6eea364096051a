/** A value of the data in backticks, on one line and not too long; what cannot be told from a space is spelled out. */
export function shownValue(value: string): string {
  const cut = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return `\`${cut.replaceAll(unseen, codeOf)}\``;
}

const longest = 80;

/** White space but the plain space, and characters that show nothing. */
const unseen = /(?! )[\s\p{Cc}\p{Cf}]/gu;

const codeOf = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
