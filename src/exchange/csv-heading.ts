/** The separator of which the heading has most, the comma where it has none. */
export function separatorOf(head: string): string {
  const heading =
    head.split(/\r\n?|\n/u).find((line) => line.trim() !== "" && !isPrelude(line)) ?? "";
  const bare = heading.replaceAll(/"[^"]*"/gu, "");
  const count = (separator: string): number => bare.split(separator).length;
  return [",", ";", "\t"].reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** Tells whether a line is one that may stand before the heading. */
export const isPrelude = (line: string): boolean => /^"?(?:#TYPE\s|version:v\d)/iu.test(line);

/** The name in a heading: that in brackets where there is one, as in `Name [displayName] Required`. */
export const nameIn = (heading: string): string =>
  /\[([^\]]*)\]/u.exec(heading)?.[1]?.trim() ?? heading.trim();
