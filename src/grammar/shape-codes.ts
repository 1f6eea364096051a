/** The codes of faults in the characters and the shape of a rule; each row is a `DiagnosticRow`. */
export const shapeCodes = {
  // Characters
  "unexpected-character": {
    severity: "error",
    about: "a character that rules do not know",
    entra: "Query compilation error",
  },
  "typographic-character": {
    severity: "error",
    about: "a curly quote, a guillemet or a long dash where a plain one is due",
    entra: "Query compilation error",
  },
  "escaped-quote": {
    severity: "error",
    about: "a quote with the escape of another language before it",
    entra: "Query compilation error",
  },
  "unterminated-string": {
    severity: "error",
    about: "a quote that is opened and never closed",
    entra: "Query compilation error",
  },
  "spaced-hyphen": {
    severity: "error",
    about: "white space between a hyphen and its operator",
    entra: "Query compilation error",
  },
  comment: {
    severity: "error",
    about: "a comment; rules have none",
    entra: "Query compilation error",
  },
  template: {
    severity: "error",
    about: "a placeholder that was never filled in; inside a string only a warning",
    entra: "Query compilation error",
  },
  // Shape
  "empty-rule": { severity: "error", about: "no rule at all", entra: "Query compilation error" },
  "missing-operand": {
    severity: "error",
    about: "no comparison where one is due",
    entra: "Invalid operands found for operator",
  },
  "missing-operator": {
    severity: "error",
    about: "a property without an operator",
    entra: "Query compilation error",
  },
  "missing-value": {
    severity: "error",
    about: "an operator without a value",
    entra: "Invalid operands found for operator",
  },
  "missing-connective": {
    severity: "error",
    about: "two comparisons side by side",
    entra: "Query compilation error",
  },
  "missing-comma": {
    severity: "error",
    about: "two values side by side in a list",
    entra: "Query compilation error",
  },
  "missing-parenthesis": {
    severity: "error",
    about: "a parenthesis or bracket without its partner",
    entra: "Query compilation error",
  },
  "unexpected-text": {
    severity: "error",
    about: "text that belongs to nothing",
    entra: "Query compilation error",
  },
  "unquoted-string": {
    severity: "error",
    about: "a word where a quoted string is due",
    entra: "No object type",
  },
  "empty-list": {
    severity: "error",
    about: "a list without values",
    entra: "Invalid operands found for operator",
  },
  "trailing-comma": {
    severity: "error",
    about: "a comma with no value after it",
    entra: "Query compilation error",
  },
  "parenthesised-value": {
    severity: "error",
    about: "a value in parentheses",
    entra: "Query compilation error",
  },
  "property-on-the-right": {
    severity: "error",
    about: "a property where a constant is due",
    entra: "Invalid operands found for operator",
  },
  "wrong-dialect": {
    severity: "error",
    about: "a piece of another language: OData, Okta, PowerShell",
    entra: "Query compilation error",
  },
  "missing-space": { severity: "warning", about: "two words without a space between them" },
  "bare-quantifier": {
    severity: "warning",
    about: "`-any` or `-all` without parentheses around its body",
  },
  "lone-apostrophe": { severity: "warning", about: "a single apostrophe inside double quotes" },
  "powershell-constant": {
    severity: "hint",
    about: "`$true`, `$false` or `$null` for `true`, `false` or `null`",
  },
  "property-case": {
    severity: "hint",
    about: "a name in another letter case than the catalogue's",
  },
  // The rules that stand alone
  "direct-reports-form": {
    severity: "error",
    about: "`Direct Reports for` without exactly one quoted id after it",
    entra: "Query compilation error",
  },
  "direct-reports-stands-alone": {
    severity: "error",
    about: "`Direct Reports for` beside anything else",
    entra: "Invalid operands found for operator",
  },
  "invalid-guid": {
    severity: "error",
    about: "a manager's id that is no GUID",
    entra: "Query compilation error",
  },
  "member-of-form": {
    severity: "error",
    about: "`memberOf` in any form but its only one",
    entra: "Wrong property applied",
  },
  "member-of-stands-alone": {
    severity: "error",
    about: "`memberOf` beside anything else",
    entra: "Invalid operands found for operator",
  },
  "too-many-ids": {
    severity: "error",
    about: "more than 50 groups in `memberOf`",
    entra: "Query compilation error",
  },
  "not-a-guid": { severity: "warning", about: "a group id that is no GUID" },
  "member-of-retired": {
    severity: "warning",
    about: "`memberOf`, whose preview ended on 2026-11-03",
  },
} as const;
