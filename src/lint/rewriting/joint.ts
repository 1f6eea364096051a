import type { Condition, Junction } from "../../check/checked-rule.ts";
import { impliesSet } from "../parts-of.ts";

/** An `-and` or `-or` with all that it joins, through parentheses of the same kind too. */
export interface Joint {
  readonly junction: Junction;
  /** None of them is a junction of the same kind. */
  readonly operands: readonly Condition[];
  /** The names of the properties that have a value wherever the whole counts, whatever it says itself. */
  readonly set: ReadonlySet<string>;
  /** Whether it stands in the body of a quantifier without parentheses, where an edit could move the body's end. */
  readonly isInBareBody: boolean;
}

/** Every joint of a rule, outermost first. */
export const jointsOf = (condition: Condition): readonly Joint[] =>
  Array.from(jointsIn(condition, { set: new Set(), isInBareBody: false }));

type Place = Pick<Joint, "set" | "isInBareBody">;

function* jointsIn(part: Condition, place: Place): Generator<Joint> {
  switch (part.kind) {
    case "and":
    case "or": {
      const operands = leavesOf(part, part.kind);
      yield { junction: part, operands, ...place };
      const implied = part.kind === "and" ? operands.flatMap(impliesSet) : [];
      const inside = { ...place, set: new Set([...place.set, ...implied]) };
      for (const operand of operands) yield* jointsIn(operand, inside);
      return;
    }
    case "not":
      yield* jointsIn(part.operand, place);
      return;
    case "quantified": {
      const isBare = part.written.span.end === part.body.written.span.end;
      yield* jointsIn(part.body, { ...place, isInBareBody: isBare });
      return;
    }
    case "test":
    case "member-of":
    case "direct-reports":
      return;
    default:
      part satisfies never;
  }
}

const leavesOf = (condition: Condition, kind: Junction["kind"]): readonly Condition[] =>
  condition.kind === kind
    ? condition.operands.flatMap((operand) => leavesOf(operand, kind))
    : [condition];
