/**
 * "`toUpperCase` of each UTF-16 unit, independent of locale; a unit is left alone if that gives more than one unit, or
 * an ASCII unit where the unit itself is not ASCII."
 */
export function fold(text: string): string {
  return text.split("").map(foldUnit).join("");
}

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase();
  if (upper.length > 1) return unit;
  return isAscii(upper) && !isAscii(unit) ? unit : upper;
}

const isAscii = (unit: string): boolean => unit.charCodeAt(0) < 128;
