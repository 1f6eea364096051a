import { EqualTexts } from "./equal-texts.ts";
import { FoldedText } from "./folded-text.ts";
import { FragmentAutomaton, type Requirement } from "./fragment-automaton.ts";
import { requiredBy, testOf, type TextProbe } from "./text-probe.ts";

export type { TextProbe };

/**
 * Tells which of many comparisons a text satisfies, in one reading of it.
 *
 * New comparisons are tested one by one until the automaton is built anew with them, which is when that has cost as much.
 */
export class TextMatcher {
  private readonly comparisons = new Map<number, Comparison>();
  /** Those that a text satisfies, or may satisfy, if it is equal to one of theirs. */
  private readonly equals = new EqualTexts<Comparison>();
  /** Those that no fragment helps with: they are tested always. */
  private readonly tested = new Set<Comparison>();
  /** Those that the automaton does not know yet. */
  private readonly young = new Set<Comparison>();
  /** By number of a requirement in the automaton: whose it is. */
  private settled: readonly Comparison[] = [];
  private automaton = new FragmentAutomaton([]);
  /** How many of the settled comparisons have been removed. */
  private removed = 0;
  /** How many tests of young comparisons there have been since the automaton was built. */
  private tests = 0;
  private readonly text = new FoldedText();

  /** How many comparisons there are. */
  get size(): number {
    return this.comparisons.size;
  }

  /**
   * Adds a comparison.
   *
   * @param id a small whole number from 0 on that no other comparison has
   * @throws {TypeError} if there is a comparison with that id
   */
  add(id: number, probe: TextProbe): void {
    if (this.comparisons.has(id)) throw new TypeError(`comparison ${id} is there already`);
    const comparison = comparisonOf(id, probe);
    this.comparisons.set(id, comparison);
    switch (comparison.home) {
      case "equals":
        for (const text of comparison.wholes) this.equals.add(text, comparison);
        break;
      case "tested":
        this.tested.add(comparison);
        break;
      case "automaton":
        this.young.add(comparison);
        break;
      default:
        comparison.home satisfies never;
    }
  }

  /** Removes the comparison with the id, if there is one; the id may be used again. */
  remove(id: number): void {
    const comparison = this.comparisons.get(id);
    if (comparison === undefined) return;
    this.comparisons.delete(id);
    switch (comparison.home) {
      case "equals":
        for (const text of comparison.wholes) this.equals.remove(text, comparison);
        break;
      case "tested":
        this.tested.delete(comparison);
        break;
      case "automaton":
        if (!this.young.delete(comparison)) this.removed++;
        break;
      default:
        comparison.home satisfies never;
    }
  }

  /** Appends the ids of all comparisons that the text satisfies, each once, in no order; the empty text satisfies none. */
  match(text: string, into: number[]): void {
    if (text.length === 0) return;
    this.text.read(text);
    this.matchRead(into);
  }

  /** Does the same for units of a buffer, from `start` up to `end`: latin-1 bytes or UTF-16 units. */
  matchUnits(units: Uint8Array | Uint16Array, start: number, end: number, into: number[]): void {
    if (start >= end) return;
    this.text.readUnits(units, start, end);
    this.matchRead(into);
  }

  private matchRead(into: number[]): void {
    if (this.isDue()) this.build();
    const { text, automaton, settled, comparisons } = this;
    for (const comparison of this.equals.ownersOf(text)) {
      if (comparison.isDecided || comparison.test(text.original)) into.push(comparison.id);
    }
    const count = settled.length === 0 ? 0 : automaton.find(text);
    for (let index = 0; index < count; index++) {
      const comparison = settled[automaton.met[index]!]!;
      if (this.removed > 0 && comparisons.get(comparison.id) !== comparison) continue;
      if (comparison.isDecided || comparison.test(text.original)) into.push(comparison.id);
    }
    if (this.tested.size > 0) this.testAll(this.tested, into);
    if (this.young.size > 0) this.testAll(this.young, into);
    this.tests += this.young.size;
  }

  private testAll(some: ReadonlySet<Comparison>, into: number[]): void {
    const { original } = this.text;
    for (const comparison of some) if (comparison.test(original)) into.push(comparison.id);
  }

  private isDue(): boolean {
    const { young, removed, settled, automaton } = this;
    return (
      young.size > Math.max(16, settled.length / 8) ||
      removed > settled.length / 2 ||
      this.tests > leastTests + automaton.size * testsForNode
    );
  }

  private build(): void {
    this.settled = Array.from(this.comparisons.values()).filter(({ home }) => home === "automaton");
    this.automaton = new FragmentAutomaton(this.settled.map(({ requirement }) => requirement));
    this.young.clear();
    this.removed = 0;
    this.tests = 0;
  }
}

interface Comparison {
  readonly id: number;
  readonly home: "equals" | "automaton" | "tested";
  /** Folded texts: what satisfies it is equal to one of them. */
  readonly wholes: readonly string[];
  /** What satisfies it meets this. */
  readonly requirement: Requirement;
  /** What is equal to one of its texts, or meets its requirement, satisfies it. */
  readonly isDecided: boolean;
  readonly test: (text: string) => boolean;
}

function comparisonOf(id: number, probe: TextProbe): Comparison {
  const test = testOf(probe);
  const required = requiredBy(probe);
  if (required === undefined)
    return { id, home: "tested", wholes: [], requirement: [], isDecided: false, test };
  const { clauses, isExact: isDecided } = required;
  const whole = clauses.find((clause) =>
    clause.every(({ isAtStart, isAtEnd }) => isAtStart && isAtEnd),
  );
  if (whole === undefined)
    return { id, home: "automaton", wholes: [], requirement: clauses, isDecided, test };
  const wholes = whole.map(({ text }) => text);
  return { id, home: "equals", wholes, requirement: [], isDecided, test };
}

/** To build an automaton takes about as long as so many tests, and so many for each of its nodes. */
const leastTests = 1000;
const testsForNode = 16;
