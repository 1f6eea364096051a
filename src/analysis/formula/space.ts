import type { CheckedRule, Condition } from "../../check/checked-rule.ts";
import type { AnalysisOptions } from "../analysis-options.ts";
import type { Binding } from "./binding.ts";
import type { Formula, Variable } from "./formula.ts";

/** Where formulas are comparable: it holds each atom once, and remembers what was found out about them. */
export class Space {
  readonly options: AnalysisOptions;

  constructor(options: AnalysisOptions = {}) {
    this.options = options;
  }

  /** Makes a text variable that is no property, such as an address. */
  textVariable(key: string): Variable {
    throw new TypeError(`not built yet: ${key}`);
  }

  /** What a rule asks of a subject; the same rule gives the same formula, and without a binding it is remembered. */
  formulaOf(rule: CheckedRule, binding?: Binding): Formula {
    throw new TypeError(`not built yet: ${rule.subject} ${String(binding)}`);
  }

  /** What a part of a rule asks of a subject. */
  formulaOfPart(part: Condition, binding?: Binding): Formula {
    throw new TypeError(`not built yet: ${part.kind} ${String(binding)}`);
  }
}
