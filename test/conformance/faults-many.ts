/** Several faults in one rule, all found in one pass. */
export type ManyFaults = readonly [rule: string, codes: readonly string[]];

const guid = "62e19b97-8b3d-4d4a-a106-4ce66896a863";

/** Each rule with codes that must all be among its diagnostics. */
export const manyFaults: readonly ManyFaults[] = [
  ["# nothing else", ["comment"]],
  ['user.otherMails -some (_ -eq "x")', ["unknown-operator"]],
  ["department eq 'Sales'", ["missing-prefix", "wrong-dialect"]],
  ["department eq 'Sales' and accountEnabled eq true", ["missing-prefix", "wrong-dialect"]],
  ['user.city -in ["a", "b]', ["unterminated-string"]],
  ['(user.state -eq "b") -and (user.city -eq "Oslo)', ["unterminated-string"]],
  ['user.city -eq "x" %', ["unexpected-text"]],
  ["department -eq Sales", ["missing-prefix", "unquoted-string"]],
  ['user.foo -eq "a" -and user.bar -eq "b"', ["unknown-property"]],
  ['user.foo -gt "a"', ["unknown-property", "unknown-operator"]],
  ["user.city –eq “Oslo”", ["typographic-character"]],
  ["user.city –eq “Oslo” -and user.foo -eq 'x'", ["typographic-character", "unknown-property"]],
  ['user.city - eq "a" -and user.state -eq b', ["spaced-hyphen", "unquoted-string"]],
  ['user.city -in ["a",] -and user.state -in []', ["trailing-comma", "empty-list"]],
  ['user.city -in "a" -or user.state -eq ["b"]', ["in-needs-list", "list-needs-in"]],
  [
    'user.city -eq ("a") -or user.state -eq user.city',
    ["parenthesised-value", "property-on-the-right"],
  ],
  [
    "user.city -eq 42 -and user.accountEnabled -contains true",
    ["type-mismatch", "operator-not-supported"],
  ],
  [
    "user.city -contains null -or user.employeeHireDate -ge 2025-02-30",
    ["null-needs-equality", "invalid-date"],
  ],
  [
    "user.employeeHireDate -ge system.now -plus P1M -and user.employeeHireDate -eq system.now",
    ["invalid-duration", "now-needs-ordering"],
  ],
  ['user.city -match "(" -or user.state -match "[a"', ["regex-syntax"]],
  ['user.city -eq "a" -and device.displayName -eq 5', ["mixed-subjects", "type-mismatch"]],
  [
    "user.city\u2003-eq “a” -and user.state -eq <x>",
    ["unexpected-character", "typographic-character", "template"],
  ],
  ["# note\nuser.city – eq “a”", ["comment", "typographic-character", "spaced-hyphen"]],
  ['user.city -eq \\"a\\" -and department -eq "b"', ["escaped-quote", "missing-prefix"]],
  ['user.Department-eq"x"', ["missing-space", "property-case"]],
  ['user.surname -eq "O\'Brien" -or user.city -eq ""', ["lone-apostrophe", "empty-literal"]],
  ['user.city -eq "null" -or user.state -eq "${x}"', ["quoted-null", "template"]],
  [
    'user.otherMails -any _ -eq "a" -and user.UserType -eq "Gast"',
    ["bare-quantifier", "property-case", "value-never-occurs"],
  ],
  [
    'user.memberof -any (group.objectId -in ["x"])',
    ["property-case", "not-a-guid", "member-of-retired"],
  ],
  ['user.userType -eq "Gast" -and user.foo -eq "x"', ["value-never-occurs", "unknown-property"]],
  ['user.surname -eq "O\'Brien" -and user.city -eq Oslo', ["lone-apostrophe", "unquoted-string"]],
  ['_ -eq "a" -and user.foo -eq "b"', ["item-out-of-place", "unknown-property"]],
  ["user.otherMails -any (assignedPlan.service -eq 5)", ["wrong-item"]],
  [
    `(user.memberOf -any (group.objectId -in ["${guid}"])) -and user.foo -eq "x"`,
    ["member-of-stands-alone", "unknown-property"],
  ],
  [
    'user.city == "a" -and department -eq “b”',
    ["wrong-dialect", "missing-prefix", "typographic-character"],
  ],
];

