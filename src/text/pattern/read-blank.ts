import type { Flags, Reading } from "./reading.ts";

/** blank = { "(?#" any ")" | with x: white space or "#" any up to the line's end } */
export function readBlank(reading: Reading, flags: Flags): void {
  for (;;) {
    if (flags.x) reading.takeMatch(spaceOrComment);
    const start = reading.position;
    if (!reading.take("(?#")) return;
    const end = reading.source.indexOf(")", start);
    reading.position = end + 1;
    if (end === -1) reading.fail("regex-syntax", "the comment is not closed", start, start + 3);
  }
}

const spaceOrComment = /(?:[ \t\n\f\r]|#[^\n]*)*/y;
