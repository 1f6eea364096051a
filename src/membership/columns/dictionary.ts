import type { Comparison } from "../rules/comparison.ts";
import { nothingSatisfied, type Satisfied } from "./column.ts";
import type { ColumnTests } from "./column-tests.ts";
import { grown } from "./growth.ts";

/**
 * The distinct values of a column: a small number for each, how many rows have it, and which comparisons it satisfies,
 * worked out once. Code 0 is the unset value.
 *
 * A code that no row has any longer stays until there are many of them, as values come back; then all of them are free.
 */
export class Dictionary {
  public readonly tests: ColumnTests;
  /** By code. */
  public readonly satisfied: Satisfied[] = [nothingSatisfied];
  private readonly byCode: (string | undefined)[] = [""];
  private readonly codes = new Map<string, number>();
  private counts = new Uint32Array(64);
  /** By comparison: the codes that satisfy it. */
  private readonly codesBy = new Map<number, number[]>();
  private readonly free: number[] = [];
  private idle = 0;

  public constructor(tests: ColumnTests) {
    this.tests = tests;
  }

  /** One more than the largest code. */
  public get length(): number {
    return this.byCode.length;
  }

  /** How many distinct values there are, those that no row has any longer left out. */
  public get live(): number {
    return this.codes.size - this.idle;
  }

  public has(text: string): boolean {
    return this.codes.has(text);
  }

  public textOf(code: number): string {
    return this.byCode[code] ?? "";
  }

  public countOf(code: number): number {
    return this.counts[code]!;
  }

  /** The code of a text, for one more row. */
  public take(text: string): number {
    if (text === "") return 0;
    const code = this.codes.get(text) ?? this.add(text);
    if (this.counts[code]!++ === 0) this.idle--;
    return code;
  }

  /** Notes that a row has the code no longer. */
  public drop(code: number): void {
    if (code === 0) return;
    if (--this.counts[code]! === 0) {
      this.idle++;
      if (this.idle > 64 && this.idle * 2 > this.codes.size) this.sweep();
    }
  }

  public codesOf(id: number): readonly number[] {
    return this.codesBy.get(id) ?? noCodes;
  }

  /** How many rows satisfy a comparison, rows without a value not counted. */
  public frequency(id: number): number {
    let sum = 0;
    for (const code of this.codesOf(id)) sum += this.counts[code]!;
    return sum;
  }

  public learn(id: number, comparison: Comparison): void {
    this.tests.add(id, comparison);
    const codes: number[] = [];
    this.codesBy.set(id, codes);
    const isSatisfied = this.tests.textTest(id);
    for (let code = 0; code < this.byCode.length; code++) {
      const text = this.byCode[code];
      if (text === undefined || !isSatisfied(text)) continue;
      codes.push(code);
      this.satisfied[code] = withId(this.satisfied[code]!, id);
    }
  }

  public forget(id: number): void {
    for (const code of this.codesOf(id))
      this.satisfied[code] = withoutId(this.satisfied[code]!, id);
    this.codesBy.delete(id);
    this.tests.delete(id);
  }

  /** Says anew whether a value satisfies a comparison. */
  public put(code: number, id: number, isSatisfied: boolean): void {
    const codes = this.codesBy.get(id);
    const at = codes?.indexOf(code) ?? -1;
    if (codes === undefined || isSatisfied === at >= 0) return;
    if (isSatisfied) codes.push(code);
    else removeAt(codes, at);
    const change = isSatisfied ? withId : withoutId;
    this.satisfied[code] = change(this.satisfied[code]!, id);
  }

  public get bytes(): number {
    return this.counts.byteLength + this.byCode.length * 96;
  }

  /** Texts by code; `null` for free ones. */
  public texts(): (string | null)[] {
    return this.byCode.map((text) => text ?? null);
  }

  /** Takes these texts over, for these codes of rows. There must be none so far. */
  public takeOver(texts: readonly (string | null)[], codes: ArrayLike<number>): void {
    this.counts = grown(this.counts, texts.length);
    for (let code = 1; code < texts.length; code++) {
      const text = texts[code];
      if (typeof text === "string") this.enter(code, text);
      else {
        this.byCode[code] = undefined;
        this.satisfied[code] = nothingSatisfied;
        this.free.push(code);
      }
    }
    for (let row = 0; row < codes.length; row++) this.counts[codes[row]!]!++;
    this.counts[0] = 0;
    this.idle = 0;
    for (const code of this.codes.values()) if (this.counts[code] === 0) this.idle++;
  }

  private add(text: string): number {
    const code = this.free.pop() ?? this.byCode.length;
    if (code >= this.counts.length) this.counts = grown(this.counts, code + 1);
    this.counts[code] = 0;
    this.idle++;
    this.enter(code, text);
    return code;
  }

  private enter(code: number, text: string): void {
    this.byCode[code] = text;
    this.codes.set(text, code);
    const satisfied = this.tests.satisfiedBy(text);
    this.satisfied[code] = satisfied;
    for (const id of satisfied) this.codesBy.get(id)?.push(code);
  }

  /** Frees the codes that no row has. */
  private sweep(): void {
    const gone = new Set<number>();
    for (const [text, code] of this.codes) {
      if (this.counts[code] !== 0) continue;
      gone.add(code);
      this.codes.delete(text);
      this.byCode[code] = undefined;
      this.satisfied[code] = nothingSatisfied;
      this.free.push(code);
    }
    for (const [id, codes] of this.codesBy)
      if (codes.some((code) => gone.has(code)))
        this.codesBy.set(
          id,
          codes.filter((code) => !gone.has(code)),
        );
    this.idle = 0;
  }
}

const noCodes: readonly number[] = [];

function withId(list: Satisfied, id: number): Satisfied {
  const longer = new Int32Array(list.length + 1);
  let at = 0;
  for (; at < list.length && list[at]! < id; at++) longer[at] = list[at]!;
  longer[at] = id;
  longer.set(list.subarray(at), at + 1);
  return longer;
}

const withoutId = (list: Satisfied, id: number): Satisfied => list.filter((other) => other !== id);

function removeAt(codes: number[], at: number): void {
  const last = codes.pop();
  if (last !== undefined && at < codes.length) codes[at] = last;
}
