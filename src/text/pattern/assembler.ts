import { canMatchNothing } from "./can-match-nothing.ts";
import type { Look, Pattern, Repeat } from "./pattern.ts";
import type { Step } from "./step.ts";
import type { UnitSet } from "./unit-set.ts";

/** What programs of one pattern have in common. */
export interface Common {
  /** The distinct sets met so far, by number. */
  readonly sets: Map<UnitSet, number>;
  /** Returns the number of the table for a lookaround that goes the other way. */
  readonly tableOf: (look: Look) => number;
}

/**
 * Where to go on: at `idle` if the current round of the innermost repetition has consumed nothing so far, else at `busy`.
 *
 * An idle round is the last, as in .NET. It also means that a way comes back to a step over a unit only.
 */
interface Exits {
  readonly idle: number;
  readonly busy: number;
}

/** Writes patterns as steps, each from its end to its start, so that a step knows where to go on. */
export class Assembler {
  readonly steps: Step[] = [{ kind: "accept" }];
  private readonly common: Common;
  private readonly backward: boolean;
  private readonly bodies = new Map<Pattern, number>();

  /** `backward` programs match from right to left, as lookbehinds do. */
  constructor(common: Common, backward: boolean) {
    this.common = common;
    this.backward = backward;
  }

  /** Writes a pattern that stands by itself; returns the number of its first step. */
  write(pattern: Pattern): number {
    const known = this.bodies.get(pattern);
    if (known !== undefined) return known;
    const { idle } = this.emit(pattern, both(accept));
    this.bodies.set(pattern, idle);
    return idle;
  }

  private emit(node: Pattern, to: Exits): Exits {
    switch (node.kind) {
      case "empty":
        return to;
      case "unit":
        return both(this.add({ kind: "unit", set: this.numberOf(node.set), next: to.busy }));
      case "sequence": {
        const items = this.backward ? node.items : node.items.toReversed();
        return items.reduce((exits, item) => this.emit(item, exits), to);
      }
      case "choice":
        return this.emitChoice(node.options.map((option) => this.emit(option, to)));
      case "repeat":
        return this.emitRepeat(node, to);
      case "assertion":
        return this.addFor(to, (next) => ({ kind: "assertion", place: node.place, next }));
      case "look":
        return this.emitLook(node, to);
      case "atomic":
        return this.emitAtomic(node.item, to);
      default:
        return node satisfies never;
    }
  }

  private emitChoice(entries: readonly Exits[]): Exits {
    const split = (options: readonly number[]): number =>
      options.reduceRight((other, next) => this.add({ kind: "split", next, other }));
    const busy = split(entries.map((entry) => entry.busy));
    if (entries.every((entry) => entry.idle === entry.busy)) return both(busy);
    return { idle: split(entries.map((entry) => entry.idle)), busy };
  }

  private emitLook(node: Look, to: Exits): Exits {
    const { negated } = node;
    if ((node.direction === "behind") === this.backward) {
      const body = this.write(node.item);
      return this.addFor(to, (next) => ({ kind: "look", body, negated, next }));
    }
    const table = this.common.tableOf(node);
    return this.addFor(to, (next) => ({ kind: "look-up", table, negated, next }));
  }

  private emitAtomic(item: Pattern, to: Exits): Exits {
    const body = this.write(item);
    // A body that consumes something always goes on from afar; to say otherwise could close a circle of steps.
    const near = canMatchNothing(item) ? to : both(accept);
    return this.addFor(near, (next) => ({ kind: "atomic", body, next, far: to.busy }));
  }

  private emitRepeat(node: Repeat, to: Exits): Exits {
    const { item, least, most, lazy } = node;
    if (most === 0) return to;
    const canBeIdle = canMatchNothing(item);
    const round = (idle: number, busy: number): number =>
      this.emit(item, canBeIdle ? { idle, busy } : both(busy)).idle;
    const choose = (entry: number, exit: number): Step =>
      lazy
        ? { kind: "split", next: exit, other: entry }
        : { kind: "split", next: entry, other: exit };

    // For when something has been consumed before: `more` is where to go when no further round has to be, `after` is
    // where a round leads that did not have to be, `owing[n]` is where to go when n rounds have to be.
    let more = to.busy;
    let after = to.busy;
    let entry: number | undefined;
    if (most === Infinity) {
      more = this.add({ kind: "accept" });
      after = more;
      entry = round(to.busy, more);
      this.steps[more] = choose(entry, to.busy);
    }
    const extras = most === Infinity ? 0 : most - least;
    for (let extra = 0; extra < extras; extra++) {
      after = more;
      more = this.add(choose(round(to.busy, after), to.busy));
    }
    const owing = [more];
    let busy = more;
    for (let owed = 1; owed <= least; owed++) {
      busy = owed === 1 ? (entry ?? round(to.busy, more)) : round(busy, busy);
      owing.push(busy);
    }
    if (to.idle === to.busy) return both(busy);
    if (least === 0) return { idle: this.add(choose(round(to.idle, after), to.idle)), busy };
    let { idle } = to;
    for (const done of owing.slice(0, least)) idle = round(idle, done);
    return { idle, busy };
  }

  private addFor(to: Exits, step: (next: number) => Step): Exits {
    const busy = this.add(step(to.busy));
    return to.idle === to.busy ? both(busy) : { idle: this.add(step(to.idle)), busy };
  }

  private add(step: Step): number {
    return this.steps.push(step) - 1;
  }

  private numberOf(set: UnitSet): number {
    const { sets } = this.common;
    const known = sets.get(set);
    if (known !== undefined) return known;
    sets.set(set, sets.size);
    return sets.size - 1;
  }
}

const accept = 0;

const both = (step: number): Exits => ({ idle: step, busy: step });
