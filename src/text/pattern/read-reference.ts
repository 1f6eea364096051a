import { takeName } from "./read-group-header.ts";
import type { Reading } from "./reading.ts";

/**
 * reference = "\" ( digits | "k<" name ">" | "k'" name "'" | "<" name ">" | "'" name "'" )
 *
 * Takes a backreference, of which the backslash is taken, or nothing if there is none.
 */
export function takeReference(reading: Reading): boolean {
  const from = reading.position;
  const bare = reading.takeMatch(/[1-9]\d*/y);
  if (bare !== undefined) {
    // Two and more digits are the code of a character in octal if there is no such group.
    const number = Number(bare[0]);
    const isCode = number > 9 && number < 2 ** 31 && bare[0] < "8";
    noteReference(reading, number, from - 1, isCode);
    if (isCode) reading.position = from;
    return !isCode;
  }
  const opening = reading.takeMatch(/k?[<']/y)?.[0];
  const name = opening === undefined ? undefined : takeName(reading);
  if (name !== undefined && reading.take(opening?.endsWith("<") === true ? ">" : "'")) {
    noteReference(reading, name, from - 1, false);
    return true;
  }
  reading.position = from;
  return false;
}

/** Refuses the first backreference: it has to wait for the end, as groups may follow what refers to them. */
export function refuseReferences(reading: Reading): void {
  for (const { name, start, end, isCode } of reading.groups.references) {
    const written = reading.source.slice(start, end);
    if (reading.groups.has(name)) {
      const message = `the backreference \`${written}\` is not supported`;
      const hint =
        "no method matches backreferences in a time that stays in proportion to the value";
      reading.fail("regex-unsupported", message, start, end, hint);
    } else if (!isCode) {
      reading.fail("regex-syntax", `\`${written}\` refers to no group`, start, end);
    }
  }
}

function noteReference(
  reading: Reading,
  name: string | number,
  start: number,
  isCode: boolean,
): void {
  reading.groups.references.push({ name, start, end: reading.position, isCode });
}
