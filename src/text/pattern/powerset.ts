import { Alphabet, endClass, lastLineFeedClass, unknownClass, type UnitClass } from "./alphabet.ts";
import { Assembler } from "./assembler.ts";
import { wordUnits } from "./named-units.ts";
import type { Pattern, Place } from "./pattern.ts";
import type { Step } from "./program.ts";
import { unitSet, type UnitSet } from "./unit-set.ts";

/**
 * The steps at which a search can stand that began anywhere in the text so far: their numbers as characters, ascending,
 * behind one for the context. A string, as states are looked up by what they are.
 */
export type State = string;

/** The search has found a match, or can find none any more; no context looks like them. */
export const found: State = "found";
export const lost: State = "lost";

/**
 * A pattern without lookarounds and atomic groups, followed on all its ways at once.
 *
 * Assertions about the unit before are settled when a state is made; those about the unit to come wait in the state.
 */
export class Powerset {
  readonly alphabet: Alphabet;
  /** The end of the text, and a line feed before it, may make a difference. */
  readonly looksAhead: boolean;
  private readonly steps: readonly Step[];
  private readonly start: number;
  private readonly isAnchored: boolean;
  /** The numbers of two sets that assertions ask for; -1, which holds nothing, if none does. */
  private readonly words: number;
  private readonly lineFeeds: number;
  private readonly reached: Uint8Array;
  private readonly unvisited: number[] = [];

  constructor(pattern: Pattern) {
    const numbers = new Map<UnitSet, number>();
    const assembler = new Assembler({ sets: numbers, backward: false, ordered: false, tableOf });
    this.start = assembler.assemble(pattern);
    this.steps = assembler.steps;
    this.looksAhead = this.steps.some(isWaiting);
    this.reached = new Uint8Array(this.steps.length);
    const sets = [...numbers.keys()];
    const places = new Set(this.steps.map((step) => step.kind === "assertion" && step.place));
    const asksWords = places.has("word-edge") || places.has("word-inside");
    this.words = asksWords ? sets.push(wordUnits()) - 1 : -1;
    const asksLines = places.has("line-start") || places.has("line-end");
    this.lineFeeds = asksLines ? sets.push(unitSet(10)) - 1 : -1;
    this.alphabet = new Alphabet(sets);
    // What cannot begin at the start of a line can begin at the start of the text only.
    this.isAnchored = this.stateFrom([this.start], atLineStart).length === 1;
  }

  /** Returns the state before the first unit. */
  first(): State {
    return this.stateFrom([this.start], atTextStart | atLineStart);
  }

  /** Returns the state behind a unit of the class; behind the end of the text it is `found` or `lost`. */
  after(state: State, unitClass: UnitClass): State {
    const context = state.charCodeAt(0);
    this.reached.fill(0);
    for (let index = 1; index < state.length; index++) {
      if (this.visit(state.charCodeAt(index), context, unitClass)) return found;
    }
    if (unitClass === endClass) return lost;
    const { steps, reached } = this;
    const targets = this.isAnchored ? [] : [this.start];
    for (let number = 0; number < steps.length; number++) {
      const step = reached[number] === 1 ? steps[number] : undefined;
      if (step?.kind !== "unit") continue;
      if (this.alphabet.holds(step.set, unitClass)) targets.push(step.next);
    }
    const next = this.stateFrom(targets, this.contextBehind(unitClass));
    return this.isAnchored && next.length === 1 ? lost : next;
  }

  private stateFrom(targets: readonly number[], context: number): State {
    this.reached.fill(0);
    for (const target of targets) {
      if (this.visit(target, context, unknownClass)) return found;
    }
    const { steps, reached } = this;
    const state = [0];
    for (let number = 0; number < steps.length; number++) {
      const step = reached[number] === 1 ? steps[number] : undefined;
      if (step?.kind === "unit") state.push(number);
      else if (step !== undefined && isWaiting(step)) {
        state.push(number);
        state[0] = context;
      }
    }
    return String.fromCharCode(...state);
  }

  /**
   * Reaches all that can be reached from a step without consuming a unit, `next` being the class of the unit to come,
   * or unknown; returns whether that is the end of a match.
   */
  private visit(from: number, context: number, next: UnitClass): boolean {
    const { unvisited, reached } = this;
    unvisited.length = 0;
    unvisited.push(from);
    for (let number = unvisited.pop(); number !== undefined; number = unvisited.pop()) {
      if (reached[number] === 1) continue;
      reached[number] = 1;
      const step = this.steps[number];
      if (step?.kind === "accept") return true;
      if (step?.kind === "split") unvisited.push(step.other, step.next);
      if (step?.kind === "assertion" && this.holds(step.place, context, next)) {
        unvisited.push(step.next);
      }
    }
    return false;
  }

  private holds(place: Place, context: number, next: UnitClass): boolean {
    switch (place) {
      case "text-start":
        return (context & atTextStart) !== 0;
      case "line-start":
        return (context & atLineStart) !== 0;
      case "text-end":
        return next === endClass;
      case "last-line-end":
        return next === endClass || next === lastLineFeedClass;
      case "line-end":
        return next === endClass || this.alphabet.holds(this.lineFeeds, next);
      case "word-edge":
      case "word-inside": {
        if (next === unknownClass) return false;
        const isEdge = ((context & behindWord) !== 0) !== this.alphabet.holds(this.words, next);
        return isEdge === (place === "word-edge");
      }
      default:
        return place satisfies never;
    }
  }

  private contextBehind(unitClass: UnitClass): number {
    const line = this.alphabet.holds(this.lineFeeds, unitClass) ? atLineStart : 0;
    return line | (this.alphabet.holds(this.words, unitClass) ? behindWord : 0);
  }
}

const atTextStart = 1;
const atLineStart = 2;
const behindWord = 4;

function tableOf(node: Pattern): never {
  throw new TypeError(`a pattern with the kind ${node.kind} needs passes`);
}

/** Tells whether a step asks for the unit to come. */
const isWaiting = (step: Step): boolean =>
  step.kind === "assertion" && step.place !== "text-start" && step.place !== "line-start";
