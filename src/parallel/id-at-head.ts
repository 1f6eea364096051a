/**
 * The id that a line begins with, where it begins exactly as `JSON.stringify({ subject, id, … })` writes it and the id is
 * plain ASCII; `undefined` for any other line. It is the id of the line unless `id` stands there once more.
 */
export function idAtHead(bytes: Buffer, start: number, end: number): string | undefined {
  const head = heads.find((one) => beginsWith(bytes, start, one));
  if (head === undefined) return undefined;
  const from = start + head.length;
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === quote) return bytes.toString("latin1", from, at);
    if (byte === backslash || byte < space || byte > tilde) return undefined;
  }
  return undefined;
}

const heads = ["user", "device"].map((subject) => Buffer.from(`{"subject":"${subject}","id":"`));

function beginsWith(bytes: Buffer, start: number, head: Buffer): boolean {
  for (let at = 0; at < head.length; at++) if (bytes[start + at] !== head[at]) return false;
  return true;
}

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;
const tilde = 0x7e;