/** Rules with two faults of one kind: both are reported, each with a span of its own. */
export const twice: readonly (readonly [rule: string, code: string, at: readonly string[]])[] = [
  ["user.city -eq “a”", "typographic-character", ["“", "”"]],
  ["user.city –eq ‘a’", "typographic-character", ["–", "‘", "’"]],
  ["user.city -in [a, b]", "unquoted-string", ["a", "b"]],
  ["user.city -eq `x`", "unquoted-string", ["x"]],
  ["user.city -eq `x`", "unexpected-character", ["`", "`"]],
  ["user.city -eq 1 -or user.state -eq 2", "type-mismatch", ["1", "2"]],
  ["user.city -in [1, 2]", "type-mismatch", ["1", "2"]],
  ['city -eq "x" -and state -eq "y"', "missing-prefix", ["city", "state"]],
  ['user.city -gt "x" -and user.state -lt "y"', "unknown-operator", ["-gt", "-lt"]],
  ['user.city -eq "O\'B" -or user.city -eq "D\'A"', "lone-apostrophe", ["'", "'"]],
  ["user.city -eq {0} -or user.state -eq {1}", "template", ["{0}", "{1}"]],
  ["user.city -eq \"\" -or user.state -eq ''", "empty-literal", ['""', "''"]],
  [
    "user.employeeHireDate -ge 2025-02-30 -and user.employeeHireDate -le 2025-02-31",
    "invalid-date",
    ["2025-02-30", "2025-02-31"],
  ],
  [
    'user.city -eq\u2003"x"\u2003-and user.state -eq "y"',
    "unexpected-character",
    ["\u2003", "\u2003"],
  ],
];

/** Rules that are right, and about which there is nothing to say. */
export const clean: readonly string[] = [
  'user.department -eq "Sales"',
  'user.city -endsWith"lo"',
  'user.otherMails -any(_ -contains "x")',
  '(user.city -eq "a")-and (user.state -eq "b")',
  'user.city -eq "x"-and user.state -eq "y"',
  'user.city eq "x" and NOT user.state startswith "y"',
  "user.city\t-eq\r\n'x'\u00A0",
  "user.city -in['a','b']",
  "user.city -in [ 'a' , 'b' ]",
  'user.city -eq "“a” – b\\_c `d {} $x # [e] (f)"',
  "user.city -eq 'a\"b'",
  "user.city -eq \"O''Brien\"",
  "user.city -eq null",
  "user.city -NE NULL",
  "user.accountEnabled -eq TRUE",
  "user.employeeHireDate -ge system.now -minus P7D",
  "user.employeeHireDate -ge (system.now)",
  'user.employeeHireDate -le "2024-02-29"',
  "user.employeeHireDate -eq 2024-02-29T23:59:59.9999999+05:30",
  'user.city -startsWith ""',
  'user.userType -eq "member"',
  "user.userType -eq null",
  'user.userType -contains "M"',
  'device.deviceTrustType -in ["AzureAD", "serverad", "Workplace"]',
  'user.passwordPolicies -eq "DisablePasswordExpiration, DisableStrongPassword"',
  'user.assignedPlans -any (assignedPlan.capabilityStatus -ne "lockedout")',
  'device.deviceOSVersion -startsWith "10.0"',
  'user.extension_9d98ed114c4840d298fad781915f27e4_Colour -ne "x"',
  `Direct Reports for "${guid}"`,
  `DIRECT  reports FOR '${guid.toUpperCase()}'`,
  '-not (-not (user.city -eq "a"))',
  'user.city -match "^(a|b)+\\d{2,3}$"',
];
