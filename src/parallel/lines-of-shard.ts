import { isUtf8 } from "node:buffer";
import type { SubjectData } from "../directory/properties.ts";
import { RefusedChange } from "../directory/refused.ts";
import { canonicalSubject } from "../exchange/canonical-subject.ts";
import { InputError, type Place, quoted } from "../exchange/input-error.ts";
import { isObject } from "../exchange/is-object.ts";
import { jsonFault, unexpected } from "../exchange/json-fault.ts";
import type { Shard } from "../membership/shard.ts";
import { idAtHead } from "./id-at-head.ts";
import { lineFeed, wholeLines } from "./whole-lines.ts";

/**
 * The subjects of a shard among the lines of an open file. A line whose head tells that it is another shard's is not read
 * on: that shard reads it, and sees to it that the head told the truth.
 */
export class LinesOfShard {
  /** What of the file is no subject, where reading ended with it. */
  public fault: InputError | undefined;
  private readonly descriptor: number;
  private readonly file: string;
  private readonly shard: Shard;
  private line = 0;
  /** By subject: its line. */
  private readonly lines: number[] = [];

  public constructor(descriptor: number, file: string, shard: Shard) {
    this.descriptor = descriptor;
    this.file = file;
    this.shard = shard;
  }

  /**
   * Reads the subjects, up to a line of the shard, or one that tells no shard, which is no subject: `fault` says what is
   * wrong with it. So what is wrong with those before it is heard of first.
   */
  public *subjects(): Generator<SubjectData> {
    try {
      yield* this.read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.fault = error;
    }
  }

  /** A refusal of the subjects with their lines as its places; any other error as it is. */
  public placed(error: unknown): unknown {
    if (!(error instanceof RefusedChange)) return error;
    const lines = error.places.map((place) => this.lines[place] ?? 0);
    return new RefusedChange(error.diagnostics, lines);
  }

  private *read(): Generator<SubjectData> {
    for (const piece of wholeLines(this.descriptor, () => this.tooLong())) {
      const isSound = isUtf8(piece);
      for (let start = 0; start < piece.length;) {
        this.line++;
        const found = piece.indexOf(lineFeed, start);
        const end = found === -1 ? piece.length : found;
        if (!isSound && !isUtf8(piece.subarray(start, end))) throw this.notUtf8();
        const subject = this.subjectIn(piece, start, end);
        if (subject !== undefined) {
          this.lines.push(this.line);
          yield subject;
        }
        start = end + 1;
      }
    }
  }

  private subjectIn(piece: Buffer, start: number, end: number): SubjectData | undefined {
    const guess = idAtHead(piece, start, end);
    if (guess !== undefined && !this.shard.owns(guess)) return undefined;
    const line = piece.toString("utf8", start, end);
    const text = this.line === 1 ? withoutMark(line) : line;
    if (text.trim() === "") return undefined;
    const value = this.parsed(text);
    const subject = canonicalSubject({ value, text, file: this.file, line: this.line, column: 1 });
    if (guess !== undefined && subject.id !== guess) throw this.twoIds(guess, subject.id);
    return this.shard.owns(subject.id) ? subject : undefined;
  }

  private parsed(text: string): Readonly<Record<string, unknown>> {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      const { offset, due } = jsonFault(text) ?? { offset: 0, due: "JSON" };
      throw unexpected({ ...this.place, column: offset + 1 }, due, text.slice(offset));
    }
    if (isObject(value)) return value;
    throw unexpected({ ...this.place, column: 1 }, "an object", text);
  }

  private twoIds(one: string, other: string): InputError {
    const problem = `the line has two ids, ${quoted(one)} and ${quoted(other)}`;
    return new InputError(problem, this.place, "keep one of the two");
  }

  private notUtf8(): InputError {
    return new InputError("the line is not UTF-8", this.place, "save the file as UTF-8");
  }

  private tooLong(): InputError {
    const place = { file: this.file, line: this.line + 1 };
    return new InputError("a line is longer than 16 MiB", place, "give one user or device a line");
  }

  private get place(): Place {
    return { file: this.file, line: this.line };
  }
}

/** A byte order mark may begin a file. */
const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);
