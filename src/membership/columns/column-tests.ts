import type { Comparison } from "../rules/comparison.ts";
import { equalsFolded } from "../../text/ignore-case.ts";
import { TextMatcher } from "../../text/matcher/text-matcher.ts";
import { type Satisfied, nothingSatisfied } from "./column.ts";
import type { HeldType } from "../../directory/check-properties.ts";
import { itemsOfText, valueOfText } from "./value-text.ts";

/** The comparisons that rules make with one property, and which of them a value satisfies. */
export class ColumnTests {
  private readonly type: HeldType;
  private readonly clock: () => number;
  private readonly byId = new Map<number, Comparison>();
  /** Asked of texts; most columns are asked nothing, so it is made when it is needed. */
  private matcher: TextMatcher | undefined;
  /** Those that the matcher does not know. */
  private readonly others = new Map<number, Comparison>();

  /** `clock` gives the time in milliseconds since 1970. */
  public constructor(type: HeldType, clock: () => number) {
    this.type = type;
    this.clock = clock;
  }

  public get size(): number {
    return this.byId.size;
  }

  public entries(): IterableIterator<[number, Comparison]> {
    return this.byId.entries();
  }

  public get(id: number): Comparison {
    const comparison = this.byId.get(id);
    if (comparison === undefined) throw new TypeError(`comparison ${id} is not of this column`);
    return comparison;
  }

  public add(id: number, comparison: Comparison): void {
    this.byId.set(id, comparison);
    if (comparison.probe === undefined) this.others.set(id, comparison);
    else (this.matcher ??= new TextMatcher()).add(id, comparison.probe);
  }

  public delete(id: number): void {
    if (this.get(id).probe === undefined) this.others.delete(id);
    else this.matcher?.remove(id);
    this.byId.delete(id);
  }

  /** The test of one comparison, for many values by their texts. */
  public textTest(id: number): (text: string) => boolean {
    const { test, probe } = this.get(id);
    if (probe?.kind === "eq" && !this.isCollection) {
      const { folded } = probe;
      return (text) => text !== "" && equalsFolded(text, folded);
    }
    const now = this.clock();
    return (text) => test(valueOfText(this.type, text), now);
  }

  /** Whether a value, by its text, satisfies one comparison. */
  public holds(id: number, text: string): boolean {
    return this.get(id).test(valueOfText(this.type, text), this.clock());
  }

  /** All comparisons that a value, by its text, satisfies. */
  public satisfiedBy(text: string): Satisfied {
    if (this.byId.size === 0) return nothingSatisfied;
    const found: number[] = [];
    if (this.others.size > 0) {
      const value = valueOfText(this.type, text);
      const now = this.clock();
      for (const [id, { test }] of this.others) if (test(value, now)) found.push(id);
    }
    if (this.matcher !== undefined && text !== "") this.match(this.matcher, text, found);
    return listOf(found);
  }

  /** Appends the comparisons of text that a value satisfies, an element of a collection after the other. */
  private match(matcher: TextMatcher, text: string, found: number[]): void {
    if (!this.isCollection) matcher.match(text, found);
    else for (const item of itemsOfText(text)) matcher.match(item, found);
  }

  public get isCollection(): boolean {
    return this.type === "string collection" || this.type === "reference collection";
  }

  /** The matcher of the comparisons of text, for a pass over many values; undefined where there are none. */
  public get texts(): TextMatcher | undefined {
    return this.matcher;
  }
}

/** Sorted, each once. */
function listOf(found: number[]): Satisfied {
  if (found.length === 0) return nothingSatisfied;
  if (found.length > 1) found.sort((a, b) => a - b);
  let count = 1;
  for (let index = 1; index < found.length; index++)
    if (found[index] !== found[index - 1]) found[count++] = found[index]!;
  found.length = count;
  return Int32Array.from(found);
}
