import type { Condition } from "../../check/checked-rule.ts";
import { readsClock } from "../../check/condition.ts";
import type { Subject } from "../../eval/subject.ts";
import { print } from "../../grammar/print.ts";
import { attributeRead, LeafAnswers, type NumberedLeaf } from "./leaf-answers.ts";

/**
 * Counts how many satisfy conditions and all parts of them that `-and`, `-or` and `-not` join, over three values.
 *
 * What is written alike is one node. Leaves are asked of one after the other, and nodes over them of 32 at a time, a bit
 * for each: whether it surely holds, and whether it possibly does, which is the same where nothing is unknown.
 */
export class BranchCounts {
  private readonly numbers = new Map<string, number>();
  /** In an order in which parts come before what they are parts of. */
  private readonly junctions: Junction[] = [];
  private readonly answers: readonly LeafAnswers[];
  /** Leaves that read a clock that there is none of. */
  private readonly clockless: readonly number[];
  private readonly sights = new WeakMap<ReadonlySet<string>, Sight>();
  private readonly satisfied: Float64Array;
  private readonly undecided: Uint8Array;

  private readonly sure: Int32Array;
  private readonly possible: Int32Array;
  /** How many are in the block, and what is unknown of all of them. */
  private filled = 0;
  private unknown: ReadonlySet<string> = new Set();

  public constructor(conditions: Iterable<Condition>, now: Date | undefined) {
    const leaves: NumberedLeaf[] = [];
    for (const condition of conditions) this.number(condition, leaves);
    const isClockless = ({ leaf }: NumberedLeaf): boolean => now === undefined && readsClock(leaf);
    this.clockless = leaves.filter(isClockless).map(({ index }) => index);
    const seeing = leaves.filter((leaf) => !isClockless(leaf));
    const byAttribute = Map.groupBy(seeing, ({ leaf }) => attributeRead(leaf));
    this.answers = Array.from(
      byAttribute,
      ([attribute, some]) => new LeafAnswers(attribute, some, now?.getTime() ?? 0),
    );
    const { size } = this.numbers;
    this.satisfied = new Float64Array(size);
    this.undecided = new Uint8Array(size);
    this.sure = new Int32Array(size);
    this.possible = new Int32Array(size);
  }

  /** Counts somebody; the same set always holds the same names. */
  public add(subject: Subject, unknown: ReadonlySet<string>): void {
    if (unknown !== this.unknown || this.filled === blockSize) this.flush();
    this.unknown = unknown;
    const bit = 1 << this.filled++;
    for (const answers of this.sightOf(unknown).answers) {
      for (const index of answers.holding(subject)) {
        this.sure[index] = (this.sure[index] ?? 0) | bit;
        this.possible[index] = (this.possible[index] ?? 0) | bit;
      }
    }
  }

  /** By the canonical text of each part, how many satisfy it; nothing where somebody is undecided. */
  public counts(): ReadonlyMap<string, number> {
    this.flush();
    return new Map(
      [...this.numbers]
        .filter(([, index]) => this.undecided[index] === 0)
        .map(([text, index]) => [text, this.satisfied[index] ?? 0]),
    );
  }

  private number(condition: Condition, leaves: NumberedLeaf[]): number {
    const text = print(condition.written);
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const operands = operandsOf(condition).map((operand) => this.number(operand, leaves));
    const index = this.numbers.size;
    this.numbers.set(text, index);
    switch (condition.kind) {
      case "and":
      case "or":
      case "not":
        this.junctions.push({ kind: condition.kind, operands, index });
        break;
      case "test":
      case "quantified":
      case "member-of":
      case "direct-reports":
        leaves.push({ leaf: condition, index });
        break;
      default:
        condition satisfies never;
    }
    return index;
  }

  private sightOf(unknown: ReadonlySet<string>): Sight {
    const known = this.sights.get(unknown);
    if (known !== undefined) return known;
    const blind = this.answers.filter((answers) => answers.isBlind(unknown));
    const sight: Sight = {
      answers: this.answers.filter((answers) => !blind.includes(answers)),
      blind: [...this.clockless, ...blind.flatMap((answers) => answers.numbers())],
    };
    this.sights.set(unknown, sight);
    return sight;
  }

  /** Counts the block, and begins another. */
  private flush(): void {
    if (this.filled === 0) return;
    const { sure, possible } = this;
    const everybody = this.filled === blockSize ? -1 : (1 << this.filled) - 1;
    for (const index of this.sightOf(this.unknown).blind) possible[index] = everybody;
    for (const junction of this.junctions) {
      sure[junction.index] = combined(junction, sure, possible) & everybody;
      possible[junction.index] = combined(junction, possible, sure) & everybody;
    }
    for (let index = 0; index < sure.length; index++) {
      const bits = sure[index] ?? 0;
      this.satisfied[index] = (this.satisfied[index] ?? 0) + bitsIn(bits);
      if (possible[index] !== bits) this.undecided[index] = 1;
    }
    sure.fill(0);
    possible.fill(0);
    this.filled = 0;
  }
}

interface Junction {
  readonly kind: "and" | "or" | "not";
  readonly operands: readonly number[];
  readonly index: number;
}

/** What can be answered where something is unknown. */
interface Sight {
  readonly answers: readonly LeafAnswers[];
  /** Leaves that possibly hold. */
  readonly blind: readonly number[];
}

/** The bits of a number. */
const blockSize = 32;

const operandsOf = (condition: Condition): readonly Condition[] => {
  if (condition.kind === "and" || condition.kind === "or") return condition.operands;
  return condition.kind === "not" ? [condition.operand] : [];
};

/** Strong Kleene: `-not` surely holds where its operand does not even possibly. */
function combined({ kind, operands }: Junction, own: Int32Array, other: Int32Array): number {
  switch (kind) {
    case "and": {
      let bits = -1;
      for (const operand of operands) bits &= own[operand] ?? 0;
      return bits;
    }
    case "or": {
      let bits = 0;
      for (const operand of operands) bits |= own[operand] ?? 0;
      return bits;
    }
    case "not":
      return ~(other[operands[0] ?? -1] ?? 0);
    default:
      return kind satisfies never;
  }
}

function bitsIn(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
