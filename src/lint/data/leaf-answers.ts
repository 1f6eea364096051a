import { propertyRead } from "../../eval/property-read.ts";
import { type Question, questionOf } from "../../eval/compile.ts";
import { type Leaf, leafTruth } from "../../eval/evaluate.ts";
import { readerOf, type Subject } from "../../eval/subject.ts";

/** A leaf with its number. */
export interface NumberedLeaf {
  readonly leaf: Leaf;
  readonly index: number;
}

/** Answers all conditions on one attribute together, and remembers what it answered of a value. */
export class LeafAnswers {
  private readonly leaves: readonly NumberedLeaf[];
  private readonly questions: readonly Question[];
  private readonly now: number;
  private readonly read: (from: unknown) => unknown;
  /** The leaves that hold, by value. */
  private readonly known = new Map<string | boolean | undefined, readonly number[]>();

  /** @param now milliseconds since 1970 */
  public constructor(attribute: string, leaves: readonly NumberedLeaf[], now: number) {
    this.leaves = leaves;
    this.questions = leaves.map(({ leaf }) => questionOf(leaf));
    this.now = now;
    this.read = readerOf(attribute);
  }

  /** The numbers of the leaves that hold. */
  public holding(subject: Subject): readonly number[] {
    const value = this.read(subject);
    if (!isKept(value)) return this.ask(subject);
    const known = this.known.get(value);
    if (known !== undefined) return known;
    const holding = this.ask(subject);
    if (this.known.size < mostKept) this.known.set(value, holding);
    return holding;
  }

  /** Whether the leaves cannot be answered, as the data does not tell the attribute. */
  public isBlind(unknown: ReadonlySet<string>): boolean {
    const [first] = this.leaves;
    return first !== undefined && leafTruth(first.leaf, {}, this.now, unknown) === "unknown";
  }

  /** The numbers of all leaves. */
  public numbers(): number[] {
    return this.leaves.map(({ index }) => index);
  }

  private ask(subject: Subject): number[] {
    const holding: number[] = [];
    for (let place = 0; place < this.questions.length; place++) {
      const holds = this.questions[place]?.(subject, this.now) ?? false;
      if (holds) holding.push(this.leaves[place]?.index ?? 0);
    }
    return holding;
  }
}

/** Values that come early often come again; of those that come later each is asked. */
const mostKept = 1000;

const isKept = (value: unknown): value is string | boolean | undefined =>
  value === undefined ||
  typeof value === "boolean" ||
  (typeof value === "string" && value.length <= 100);

/** The attribute that a leaf reads; extension properties of applications go by any letter case. */
export function attributeRead(leaf: Leaf): string {
  const property = propertyRead(leaf);
  if (property === undefined) throw new TypeError("an item belongs to no subject");
  return property;
}
