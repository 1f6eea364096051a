import type { Condition } from "../../check/checked-rule.ts";
import type { Formula } from "../../analysis/formula/formula.ts";
import { allOf, everything, not, nothing } from "../../analysis/formula/join.ts";
import { Space } from "../../analysis/formula/space.ts";
import { search } from "../../analysis/solving/search.ts";
import type { Work } from "../../analysis/work.ts";
import type { Place } from "../rewriting/place.ts";
import { type Answer, answersOf } from "./answer.ts";
import { relatedTo } from "./related.ts";

/**
 * Decides what parts of one rule can say where they count, exactly and for every subject that there can be. What it
 * cannot decide within its work it does not claim.
 *
 * A part **counts** for somebody where the rule would answer otherwise if the part did. Parts that were found needless can be
 * taken out; later questions are asked of the rule without them. What raises the rule when it is taken out (an operand of an
 * `-and`) and what lowers it (one of an `-or`) are kept apart: of each kind all can go together, so any selection of both
 * lies between two rules that mean the same as the rule, and means the same, too.
 */
export class Decider {
  private readonly space = new Space({ values: "any" });
  private readonly work: Work = { left: workOfRule };
  private readonly sides: Readonly<Record<Side, Sided>> = { raising: sided(), lowering: sided() };
  private readonly asWritten = sided();

  /** Tells whether a part, wherever it counts, surely answers this, and it does count for somebody. */
  isSettled(place: Place, holds: boolean): boolean {
    const side = sideOf(place, holds);
    const { part } = place;
    const sided = this.sides[side];
    const kin = this.formulas(answersOf(place.kin), sided);
    if (this.isNever(this.formula({ part, holds: !holds }, sided), kin))
      return !this.isNever(this.formula({ part, holds }, sided), kin);
    return place.within !== undefined && this.isSettledFor(place.within, part, holds, side);
  }

  /** Tells whether nobody is answered so by all of some parts: of the subject, or all of an item. */
  isImpossible(answers: readonly Answer[]): boolean {
    const all = this.formulas(answers, this.asWritten);
    return this.work.left > 0 && this.isNone(all, { left: this.share() });
  }

  /** Takes a part to be needless from now on: that it always answers this. */
  takeOut(place: Place, holds: boolean): void {
    const { taken, formulas } = this.sides[sideOf(place, holds)];
    taken.set(place.part, holds);
    for (let at: Place | undefined = place; at !== undefined; at = at.outer) {
      formulas.delete(at.part);
    }
  }

  /** Tells whether a part was taken out. */
  isTakenOut({ part }: Pick<Place, "part">): boolean {
    return this.sides.raising.taken.has(part) || this.sides.lowering.taken.has(part);
  }

  /**
   * The same for a part of the body of a quantifier, through what stands around the quantification: whether the whole
   * of it would never answer otherwise.
   */
  private isSettledFor(within: Place, part: Condition, holds: boolean, side: Side): boolean {
    const sided = this.sides[side];
    const kin = this.formulas(answersOf(within.kin), sided);
    if (kin.length === 0 || this.work.left <= 0) return false;
    const asItIs = this.formula({ part: within.part, holds: true }, sided);
    const instead = this.space.formulaOfPart(within.part, {
      instead: (inner) => (inner === part ? constant(holds) : constantOf(sided.taken.get(inner))),
    });
    const isRaised = (side === "raising") === within.isPositive;
    const [more, less] = isRaised ? [instead, asItIs] : [asItIs, instead];
    return this.isNever(allOf([more, not(less)]), kin);
  }

  /** Tells whether a formula never holds beside others. Those that share nothing with it can be satisfied on their own. */
  private isNever(formula: Formula, others: readonly Formula[]): boolean {
    if (formula.kind === "constant") return !formula.holds;
    if (this.work.left <= 0) return false;
    const own: Work = { left: this.share() };
    return this.isNone([formula, ...relatedTo(formula, others, this.space, own)], own);
  }

  /** Tells whether formulas never all hold, with the work of one question. */
  private isNone(formulas: readonly Formula[], own: Work): boolean {
    const answer = search(formulas, this.space, own);
    this.work.left -= this.share() - Math.max(0, own.left);
    return answer.kind === "none";
  }

  private share(): number {
    return Math.min(this.work.left, workOfQuestion);
  }

  private formulas(answers: Iterable<Answer>, sided: Sided): readonly Formula[] {
    const found: Formula[] = [];
    for (const answer of answers) {
      if (this.work.left-- <= 0) break;
      found.push(this.formula(answer, sided));
    }
    return found;
  }

  private formula({ part, holds }: Answer, { taken, formulas }: Sided): Formula {
    let formula = formulas.get(part);
    if (formula === undefined) {
      formula = this.space.formulaOfPart(part, {
        // Items are only ever compared with those of the same body, so that any name will do.
        collection: "_",
        instead: (inner) => constantOf(taken.get(inner)),
      });
      formulas.set(part, formula);
    }
    return holds ? formula : not(formula);
  }
}

/** What taking a part out can do to a rule: give it more members, or fewer; that it does neither is what is proved. */
type Side = "raising" | "lowering";

interface Sided {
  /** What was taken out, with the answer that it is taken to give. */
  readonly taken: Map<Condition, boolean>;
  readonly formulas: Map<Condition, Formula>;
}

const sided = (): Sided => ({ taken: new Map(), formulas: new Map() });

const sideOf = ({ isPositive }: Place, holds: boolean): Side =>
  holds === isPositive ? "raising" : "lowering";

const constant = (holds: boolean): Formula => (holds ? everything : nothing);

const constantOf = (holds: boolean | undefined): Formula | undefined =>
  holds === undefined ? undefined : constant(holds);

/** For all questions about a rule, and for one of them: a rule as people write them needs a hundredth of it. */
const workOfRule = 300_000;
const workOfQuestion = 50_000;
