import type { Pattern, Repeat } from "./pattern.ts";
import type { Step } from "./program.ts";
import type { UnitSet } from "./unit-set.ts";

/** What the assembler has to know beyond the pattern. */
export interface Setting {
  /** The sets met so far, by number; grows. */
  readonly sets: Map<UnitSet, number>;
  /** The steps read the text from right to left, as inside a lookbehind. */
  readonly backward: boolean;
  /** The order of preference has to be .NET's in all cases; if not, any step may be tried at any time. */
  readonly ordered: boolean;
  /** Returns the number of the table for a lookaround or an atomic group. */
  readonly tableOf: (node: Pattern & { readonly kind: "look" | "atomic" }) => number;
}

/**
 * Where to go on: `idle` if the current round of the innermost repetition has consumed nothing so far, `busy` if it has.
 *
 * A round that stays idle is the last, so both have to be told apart where order matters. This leaves no way back to a
 * step but over a unit.
 */
interface Exits {
  readonly idle: number;
  readonly busy: number;
}

/** Writes a pattern as steps, from its end to its start: each step knows where to go on. */
export class Assembler {
  readonly steps: Step[] = [];
  private readonly setting: Setting;
  /** The entries to rounds of a repetition, by where they go on: to share what would be the same steps. */
  private readonly rounds = new Map<Repeat, Map<number, number>>();
  private readonly loops = new Map<Repeat, Map<number, number>>();

  constructor(setting: Setting) {
    this.setting = setting;
  }

  /** Writes the whole pattern; returns the number of its first step. */
  assemble(pattern: Pattern): number {
    return this.emit(pattern, both(this.add({ kind: "accept" }))).idle;
  }

  private emit(node: Pattern, to: Exits): Exits {
    switch (node.kind) {
      case "empty":
        return to;
      case "unit": {
        const set = this.numberOf(node.set);
        return both(this.add({ kind: "unit", set, next: to.busy }));
      }
      case "sequence": {
        const items = this.setting.backward ? node.items : node.items.toReversed();
        return items.reduce((exits, item) => this.emit(item, exits), to);
      }
      case "choice":
        return this.emitChoice(node.options.map((option) => this.emit(option, to)));
      case "repeat":
        return this.emitRepeat(node, to);
      case "assertion":
        return this.each(to, (next) => ({ kind: "assertion", place: node.place, next }));
      case "look": {
        const table = this.setting.tableOf(node);
        return this.each(to, (next) => ({ kind: "look", table, negated: node.negated, next }));
      }
      case "atomic": {
        const table = this.setting.tableOf(node);
        return this.each(to, (next) => ({ kind: "atomic", table, next, other: to.busy }));
      }
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

  private emitRepeat(node: Repeat, to: Exits): Exits {
    const { least, most } = node;
    if (most === 0) return to;
    // `more` is the entry when all rounds that have to be are done, `after` where one more round leads; both when busy.
    let more = most === Infinity ? this.loop(node, to.busy) : to.busy;
    let after = more;
    for (let round = least; round < most && most !== Infinity; round++) {
      after = more;
      more = this.mayRepeat(node, to.busy, after);
    }
    // `owing[n]` is the entry when n rounds have to be before that.
    const owing = [more];
    for (let owed = 1; owed <= least; owed++) {
      const done = owing[owed - 1] ?? more;
      owing.push(this.round(node, { idle: owed === 1 ? to.busy : done, busy: done }));
    }
    const busy = owing[least] ?? more;
    if (to.idle === to.busy) return both(busy);
    if (least === 0) return { idle: this.mayRepeat(node, to.idle, after), busy };
    let idle = to.idle;
    for (const done of owing.slice(0, least)) idle = this.round(node, { idle, busy: done });
    return { idle, busy };
  }

  /** Writes a round that may be left out; `exit` is where to go on then, and after an idle round. */
  private mayRepeat(node: Repeat, exit: number, after: number): number {
    const round = this.round(node, { idle: exit, busy: after });
    return this.add(preferring(node.lazy, round, exit));
  }

  private loop(node: Repeat, exit: number): number {
    return shared(this.loops, node, exit, () => {
      const loop = this.add({ kind: "accept" });
      shared(this.loops, node, exit, () => loop);
      const round = this.round(node, { idle: exit, busy: loop });
      this.steps[loop] = preferring(node.lazy, round, exit);
      return loop;
    });
  }

  private round(node: Repeat, to: Exits): number {
    const canBeIdle = this.setting.ordered && canMatchNothing(node.item);
    const exits = canBeIdle ? to : both(to.busy);
    const key = exits.idle * 2 ** 26 + exits.busy;
    return shared(this.rounds, node, key, () => this.emit(node.item, exits).idle);
  }

  private each(to: Exits, step: (next: number) => Step): Exits {
    const busy = this.add(step(to.busy));
    return to.idle === to.busy ? both(busy) : { idle: this.add(step(to.idle)), busy };
  }

  private add(step: Step): number {
    return this.steps.push(step) - 1;
  }

  private numberOf(set: UnitSet): number {
    const { sets } = this.setting;
    const known = sets.get(set);
    if (known !== undefined) return known;
    sets.set(set, sets.size);
    return sets.size - 1;
  }
}

const both = (step: number): Exits => ({ idle: step, busy: step });

const preferring = (lazy: boolean, round: number, exit: number): Step =>
  lazy ? { kind: "split", next: exit, other: round } : { kind: "split", next: round, other: exit };

function shared(
  known: Map<Repeat, Map<number, number>>,
  node: Repeat,
  key: number,
  write: () => number,
): number {
  const ofNode = known.get(node) ?? new Map<number, number>();
  known.set(node, ofNode);
  const step = ofNode.get(key) ?? write();
  ofNode.set(key, step);
  return step;
}

function canMatchNothing(node: Pattern): boolean {
  switch (node.kind) {
    case "unit":
      return false;
    case "empty":
    case "assertion":
    case "look":
      return true;
    case "sequence":
      return node.items.every(canMatchNothing);
    case "choice":
      return node.options.some(canMatchNothing);
    case "repeat":
      return node.least === 0 || canMatchNothing(node.item);
    case "atomic":
      return canMatchNothing(node.item);
    default:
      return node satisfies never;
  }
}
