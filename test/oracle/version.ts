/** Whole numbers of any size with dots between them. */
export const isVersion = (text: string): boolean =>
  text.split(".").every((part) => part !== "" && part.split("").every(isDigit));

const isDigit = (character: string): boolean => "0123456789".includes(character);

/** "Missing parts count as 0, parts are whole numbers of any size." */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(".").map(BigInt));
  const length = Math.max(left?.length ?? 0, right?.length ?? 0);
  for (let index = 0; index < length; index++) {
    const difference = (left?.[index] ?? 0n) - (right?.[index] ?? 0n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}
