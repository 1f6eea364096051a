import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Bound } from "../formula/binding.ts";
import type { Formula, Literal, Variable } from "../formula/formula.ts";
import { allOf, everything, nothing } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import { imageOfAddress, newGuest } from "./invited.ts";
import { valuesWritten } from "./values-written.ts";
import { withLiterals } from "./with-literals.ts";
import type { Writing } from "./writers.ts";

/** What a new guest is made of. */
export interface GuestSetting {
  readonly space: Space;
  readonly address: Variable;
  /** The domain of the tenant. */
  readonly host: string;
  /** What is written afterwards, by the keys of variables: free, within what can be written; or as it is `known`. */
  readonly written: ReadonlyMap<string, Writing>;
  readonly known?: ReadonlyMap<string, unknown>;
}

/** What a rule asks of the address, the object id and what is written, for a new guest whom it takes in. */
export function guestFormula(rule: CheckedRule, setting: GuestSetting): Formula {
  const { space, written, known } = setting;
  const values = new Map<string, Formula>();
  const formula = space.formulaOf(rule, {
    bound(property): Bound {
      const key = variableKey(property.name);
      if (known?.has(key) === true) return { kind: "known", value: known.get(key) };
      const writing = written.get(key);
      if (writing === undefined) return asInvited(property.name, setting);
      values.set(key, valuesWritten(space.variableOf(property), writing, space));
      return { kind: "free" };
    },
  });
  return allOf([ofNewId(formula), ...values.values()]);
}

function asInvited(property: string, { address, host }: GuestSetting): Bound {
  if (property === "objectId") return { kind: "free" };
  const image = imageOfAddress(property, host);
  if (image !== undefined) return { kind: "image", of: address, image };
  return {
    kind: "known",
    value: Object.hasOwn(newGuest, property) ? newGuest[property] : undefined,
  };
}

/** What is asked of the id of a new guest: it is there, and is none that the rule names. */
export const ofNewId = (formula: Formula): Formula => withNewId(formula, newIdOnly);

/** The same, but whatever id the guest gets. */
export const whateverId = (formula: Formula): Formula => withNewId(formula, () => nothing);

function withNewId(formula: Formula, instead: (literal: Literal) => Formula): Formula {
  return withLiterals(formula, (literal) =>
    literal.atom.variable.key === idKey ? instead(literal) : literal,
  );
}

const idKey = variableKey("objectId");

function newIdOnly(literal: Literal): Formula {
  const { claim } = literal.atom;
  if (claim.kind === "set") return literal.holds ? everything : nothing;
  const isNamed = claim.kind === "text" && claim.text.kind === "in";
  if (isNamed) return literal.holds ? nothing : everything;
  return literal;
}
