import type { Condition } from "../../check/checked-rule.ts";
import type { Property } from "../../schema/property.ts";
import type { Image } from "../text/text-claim.ts";
import type { Formula, Variable } from "./formula.ts";

/** What a property of the subject stands for in a formula. */
export type Bound =
  /** A variable of the usual kind; `copy` tells several of one property apart. */
  | { readonly kind: "free"; readonly copy?: string }
  /** A known value; `undefined` for unset. Comparisons become constants. */
  | { readonly kind: "known"; readonly value: unknown }
  /** A text made of a text variable; of a collection, its only item. */
  | { readonly kind: "image"; readonly of: Variable; readonly image: Image };

/** How the parts of a rule become a formula. */
export interface Binding {
  /** The name of the collection whose items the part is about, where it stands in the body of a quantifier. */
  readonly collection?: string;
  /** What a property stands for: free where this is left out. `manager` is a property here, too. */
  readonly bound?: (property: Pick<Property, "name" | "type">) => Bound;
  /** A formula in place of a part of the rule, in the sense of that part as written; `undefined` for the usual one. Asked for every part, junctions and bodies of quantifiers included, outermost first. */
  readonly instead?: (part: Condition) => Formula | undefined;
}
