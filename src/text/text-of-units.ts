/**
 * The text of the units from `start` up to `end` of a buffer: latin-1 bytes or UTF-16 units. Eight units a call: one at
 * a time takes three times as long, and spreading a buffer ten times.
 */
export function textOfUnits(source: Uint8Array | Uint16Array, start: number, end: number): string {
  let text = "";
  let index = start;
  for (; index + 8 <= end; index += 8) {
    text += String.fromCharCode(
      source[index]!,
      source[index + 1]!,
      source[index + 2]!,
      source[index + 3]!,
      source[index + 4]!,
      source[index + 5]!,
      source[index + 6]!,
      source[index + 7]!,
    );
  }
  for (; index < end; index++) text += String.fromCharCode(source[index]!);
  return text;
}
