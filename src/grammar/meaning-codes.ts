/** The codes of faults in what a rule or a subject says; each row is a `DiagnosticRow`. */
export const meaningCodes = {
  // Names and types
  "missing-prefix": {
    severity: "error",
    about: "a property without `user.` or `device.`",
    entra: "No object type",
  },
  "unknown-property": {
    severity: "error",
    about: "a name that is no property of rules",
    entra: "Attribute not supported",
  },
  "wrong-subject": {
    severity: "error",
    about: "a rule about the other kind of subject",
    entra: "Invalid object type",
  },
  "mixed-subjects": {
    severity: "error",
    about: "users and devices in one rule",
    entra: "Invalid object type",
  },
  "unknown-operator": {
    severity: "error",
    about: "an operator that rules do not know",
    entra: "Query compilation error",
  },
  "operator-not-supported": {
    severity: "error",
    about: "an operator that the property's type does not take",
    entra: "Operator isn't supported on attribute",
  },
  "item-out-of-place": {
    severity: "error",
    about: "an item outside `-any`/`-all`, or a property inside",
    entra: "Invalid operands found for operator",
  },
  "wrong-item": {
    severity: "error",
    about: "the item of another collection",
    entra: "Invalid operands found for operator",
  },
  "list-needs-in": {
    severity: "error",
    about: "a list after an operator that takes one value",
    entra: "Invalid operands found for operator",
  },
  "in-needs-list": {
    severity: "error",
    about: "a single value after `-in` or `-notIn`",
    entra: "Invalid operands found for operator",
  },
  "null-needs-equality": {
    severity: "error",
    about: "`null` with an operator other than `-eq` and `-ne`",
    entra: "Invalid operands found for operator",
  },
  "type-mismatch": {
    severity: "error",
    about: "a value of another type than the property's",
    entra: "Invalid operands found for operator",
  },
  "invalid-date": {
    severity: "error",
    about: "a date that the calendar does not have",
    entra: "Invalid operands found for operator",
  },
  "invalid-duration": {
    severity: "error",
    about: "a duration that cannot be read",
    entra: "Query compilation error",
  },
  "chained-duration": {
    severity: "error",
    about: "more than one step from `system.now`",
    entra: "Query compilation error",
  },
  "now-needs-ordering": {
    severity: "error",
    about: "`system.now` with an operator other than `-ge` and `-le`",
    entra: "Operator isn't supported on attribute",
  },
  "regex-syntax": {
    severity: "error",
    about: "a malformed pattern",
    entra: "Query compilation error",
  },
  "regex-unsupported": {
    severity: "error",
    about: "a construct of .NET patterns that is not served",
    entra: "Query compilation error",
  },
  "regex-unsafe": {
    severity: "error",
    about: "a pattern that is too large to be matched safely",
    entra: "Query compilation error",
  },
  "quoted-boolean": { severity: "hint", about: "`true` or `false` in quotes" },
  "quoted-null": {
    severity: "warning",
    about: 'the four-letter word "null" where `null` may be meant',
  },
  "empty-literal": { severity: "warning", about: 'a comparison with "", which no value equals' },
  "value-never-occurs": {
    severity: "warning",
    about: "a value outside the property's closed vocabulary",
  },
  "undocumented-ordering": { severity: "warning", about: "`-ge` or `-le` on a version" },
  // Limits
  "rule-too-long": {
    severity: "error",
    about: "more characters than a rule may have",
    entra: "Rule exceeds maximum allowed length",
  },
  "too-deep": {
    severity: "error",
    about: "more nesting than a rule may have",
    entra: "Query compilation error",
  },
  "list-too-long": {
    severity: "error",
    about: "more values than a list may have",
    entra: "Query compilation error",
  },
  // Subjects and changes
  "missing-clock": {
    severity: "error",
    about: "a rule that reads `system.now` where no time is given",
  },
  "unknown-attribute": {
    severity: "error",
    about: "a name in a subject's data that is no property of rules",
  },
  "wrong-attribute-type": {
    severity: "error",
    about: "a value in a subject's data that its property cannot hold",
  },
  "subject-mismatch": { severity: "error", about: "a change that does not fit the directory" },
  "unreadable-input": { severity: "error", about: "a file or record that cannot be read" },
} as const;
