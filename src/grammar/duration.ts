/** A duration as rules write it: `P[nW][nD][T[nH][nM][nS]]`, whole numbers, at least one part, any letter case. */
export const durationPattern: RegExp =
  /^P(?=\w)(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/iu;

/** An ISO 8601 duration with years or months, which have no fixed length. */
export const looksLikeDuration = (text: string): boolean =>
  /^P(?:\d+[YMWD])+(?:T(?:\d+[HMS])+)?$/iu.test(text);

/** The length of a duration in milliseconds; `Infinity` where it is beyond all numbers. */
export function millisecondsOf(duration: string): number {
  let total = 0;
  let inTime = false;
  for (const [, amount = "", unit = ""] of duration.toUpperCase().matchAll(/(\d*)([A-Z])/gu)) {
    if (unit === "T") inTime = true;
    else if (amount !== "") total += Number(amount) * ((inTime ? timeUnits : dateUnits)[unit] ?? 0);
  }
  return total;
}

const day = 86_400_000;
const dateUnits: Readonly<Record<string, number>> = { W: 7 * day, D: day };
const timeUnits: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000 };
