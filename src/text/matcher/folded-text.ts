import { foldUnit } from "../ignore-case.ts";
import { textOfUnits } from "../text-of-units.ts";

/** A text that is looked at: its folded units, in room that the next one takes over, and, on demand, the text itself. */
export class FoldedText {
  units: Uint16Array = new Uint16Array(256);
  length = 0;
  private source: string | Uint8Array | Uint16Array = "";
  private start = 0;

  /** The text as it was before folding. */
  get original(): string {
    const { source } = this;
    if (typeof source === "string") return source;
    this.source = textOfUnits(source, this.start, this.start + this.length);
    return this.source;
  }

  /** Takes a string. */
  read(text: string): void {
    this.take(text, 0, text.length);
    const { units } = this;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      units[index] = unit < 256 ? foldedLatin[unit]! : foldUnit(unit);
    }
  }

  /** Takes the units of a buffer from `start` up to `end`, bytes being latin-1. The buffer has to stay as it is. */
  readUnits(source: Uint8Array | Uint16Array, start: number, end: number): void {
    this.take(source, start, end - start);
    if (source instanceof Uint8Array) foldBytes(source, start, end, this.units);
    else foldUnits(source, start, end, this.units);
  }

  private take(source: string | Uint8Array | Uint16Array, start: number, length: number): void {
    if (length > this.units.length) this.units = new Uint16Array(length * 2);
    this.source = source;
    this.start = start;
    this.length = length;
  }
}

/** Tells whether a text, folded, is the folded one. */
export function isFolded({ units, length }: FoldedText, folded: string): boolean {
  if (length !== folded.length) return false;
  for (let index = 0; index < length; index++) {
    if (units[index] !== folded.charCodeAt(index)) return false;
  }
  return true;
}

const foldedLatin = Uint16Array.from({ length: 256 }, (_, unit) => foldUnit(unit));

// One function for each kind of buffer: a loop over either is twice as slow as two loops over one.
function foldBytes(source: Uint8Array, start: number, end: number, units: Uint16Array): void {
  for (let index = start; index < end; index++) units[index - start] = foldedLatin[source[index]!]!;
}

function foldUnits(source: Uint16Array, start: number, end: number, units: Uint16Array): void {
  for (let index = start; index < end; index++) {
    const unit = source[index]!;
    units[index - start] = unit < 256 ? foldedLatin[unit]! : foldUnit(unit);
  }
}
