import { InputError, type Position, positionAfter } from "./input-error.ts";
import { isObject } from "./is-object.ts";
import { jsonFault, unexpected } from "./json-fault.ts";

/** An object of a JSON file. */
export interface JsonRecord {
  readonly value: Readonly<Record<string, unknown>>;
  /** Its text, by which a fault in it is placed. */
  readonly text: string;
  readonly file: string;
  /** Where its text starts. */
  readonly line: number;
  readonly column: number;
}

/** The same, and the offset at which its text starts in that of the file. */
export interface FramedRecord extends JsonRecord {
  readonly offset: number;
}

/**
 * Cuts a JSON text into its records as the text comes, and parses each with `JSON.parse`.
 *
 * Only brackets and strings are looked at here: a streaming parser that builds the values itself takes three times
 * as long. What is wrong inside a record, `JSON.parse` sees.
 */
export class JsonFramer {
  private readonly file: string;
  private readonly listOpening: RegExp;
  /** What is not yet given out, where it starts, and how far it is looked at. */
  private text = "";
  private position: Position = { line: 1, column: 1 };
  private offset = 0;
  private index = 0;
  private isInString = false;
  private depth = 0;
  /** The depth of the container whose elements are the records: 0 for the file itself. */
  private level = 0;
  private isCommaDue = false;
  private isFirst = true;
  /** The text of the object around a list, up to the list's opening bracket, and where it starts. */
  private wrapper: { readonly text: string; readonly start: Position } | undefined;

  public constructor(file: string, lists: readonly string[]) {
    this.file = file;
    this.listOpening = new RegExp(`"(?:${lists.join("|")})"\\s*:\\s*$`, "u");
  }

  /** Takes the next piece of the text, and gives the records that end in it. */
  public *push(piece: string): Generator<FramedRecord> {
    this.text += piece;
    for (;;) {
      const step = this.depth > this.level ? this.toEnd() : this.toStart();
      if (step === "more") return;
      if (step !== "on") yield step;
    }
  }

  /** Takes the end of the text. */
  public end(): void {
    if (this.depth === 0) return;
    this.refuseFault();
    const place = { file: this.file, ...positionAfter(this.position, this.text) };
    throw new InputError(
      "the file ends inside a JSON value",
      place,
      "export it again: it is cut off",
    );
  }

  /** Goes to the next record: over white space, commas, and the brackets of lists. */
  private toStart(): "on" | "more" {
    const start = this.text.search(/[^ \t\r\n]/u);
    if (start === -1) {
      this.drop(this.text.length);
      return "more";
    }
    this.drop(start);
    const character = this.text[0] ?? "";
    const isInList = this.level > 0;
    if (character === "{" && !this.isCommaDue) {
      this.enter();
      this.isCommaDue = isInList;
      this.isFirst = false;
    } else if (character === "[" && !isInList) {
      this.enter();
      this.openList();
    } else if (character === "]" && isInList && (this.isCommaDue || this.isFirst)) this.closeList();
    else if (character === "," && this.isCommaDue) {
      this.isCommaDue = false;
      this.drop(1);
    } else throw this.faultInText(0, this.due());
    return "on";
  }

  private due(): string {
    if (this.level === 0) return "an object or an array";
    if (this.isCommaDue) return "`,` or `]`";
    return this.isFirst ? "an object or `]`" : "an object";
  }

  private enter(): void {
    this.depth++;
    this.index = 1;
  }

  /** Makes the elements of the array, whose opening bracket is the last character looked at, the records. */
  private openList(): void {
    this.level = this.depth;
    this.isCommaDue = false;
    this.isFirst = true;
    this.drop(this.index);
  }

  /** Goes on in the object around the list, from its closing bracket on, or behind the array. */
  private closeList(): void {
    this.level = 0;
    this.isCommaDue = false;
    this.depth--;
    if (this.wrapper === undefined) this.drop(1);
    else this.index = 1;
  }

