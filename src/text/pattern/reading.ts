import { GroupNames } from "./group-names.ts";
import type { PatternFault } from "./pattern-fault.ts";

/** Options of .NET that a pattern can change within itself, by the letters it writes them with. */
export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly n: boolean;
  readonly s: boolean;
  readonly x: boolean;
}

/** Steps that a pattern may come to with its repetitions written out; it bounds the work for each unit of a value. */
const maximumSize = 4096;

/** Steps that a lookaround or an atomic group counts for, as it may need a table over the positions of the value. */
export const lookSize = 4;
export const atomicSize = 64;

/** How deep groups and subtracted classes may stand in one another. */
const maximumDepth = 200;

/** How far a pattern has been read, and what was found on the way. */
export class Reading {
  readonly source: string;
  readonly groups: GroupNames = new GroupNames();
  position = 0;
  depth = 0;
  size = 0;
  fault: PatternFault | undefined;

  constructor(source: string) {
    this.source = source;
  }

  get isAtEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** Takes one unit; at the end, the empty string. */
  next(): string {
    return this.isAtEnd ? "" : this.source.charAt(this.position++);
  }

  /** Takes the text if it stands here. */
  take(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  /** Takes what the sticky expression matches here; undefined if it does not match. */
  takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.position;
    const match = sticky.exec(this.source);
    if (match === null) return undefined;
    this.position += match[0].length;
    return match;
  }

  /** Returns what was taken since `start`. */
  since(start: number): string {
    return this.source.slice(start, this.position);
  }

  /** Counts steps that come from the text since `start`. */
  grow(steps: number, start: number): void {
    this.size += steps;
    if (this.size <= maximumSize) return;
    const hint = `with its repetitions written out, a pattern may come to ${maximumSize} steps`;
    this.fail("regex-unsafe", "the pattern is too large", start, this.position, hint);
  }

  /** Goes one level down, into what opened at `start`. */
  descend(start: number): void {
    this.depth++;
    if (this.depth <= maximumDepth) return;
    const message = `the pattern is nested deeper than ${maximumDepth} levels`;
    this.fail("regex-unsafe", message, start, this.position);
  }

  ascend(): void {
    this.depth--;
  }

  /**
   * Notes a fault, unless there is one, and goes to the end, where every reader stops: none has to look for faults
   * on its way, and what they return is thrown away.
   */
  fail(
    code: PatternFault["code"],
    message: string,
    start: number,
    end: number,
    hint?: string,
  ): void {
    this.fault ??= { code, message, ...(hint === undefined ? {} : { hint }), start, end };
    this.position = this.source.length;
  }
}
