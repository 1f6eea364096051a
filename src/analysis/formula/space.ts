import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import type { Property, PropertyType } from "../../schema/property.ts";
import type { AnalysisOptions } from "../analysis-options.ts";
import { usualWork } from "../work.ts";
import type { Binding } from "./binding.ts";
import { claimKey } from "./claim-key.ts";
import type { Atom, Claim, Formula, Literal, Variable } from "./formula.ts";
import { conditionFormula } from "./formula-of.ts";
import { variableKey } from "./variable-key.ts";

/**
 * Where formulas are comparable: holds each atom and each variable once.
 *
 * What is found out about atoms is remembered by whoever finds it out, for as long as the space lives; so rules that are
 * compared with many others are best compared in one space.
 */
export class Space {
  readonly options: AnalysisOptions;
  /** The work that one question may cost. */
  readonly budget: number;
  private readonly atoms = new Map<string, Atom>();
  private readonly variables = new Map<string, Variable>();
  private readonly formulas = new WeakMap<CheckedRule, Formula>();

  /** @throws TypeError for a budget that is no whole number from 1 on, or a time that is none */
  constructor(options: AnalysisOptions = {}) {
    const { budget = usualWork, now } = options;
    if (!Number.isSafeInteger(budget) || budget < 1)
      throw new TypeError("`budget` must be a whole number from 1 on");
    if (now !== undefined && Number.isNaN(now.getTime()))
      throw new TypeError("`now` must be a valid Date");
    this.options = options;
    this.budget = budget;
  }

  /** Makes a text variable that is no property, such as an address; it always has a value. */
  textVariable(key: string): Variable {
    return this.variable({ key: `${key} `, name: key, type: "text", isAlwaysSet: true });
  }

  /** What a rule asks of a subject; the same rule gives the same formula, and without a binding it is remembered. */
  formulaOf(rule: CheckedRule, binding?: Binding): Formula {
    if (binding !== undefined) return this.formulaOfPart(rule.condition, binding);
    const known = this.formulas.get(rule);
    if (known !== undefined) return known;
    const formula = this.formulaOfPart(rule.condition);
    this.formulas.set(rule, formula);
    return formula;
  }

  /** What a part of a rule asks of a subject; a part of the body of a quantifier asks it of an item. */
  formulaOfPart(part: Condition, binding: Binding = {}): Formula {
    const { collection } = binding;
    return conditionFormula(part, {
      space: this,
      binding,
      ...(collection === undefined ? {} : { collection }),
    });
  }

  /** The literal that says that a claim holds of a variable. */
  literal(variable: Variable, claim: Claim): Literal {
    const key = `${variable.key}\n${claimKey(claim)}`;
    let atom = this.atoms.get(key);
    if (atom === undefined) {
      atom = { id: this.atoms.size, variable, claim };
      this.atoms.set(key, atom);
    }
    return { kind: "literal", atom, holds: true };
  }

  /** The variable of a property that may have any value; `copy` tells several of one property apart. */
  variableOf({ name, type, values }: VariableProperty, copy?: string): Variable {
    const isCatalogued = this.options.values !== "any";
    return this.variable({
      key: variableKey(name, copy),
      name,
      type: variableTypes[type],
      ...(isCatalogued && values !== undefined ? { values } : {}),
      isAlwaysSet: isCatalogued && name === "objectId",
    });
  }

  /** An item of a collection of texts: what is empty is dropped, so there is always something to it. */
  itemVariable(collection: string): Variable {
    const key = `_ ${collection}`;
    return this.variable({ key, name: key, type: "text", isAlwaysSet: true });
  }

  /** The variable with this key, made when it is first asked for. */
  variable(variable: Variable): Variable {
    const known = this.variables.get(variable.key);
    if (known !== undefined) return known;
    this.variables.set(variable.key, variable);
    return variable;
  }
}

type VariableProperty = Pick<Property, "name" | "type"> & { readonly values?: readonly string[] };

const variableTypes: Readonly<Record<PropertyType, Variable["type"]>> = {
  boolean: "boolean",
  string: "text",
  version: "text",
  date: "date",
  "string collection": "texts",
  "reference collection": "texts",
  "plan collection": "plans",
};
