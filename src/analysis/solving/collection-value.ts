import type { Formula, Literal, Variable } from "../formula/formula.ts";
import { allOf, not } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import type { Undecided } from "../undecided.ts";
import type { DomainAnswer } from "./domain-answer.ts";
import { plausibleTexts } from "./plausible-texts.ts";
import type { Asking } from "./run.ts";
import type { Solution } from "./solution.ts";

/**
 * Finds the items of a collection: one for each body that some item must satisfy, and of none of those that none may.
 * Items are independent of each other, so that is all there is to it.
 */
export function collectionValue(
  variable: Variable,
  literals: readonly Literal[],
  { search }: Asking,
): DomainAnswer {
  const wanted = bodiesOf(literals, true);
  const refused = bodiesOf(literals, false).map(not);
  if (wanted.length === 0) return { kind: "some", sample: () => ({ values: [] }) };
  let undecided: Undecided | undefined;
  for (const body of wanted) {
    const item = search([body, ...refused]);
    if (item.kind === "none") return item;
    if (item.kind === "undecided") undecided ??= item.undecided;
  }
  if (undecided !== undefined) return { kind: "undecided", undecided };
  return {
    kind: "some",
    sample: (asking) => {
      const items = itemsOf(variable, { wanted, refused }, asking);
      return items && { values: [[variable.key, items]] };
    },
  };
}

/** What some item must satisfy, or none may; to have a value is to have any item. */
const bodiesOf = (literals: readonly Literal[], holds: boolean): readonly Formula[] =>
  literals.flatMap(({ atom: { claim }, holds: isWanted }): Formula[] => {
    if (isWanted !== holds) return [];
    return claim.kind === "some" ? [claim.body] : [allOf([])];
  });

interface Bodies {
  readonly wanted: readonly Formula[];
  readonly refused: readonly Formula[];
}

/** Few items: each satisfies as many bodies as it can, in their order. */
function itemsOf(
  variable: Variable,
  { wanted, refused }: Bodies,
  { space, search }: Asking,
): readonly unknown[] | undefined {
  const shared: { bodies: readonly Formula[]; item: Found }[] = [];
  for (const body of wanted) {
    const joined = shared.some((one) => {
      const bodies = [...one.bodies, body];
      const both = search([...bodies, ...refused]);
      if (both.kind !== "found") return false;
      one.bodies = bodies;
      one.item = both;
      return true;
    });
    if (joined) continue;
    const item = search([body, ...refused]);
    // There is one, as was found out before; with the work spent there is no saying which.
    if (item.kind !== "found") return undefined;
    shared.push({ bodies: [body], item });
  }
  return shared.map(({ item }) => itemOf(variable, item, space));
}

type Found = Extract<Solution, { kind: "found" }>;

function itemOf({ type, name }: Variable, { values }: Found, space: Space): unknown {
  if (type === "texts") {
    const item = space.itemVariable(name);
    return values.get(item.key) ?? plausibleTexts(item.name)[0];
  }
  return Object.fromEntries(
    [...values].map(([key, value]) => [key.slice(key.indexOf(".") + 1), value]),
  );
}
