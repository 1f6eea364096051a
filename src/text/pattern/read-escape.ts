import { literal } from "./literal.ts";
import { isShorthand, isWordUnit, propertyUnits, shorthandUnits } from "./named-units.ts";
import type { Pattern, Place } from "./pattern.ts";
import { takeReference } from "./read-reference.ts";
import type { Flags, Reading } from "./reading.ts";
import { noUnit, type UnitSet } from "./unit-set.ts";

/** Reads an escape outside brackets, of which the backslash is taken; a backreference comes back as nothing. */
export function readEscape(reading: Reading, flags: Flags): Pattern {
  const place = places.get(reading.source.charAt(reading.position));
  if (place !== undefined) {
    reading.position++;
    return { kind: "assertion", place };
  }
  const set = takeSetEscape(reading, flags);
  if (set !== undefined) return { kind: "unit", set };
  if (takeReference(reading)) return { kind: "empty" };
  return literal(readUnitEscape(reading), flags);
}

const places: ReadonlyMap<string, Place> = new Map([
  ["A", "text-start"],
  ["G", "text-start"],
  ["Z", "last-line-end"],
  ["z", "text-end"],
  ["b", "word-edge"],
  ["B", "word-inside"],
]);

/** Takes `w`, `W`, `d`, `D`, `s`, `S`, `p{…}` or `P{…}` behind a backslash; undefined if something else stands there. */
export function takeSetEscape(reading: Reading, flags: Flags): UnitSet | undefined {
  const letter = reading.source.charAt(reading.position);
  if (letter === "p" || letter === "P") return readProperty(reading, flags);
  if (!isShorthand(letter)) return undefined;
  reading.position++;
  return shorthandUnits(letter);
}

function readProperty(reading: Reading, flags: Flags): UnitSet {
  const start = reading.position - 1;
  const negated = reading.next() === "P";
  const from = reading.position + 1;
  if (reading.take("{")) {
    while (isNameUnit(reading.source.charCodeAt(reading.position))) reading.position++;
  }
  const name = reading.source.slice(from, reading.position);
  const units = reading.take("}") ? propertyUnits(name, negated, flags.i) : undefined;
  if (units !== undefined) return units;
  const written = reading.since(start);
  if (/^_xml[CDIW]$/.test(name)) {
    const message = `the property \`${written}\` is not supported`;
    reading.fail("regex-unsupported", message, start, reading.position);
  } else {
    const hint =
      "write the name of a category, `\\p{Lu}`, or of a block, `\\p{IsGreek}`, in this letter case";
    reading.fail("regex-syntax", `\`${written}\` is no property`, start, reading.position, hint);
  }
  return noUnit;
}

const isNameUnit = (unit: number): boolean => unit === 45 || isWordUnit(unit);

/** Reads the escape of one unit, in brackets or not, of which the backslash is taken. */
export function readUnitEscape(reading: Reading): number {
  const start = reading.position - 1;
  const octal = reading.takeMatch(/[0-7]{1,3}/y);
  if (octal !== undefined) return Number.parseInt(octal[0], 8) & 0xff;
  const letter = reading.next();
  switch (letter) {
    case "": {
      const hint = "write `\\\\` for the character itself";
      reading.fail("regex-syntax", "`\\` escapes nothing", start, start + 1, hint);
      return 0;
    }
    case "x":
      return readHex(reading, /[\da-f]{2}/iy, 2, start);
    case "u":
      return readHex(reading, /[\da-f]{4}/iy, 4, start);
    case "c":
      return readControl(reading, start);
    default:
      return unitEscapes.get(letter) ?? readEscapedUnit(reading, letter, start);
  }
}

const unitEscapes: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["b", 8],
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13],
  ["e", 27],
]);

/** Only what makes no word stands for itself: the rest is kept for escapes to come. */
function readEscapedUnit(reading: Reading, letter: string, start: number): number {
  const unit = letter.charCodeAt(0);
  if (isWordUnit(unit)) {
    const hint = `write \`${letter}\` for the character itself`;
    reading.fail("regex-syntax", `\`\\${letter}\` is no escape`, start, start + 2, hint);
  }
  return unit;
}

function readHex(reading: Reading, digits: RegExp, count: number, start: number): number {
  const match = reading.takeMatch(digits);
  if (match !== undefined) return Number.parseInt(match[0], 16);
  const message = `\`${reading.since(start)}\` needs ${count} hexadecimal digits`;
  reading.fail("regex-syntax", message, start, reading.position);
  return 0;
}

/** `\cA` to `\cZ`, `\ca` to `\cz`, and the units that stand around the capitals in ASCII. */
function readControl(reading: Reading, start: number): number {
  const match = reading.takeMatch(/[@-_a-z]/y);
  if (match !== undefined) return match[0].charCodeAt(0) & 31;
  reading.next();
  const message = `\`${reading.since(start)}\` is no control character`;
  reading.fail("regex-syntax", message, start, reading.position, "write a letter behind `\\c`");
  return 0;
}
