import { type AdviceCode, type DiagnosticCode } from "../grammar/diagnostic-code.ts";
import type { LintKind } from "./lint-options.ts";

/** What a diagnostic is about: the language itself, or one of the kinds of lints. */
export type CodeKind = "language" | LintKind | "data" | "groups";

/** Tells what a diagnostic is about. */
export const kindOfCode = (code: DiagnosticCode): CodeKind =>
  isAdvice(code) ? kinds[code] : "language";

const isAdvice = (code: DiagnosticCode): code is AdviceCode => Object.hasOwn(kinds, code);

const kinds: Readonly<Record<AdviceCode, CodeKind>> = {
  "negation-matches-unset": "meaning",
  "vacuous-all": "meaning",
  "mixed-and-or": "meaning",
  "contains-on-collection": "meaning",
  "duplicate-literal": "meaning",
  "repeated-comparison": "meaning",
  contradiction: "meaning",
  "always-true": "meaning",
  "shadowed-branch": "meaning",
  "expensive-match": "cost",
  "expensive-contains": "cost",
  "or-chain": "cost",
  "ne-chain": "cost",
  "redundant-comparison": "cost",
  "rule-length": "cost",
  "self-writable-attribute": "security",
  "guest-reachable": "security",
  "hybrid-self-writable": "security",
  "includes-guests": "security",
  "includes-disabled": "security",
  "loose-match-on-influenced-attribute": "security",
  "mail-domain-unanchored": "security",
  "regex-unanchored": "security",
  "device-self-reported": "security",
  "value-not-in-data": "data",
  "seldom-set": "data",
  "branch-of-nobody": "data",
  "branch-of-everybody": "data",
  "spelling-variants": "data",
  "same-meaning": "groups",
  "subset-of-group": "groups",
  "disjoint-groups": "groups",
  "dangling-id": "groups",
};
