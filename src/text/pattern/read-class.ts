import { readUnitEscape, takeSetEscape } from "./read-escape.ts";
import type { Flags, Reading } from "./reading.ts";
import { setIgnoringCase } from "./unit-case.ts";
import {
  complement,
  difference,
  union,
  unitsOf,
  type UnitRange,
  type UnitSet,
} from "./unit-set.ts";

/**
 * class = "[" [ "^" ] { set | unit [ "-" unit ] } [ "-" class ] "]", of which the first bracket is taken
 *
 * A closing bracket in first place, and a hyphen where it joins nothing, are ordinary units. Ignoring case, `[^…]` and
 * `-[…]` leave out what the brackets, ignoring case, hold.
 */
export function readClass(reading: Reading, flags: Flags): UnitSet {
  const start = reading.position - 1;
  reading.descend(start);
  const negated = reading.take("^");
  const content: Content = { ranges: [], sets: new Set() };
  let subtracted: UnitSet | undefined;
  for (let isFirst = true; isFirst || !reading.take("]"); isFirst = false) {
    if (reading.isAtEnd) {
      const hint = "write `\\[` for the character itself; `]` in first place closes nothing";
      reading.fail("regex-syntax", "`[` is not closed", start, start + 1, hint);
      break;
    }
    subtracted =
      !isFirst && reading.take("-[")
        ? readSubtracted(reading, flags)
        : readMember(reading, flags, content);
  }
  reading.ascend();
  const units = unitsIn(content, flags);
  const held = negated ? complement(units) : units;
  return subtracted === undefined ? held : difference(held, subtracted);
}

interface Content {
  readonly ranges: UnitRange[];
  readonly sets: Set<UnitSet>;
}

function unitsIn({ ranges, sets }: Content, flags: Flags): UnitSet {
  const units = unitsOf(ranges);
  return [...sets].reduce(union, flags.i ? setIgnoringCase(units) : units);
}

function readSubtracted(reading: Reading, flags: Flags): UnitSet {
  const subtracted = readClass(reading, flags);
  const { position } = reading;
  if (!reading.isAtEnd && reading.source.charAt(position) !== "]") {
    const message = "the class goes on behind a subtraction";
    reading.fail("regex-syntax", message, position, position + 1, "put the subtraction last");
  }
  return subtracted;
}

/** Adds a set, a unit or a range to the content; returns what a hyphen and a bracket behind a unit subtract. */
function readMember(reading: Reading, flags: Flags, content: Content): UnitSet | undefined {
  const start = reading.position;
  const low = readUnitOrSet(reading, flags);
  if (typeof low === "string") {
    content.sets.add(low);
    return undefined;
  }
  // An escaped hyphen begins no range.
  const isRange = reading.since(start) !== "\\-" && reading.takeMatch(/-(?!\])/y) !== undefined;
  if (!isRange || reading.isAtEnd) {
    content.ranges.push({ first: low, last: low });
    return undefined;
  }
  if (reading.take("[")) {
    content.ranges.push({ first: low, last: low });
    return readSubtracted(reading, flags);
  }
  const high = readUnitOrSet(reading, flags);
  if (typeof high === "string") {
    const message = `the range \`${reading.since(start)}\` ends with a set`;
    const hint = "write `\\-` for the hyphen itself";
    reading.fail("regex-syntax", message, start, reading.position, hint);
  } else if (low > high) {
    const message = `the range \`${reading.since(start)}\` is reversed`;
    reading.fail("regex-syntax", message, start, reading.position);
  } else {
    content.ranges.push({ first: low, last: high });
  }
  return undefined;
}

function readUnitOrSet(reading: Reading, flags: Flags): number | UnitSet {
  if (!reading.take("\\")) return reading.next().charCodeAt(0);
  return takeSetEscape(reading, flags) ?? readUnitEscape(reading);
}
