import { checksumOf } from "./checksum.ts";
import { SnapshotError } from "./snapshot-error.ts";

/** An array of numbers in a snapshot. */
export type Numbers =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>;

/**
 * Packs plain data and arrays of numbers.
 *
 * The bytes: `MUSTER` and two zeros; the version of the format; 0x01020304 as this machine orders bytes; a checksum of all
 * the rest (8 bytes); the lengths of the data (UTF-8 JSON) and of the list of arrays, 4 bytes each; the data; of each array
 * its kind and its length in bytes; the arrays. Everything begins at a multiple of 8.
 */
export function pack(data: unknown, arrays: readonly Numbers[]): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(data));
  const list = headerLength + aligned(json.length);
  let end = list + aligned(arrays.length * 8);
  const places = arrays.map((array) => {
    const place = end;
    end += aligned(array.byteLength);
    return place;
  });
  const bytes = new Uint8Array(end);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(8, formatVersion, true);
  new Uint32Array(bytes.buffer, 12, 1)[0] = byteOrder;
  view.setUint32(24, json.length, true);
  view.setUint32(28, arrays.length, true);
  bytes.set(json, headerLength);
  for (const [index, array] of arrays.entries()) {
    view.setUint32(
      list + index * 8,
      kinds.findIndex((kind) => array instanceof kind),
      true,
    );
    view.setUint32(list + index * 8 + 4, array.byteLength, true);
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), places[index]);
  }
  const [low, high] = checksumOf(bytes, checkedFrom);
  view.setUint32(16, low, true);
  view.setUint32(20, high, true);
  return bytes;
}

/**
 * Reads packed data again. The arrays are copies.
 *
 * @throws SnapshotError for bytes that `pack` did not write, that were damaged since, or that a newer version wrote
 */
export function unpack(given: Uint8Array): { data: unknown; arrays: Numbers[] } {
  // Arrays of numbers begin at multiples of their elements' size only.
  const bytes =
    given.byteOffset % 8 === 0
      ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
      : new Uint8Array(given);
  checkHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const jsonLength = view.getUint32(24, true);
  const count = view.getUint32(28, true);
  const list = headerLength + aligned(jsonLength);
  const json = bytes.subarray(headerLength, headerLength + jsonLength);
  const data: unknown = JSON.parse(new TextDecoder().decode(json));
  let place = list + aligned(count * 8);
  const arrays = Array.from({ length: count }, (_, index) => {
    const Kind = kinds[view.getUint32(list + index * 8, true)];
    const length = view.getUint32(list + index * 8 + 4, true);
    if (Kind === undefined)
      throw new SnapshotError("the snapshot holds an array of an unknown kind");
    const array = new Kind(length / Kind.BYTES_PER_ELEMENT);
    new Uint8Array(array.buffer).set(bytes.subarray(place, place + length));
    place += aligned(length);
    return array;
  });
  return { data, arrays };
}

/** The version of the format that is written; older ones are read, newer ones are not. */
export const formatVersion = 1;

const magic = Uint8Array.from("MUSTER\0\0", (character) => character.charCodeAt(0));
const byteOrder = 0x01020304;
const headerLength = 32;
/** What stands before is the magic, the version, the byte order and the checksum itself. */
const checkedFrom = 24;

const kinds = [Uint8Array, Uint16Array, Uint32Array, Int32Array] as const;

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

function checkHeader(bytes: Uint8Array): void {
  const isOurs = magic.every((byte, index) => bytes[index] === byte);
  if (!isOurs) throw new SnapshotError("these bytes are no snapshot of a membership engine");
  if (bytes.length < headerLength || bytes.length % 8 !== 0)
    throw new SnapshotError("the snapshot is damaged: it was cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version > formatVersion)
    throw new SnapshotError(
      `the snapshot has format ${version}, and this version of the package knows formats up to ${formatVersion}: use a newer one`,
    );
  if (version === 0 || new Uint32Array(bytes.buffer, bytes.byteOffset + 12, 1)[0] !== byteOrder)
    throw new SnapshotError(
      "the snapshot is damaged, or was written on a machine with another order of bytes",
    );
  const [low, high] = checksumOf(bytes, checkedFrom);
  if (view.getUint32(16, true) !== low || view.getUint32(20, true) !== high)
    throw new SnapshotError("the snapshot is damaged: its checksum is another");
}
