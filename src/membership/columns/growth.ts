type Growable =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** A copy with room for at least so many elements, and half as many again as before; new ones are 0. */
export function grown<Kind extends Growable>(array: Kind, least: number): Kind {
  const length = Math.max(least, Math.ceil(array.length * 1.5), 16);
  // An array's own constructor makes arrays of its kind; the compiler knows constructors as functions only.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const larger = new (array.constructor as new (length: number) => Kind)(length);
  larger.set(array);
  return larger;
}
