/** A faulty rule, the code of its fault, and the rule after the first fix of each such diagnostic. */
export type FixRow = readonly [rule: string, code: string, fixed: string];

const characters: readonly FixRow[] = [
  ['user.city\u2003-eq "x"', "unexpected-character", 'user.city -eq "x"'],
  ['user.city -eq\u3000"x"', "unexpected-character", 'user.city -eq "x"'],
  ['user.city\u2009-eq\u2009"x"', "unexpected-character", 'user.city -eq "x"'],
  ['user.city \u200B-eq "x"', "unexpected-character", 'user.city -eq "x"'],
  ['user.city -eq \uFEFF"x"', "unexpected-character", 'user.city -eq "x"'],
  ["user.city -eq “x”", "typographic-character", 'user.city -eq "x"'],
  ["user.city -eq ‘x’", "typographic-character", "user.city -eq 'x'"],
  ["user.city -eq «x»", "typographic-character", 'user.city -eq "x"'],
  ["user.city -eq “two words”", "typographic-character", 'user.city -eq "two words"'],
  ['user.city -eq "x”', "typographic-character", 'user.city -eq "x"'],
  ["user.city -eq 'x’", "typographic-character", "user.city -eq 'x'"],
  ['user.city –eq "x"', "typographic-character", 'user.city -eq "x"'],
  ['user.city —eq "x"', "typographic-character", 'user.city -eq "x"'],
  ['user.city \u2011eq "x"', "typographic-character", 'user.city -eq "x"'],
  ["–not (user.city –eq “x”)", "typographic-character", '-not (user.city -eq "x")'],
  ["user.city -in [“a”, “b”]", "typographic-character", 'user.city -in ["a", "b"]'],
  ['user.city -eq \\"x\\"', "escaped-quote", 'user.city -eq "x"'],
  ["user.city -eq \\'x\\'", "escaped-quote", "user.city -eq 'x'"],
  ['user.city -in [\\"a\\", \\"b\\"]', "escaped-quote", 'user.city -in ["a", "b"]'],
];

const prefixes: readonly FixRow[] = [
  ['department -eq "x"', "missing-prefix", 'user.department -eq "x"'],
  [
    '(city -eq "x") -or (state -eq "y")',
    "missing-prefix",
    '(user.city -eq "x") -or (user.state -eq "y")',
  ],
  ['deviceOSType -eq "x"', "missing-prefix", 'device.deviceOSType -eq "x"'],
  ['otherMails -any (_ -eq "a")', "missing-prefix", 'user.otherMails -any (_ -eq "a")'],
  [
    'device.isRooted -eq true -and displayName -eq "x"',
    "missing-prefix",
    'device.isRooted -eq true -and device.displayName -eq "x"',
  ],
];

const quoted: readonly FixRow[] = [
  ["user.postalCode -eq 42", "type-mismatch", 'user.postalCode -eq "42"'],
  ["user.city -ne true", "type-mismatch", 'user.city -ne "true"'],
  ["user.city -eq 2024-01-01", "type-mismatch", 'user.city -eq "2024-01-01"'],
  ["user.postalCode -in [1, 2]", "type-mismatch", 'user.postalCode -in ["1", "2"]'],
  ["user.otherMails -contains 42", "type-mismatch", 'user.otherMails -contains "42"'],
  ["user.otherMails -any (_ -eq 42)", "type-mismatch", 'user.otherMails -any (_ -eq "42")'],
  ["user.city -startsWith system.now", "type-mismatch", 'user.city -startsWith "system.now"'],
  ["user.city -eq Oslo", "unquoted-string", 'user.city -eq "Oslo"'],
  ["(user.city -startsWith Os)", "unquoted-string", '(user.city -startsWith "Os")'],
  ["user.city -in [Oslo, Bergen]", "unquoted-string", 'user.city -in ["Oslo", "Bergen"]'],
  [
    "user.otherMails -any (_ -contains x)",
    "unquoted-string",
    'user.otherMails -any (_ -contains "x")',
  ],
];

const quantifiers: readonly FixRow[] = [
  ['user.otherMails -any _ -eq "a"', "bare-quantifier", 'user.otherMails -any (_ -eq "a")'],
  [
    'user.otherMails -all _ -eq "a" -or _ -eq "b"',
    "bare-quantifier",
    'user.otherMails -all (_ -eq "a" -or _ -eq "b")',
  ],
  [
    'user.otherMails -any _ -eq "a" -and user.city -eq "x"',
    "bare-quantifier",
    'user.otherMails -any (_ -eq "a") -and user.city -eq "x"',
  ],
  [
    '(user.otherMails -any -not _ -eq "a") -or user.city -eq "x"',
    "bare-quantifier",
    '(user.otherMails -any (-not _ -eq "a")) -or user.city -eq "x"',
  ],
  [
    'user.otherMails -any _ -eq "a" -and (_ -eq "b" -or _ -eq "c")',
    "bare-quantifier",
    'user.otherMails -any (_ -eq "a" -and (_ -eq "b" -or _ -eq "c"))',
  ],
  [
    'user.assignedPlans -any assignedPlan.service -eq "SCO" -and -not (assignedPlan.capabilityStatus -eq "Deleted")',
    "bare-quantifier",
    'user.assignedPlans -any (assignedPlan.service -eq "SCO" -and -not (assignedPlan.capabilityStatus -eq "Deleted"))',
  ],
];

const empties: readonly FixRow[] = [
  ['user.city -eq ""', "empty-literal", "user.city -eq null"],
  ['user.city -ne ""', "empty-literal", "user.city -ne null"],
  ["user.city ne ''", "empty-literal", "user.city ne null"],
  [
    "(user.city -eq \"\") -or (user.state -eq '')",
    "empty-literal",
    "(user.city -eq null) -or (user.state -eq null)",
  ],
  ['user.otherMails -ne ""', "empty-literal", "user.otherMails -ne null"],
];

/** Every fix that the language names. */
export const fixRows: readonly FixRow[] = [
  ...characters,
  ...prefixes,
  ...quoted,
  ...quantifiers,
  ...empties,
];
