import type { Cases } from "../../analysis/cases.ts";
import type { LegalRule } from "../legal-rules.ts";

/** The cases of one rule. */
export interface RuleCases {
  readonly rule: LegalRule;
  readonly now: Date;
  readonly found: Cases;
}
