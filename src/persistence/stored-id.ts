import type { SQLInputValue, SQLOutputValue } from "node:sqlite";

/**
 * An id as a column holds it: text. SQLite keeps text in UTF-8, which has no lone surrogates; an id with one of those would
 * silently become another, so it is kept as a blob of its UTF-16 units, low byte first.
 */
export function storedId(id: string): SQLInputValue {
  return id.isWellFormed() ? id : Uint8Array.from(bytesOf(id));
}

/** The id that a column holds. */
export function idOf(value: SQLOutputValue | undefined): string {
  if (typeof value === "string") return value;
  if (!(value instanceof Uint8Array)) throw new TypeError("a column of ids holds something else");
  let id = "";
  for (let at = 0; at + 1 < value.length; at += 2)
    id += String.fromCharCode(value[at]! + value[at + 1]! * 256);
  return id;
}

function* bytesOf(text: string): Generator<number> {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    yield unit % 256;
    yield unit >>> 8;
  }
}
