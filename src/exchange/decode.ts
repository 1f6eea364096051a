import { InputError, type Position, positionAfter } from "./input-error.ts";

/**
 * Decodes the bytes of a file as they come: UTF-8, or UTF-16 of either byte order where a byte order mark or the
 * zero bytes of its first characters say so. The mark itself is left out.
 *
 * @throws InputError at the first byte that does not belong to a character of the encoding
 */
export async function* decode(
  source: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<string> {
  let first: Uint8Array = new Uint8Array();
  let decoder: Decoder | undefined;
  for await (const bytes of source) {
    if (decoder !== undefined) yield decoder.decode(bytes);
    else {
      first = joined(first, bytes);
      if (first.length < bytesToTell) continue;
      decoder = new Decoder(encodingOf(first), file);
      yield withoutMark(decoder.decode(first));
    }
  }
  if (decoder !== undefined) yield decoder.end();
  else {
    decoder = new Decoder(encodingOf(first), file);
    yield withoutMark(decoder.decode(first) + decoder.end());
  }
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** Two units of UTF-16. */
const bytesToTell = 4;

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // The files start with an ASCII character, so that one byte of its unit is zero.
  if (second === 0 && first !== 0) return "utf-16le";
  return first === 0 && second !== undefined && second !== 0 ? "utf-16be" : "utf-8";
}

const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

/** Decodes piece by piece, and remembers enough to say where decoding failed. */
class Decoder {
  private readonly decoder: StreamDecoder;
  private readonly encoding: Encoding;
  private readonly file: string;
  /** The bytes of a character that the last piece broke off. */
  private held: Uint8Array = new Uint8Array();
  private position: Position = { line: 1, column: 1 };

  public constructor(encoding: Encoding, file: string) {
    this.decoder = newDecoder(encoding);
    this.encoding = encoding;
    this.file = file;
  }

  public decode(bytes: Uint8Array): string {
    return this.take(bytes, () => this.decoder.decode(bytes, { stream: true }));
  }

  public end(): string {
    return this.take(new Uint8Array(), () => this.decoder.decode());
  }

  private take(bytes: Uint8Array, decoded: () => string): string {
    const given = joined(this.held, bytes);
    try {
      const text = decoded();
      this.held = given.slice(this.sizeOf(text));
      this.position = positionAfter(this.position, text);
      return text;
    } catch {
      throw this.faultIn(given);
    }
  }

  private sizeOf(text: string): number {
    return this.encoding === "utf-8" ? Buffer.byteLength(text) : text.length * 2;
  }

  /** Decodes once more, byte by byte, up to the one that fails. */
  private faultIn(bytes: Uint8Array): InputError {
    const decoder = newDecoder(this.encoding);
    let text = "";
    try {
      for (const byte of bytes) text += decoder.decode(Uint8Array.of(byte), { stream: true });
    } catch {
      // This is the byte that we came for.
    }
    const broken = bytes[this.sizeOf(text)] ?? 0;
    const name = `0x${broken.toString(16).toUpperCase().padStart(2, "0")}`;
    const place = { file: this.file, ...positionAfter(this.position, text) };
    return this.encoding === "utf-8"
      ? new InputError(
          `the byte ${name} is not UTF-8`,
          place,
          "save the file as UTF-8; it is probably Windows-1252 (ANSI)",
        )
      : new InputError(
          `the byte ${name} is not ${this.encoding.toUpperCase()}`,
          place,
          "save the file as UTF-8",
        );
  }
}

type StreamDecoder = InstanceType<typeof TextDecoder>;

const newDecoder = (encoding: Encoding): StreamDecoder =>
  new TextDecoder(encoding, { fatal: true, ignoreBOM: true });

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
