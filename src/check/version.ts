/** A dotted number as its parts, digits only, of any size. */
export type Version = readonly string[];

/** Reads a dotted number such as `10.0.19045`; `undefined` for anything else. */
export function versionOf(text: string): Version | undefined {
  return /^\d+(?:\.\d+)*$/.test(text) ? text.split(".").map(withoutLeadingZeros) : undefined;
}

/** Orders two versions part by part: below zero, zero or above zero; a missing part counts as 0. */
export function compareVersions(a: Version, b: Version): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const order = compareDigits(a[index] ?? "", b[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Whole numbers of any size: the longer one is the larger, and among equally long ones the later in order. */
function compareDigits(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a === b ? 0 : a < b ? -1 : 1;
}

const withoutLeadingZeros = (digits: string): string => digits.replace(/^0+/, "");