  /** Goes to the end of the value that the text starts with. */
  private toEnd(): FramedRecord | "on" | "more" {
    for (;;) {
      const pattern = this.isInString ? inString : outsideStrings;
      pattern.lastIndex = this.index;
      const character = pattern.exec(this.text)?.[0];
      if (character === undefined) break;
      const at = pattern.lastIndex - 1;
      this.index = at + 1;
      switch (character) {
        case '"':
          this.isInString = !this.isInString;
          break;
        case "\\":
          // The escaped character may come with the next piece.
          this.index = at + 2;
          break;
        case "\n":
          throw this.faultInText(at, "the closing quote");
        case "{":
        case "[":
          this.depth++;
          if (character === "[" && this.opensWrappedList(at)) return this.enterWrapper();
          break;
        default:
          this.depth--;
          if (this.depth === this.level) return this.take();
      }
    }
    if (this.text.length > longest) throw this.tooLong();
    this.index = Math.max(this.index, this.text.length);
    return "more";
  }

  private opensWrappedList(at: number): boolean {
    const isInObjectOfFile = this.level === 0 && this.depth === 2 && this.wrapper === undefined;
    return isInObjectOfFile && this.listOpening.test(this.text.slice(Math.max(0, at - 100), at));
  }

  private enterWrapper(): "on" {
    this.wrapper = { text: this.text.slice(0, this.index), start: this.position };
    this.openList();
    return "on";
  }

  /** Gives out the value that the text starts with, or lays aside what stands behind a list. */
  private take(): FramedRecord | "on" {
    const text = this.text.slice(0, this.index);
    const { wrapper, position: start } = this;
    if (this.level > 0 || wrapper === undefined) {
      const { offset, file } = this;
      const value = this.parse(text, start);
      this.drop(text.length);
      return { value, text, file, offset, ...start };
    }
    this.parseWrapper(wrapper, text);
    this.wrapper = undefined;
    this.drop(text.length);
    return "on";
  }

  private parse(text: string, start: Position): JsonRecord["value"] {
    return this.parsed(text, (offset) => positionAfter(start, text.slice(0, offset)));
  }

  /** Parses the object around a list as if the list were empty. */
  private parseWrapper(
    { text, start }: NonNullable<JsonFramer["wrapper"]>,
    behind: string,
  ): JsonRecord["value"] {
    return this.parsed(text + behind, (offset) =>
      offset < text.length
        ? positionAfter(start, text.slice(0, offset))
        : positionAfter(this.position, behind.slice(0, offset - text.length)),
    );
  }

  private parsed(text: string, placeOf: (offset: number) => Position): JsonRecord["value"] {
    try {
      const value: unknown = JSON.parse(text);
      return isObject(value) ? value : {};
    } catch {
      const { offset, due } = jsonFault(text) ?? { offset: 0, due: "JSON" };
      throw unexpected({ file: this.file, ...placeOf(offset) }, due, text.slice(offset));
    }
  }

  /** An unclosed bracket or string makes all that follows one value: the fault is where that stops being JSON. */
  private refuseFault(): void {
    const fault = this.isBehindList ? undefined : jsonFault(this.text);
    if (fault !== undefined && fault.offset < this.text.length) {
      throw this.faultInText(fault.offset, fault.due);
    }
  }

  private faultInText(offset: number, due: string): InputError {
    const position = positionAfter(this.position, this.text.slice(0, offset));
    return unexpected({ file: this.file, ...position }, due, this.text.slice(offset));
  }

  private get isBehindList(): boolean {
    return this.level === 0 && this.wrapper !== undefined;
  }

  private tooLong(): InputError {
    this.refuseFault();
    return new InputError(
      `a JSON value is longer than ${longest.toLocaleString("en-US")} characters`,
      { file: this.file, ...this.position },
      'users and groups are given as an array, as `{"value": […]}` or one a line',
    );
  }

  private drop(length: number): void {
    this.position = positionAfter(this.position, this.text.slice(0, length));
    this.offset += length;
    this.text = this.text.slice(length);
    this.index = 0;
  }
}

const outsideStrings = /["{}[\]]/gu;
const inString = /["\\\n]/gu;

/** Many times the largest object of a directory; without a bound a missing bracket would hold the whole file. */
const longest = 16_000_000;
