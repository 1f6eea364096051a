/** A rule as somebody wrote it, and its one canonical form. */
export type Printing = readonly [written: string, canonical: string];

const one: readonly Printing[] = [
  ['user.city -eq "Oslo"', 'user.city -eq "Oslo"'],
  ['user.city eq "Oslo"', 'user.city -eq "Oslo"'],
  ['  user.city\t-EQ\n"Oslo"  ', 'user.city -eq "Oslo"'],
  ['(user.city -eq "Oslo")', 'user.city -eq "Oslo"'],
  ['((user.city -eq "Oslo"))', 'user.city -eq "Oslo"'],
  ["user.city -eq 'Oslo'", 'user.city -eq "Oslo"'],
  ['user.city\u00A0-ne\u00A0"Oslo"', 'user.city -ne "Oslo"'],
  ['user.city -endsWith"lo"', 'user.city -endsWith "lo"'],
  ['user.city STARTSWITH "Os"', 'user.city -startsWith "Os"'],
  ['user.city -notstartswith "Os"', 'user.city -notStartsWith "Os"'],
  ['user.city Endswith "lo"', 'user.city -endsWith "lo"'],
  ['user.city -NOTENDSWITH "lo"', 'user.city -notEndsWith "lo"'],
  ['user.city Contains "l"', 'user.city -contains "l"'],
  ['user.city notcontains "l"', 'user.city -notContains "l"'],
  ['user.city -MATCH "^O"', 'user.city -match "^O"'],
  ['user.city notmatch "^O"', 'user.city -notMatch "^O"'],
  ['user.city -IN ["Oslo"]', 'user.city -in ["Oslo"]'],
  ["user.city notin['Oslo','Bergen']", 'user.city -notIn ["Oslo", "Bergen"]'],
  ['user.city -in [ "a" ,\n"b" ]', 'user.city -in ["a", "b"]'],
  ["user.city -eq NULL", "user.city -eq null"],
  ["user.city NE $null", "user.city -ne null"],
  ["user.accountEnabled -eq TRUE", "user.accountEnabled -eq true"],
  ["user.accountEnabled ne $False", "user.accountEnabled -ne false"],
];

const names: readonly Printing[] = [
  ['USER.CITY -eq "x"', 'user.city -eq "x"'],
  ['User.displayname -eq "x"', 'user.displayName -eq "x"'],
  ['user.mailnickname -eq "x"', 'user.mailNickName -eq "x"'],
  ['device.deviceostype -eq "iOS"', 'device.deviceOSType -eq "iOS"'],
  ['device.DEVICEPHYSICALIDS -any (_ -eq "x")', 'device.devicePhysicalIds -any (_ -eq "x")'],
  ['user.extensionattribute15 -eq "x"', 'user.extensionAttribute15 -eq "x"'],
  [
    'user.assignedplans -any (assignedplan.SERVICEPLANID -eq "x")',
    'user.assignedPlans -any (assignedPlan.servicePlanId -eq "x")',
  ],
  [
    'user.extension_9d98ed114c4840d298fad781915f27e4_City -eq "x"',
    'user.extension_9d98ed114c4840d298fad781915f27e4_City -eq "x"',
  ],
];

const precedence: readonly Printing[] = [
  ['user.city -eq "a" -and user.state -eq "b"', '(user.city -eq "a") -and (user.state -eq "b")'],
  ['user.city -eq "a" OR user.state -eq "b"', '(user.city -eq "a") -or (user.state -eq "b")'],
  [
    'user.city -eq "a" -and user.state -eq "b" -and user.country -eq "c"',
    '(user.city -eq "a") -and (user.state -eq "b") -and (user.country -eq "c")',
  ],
  [
    'user.city -eq "a" -or user.state -eq "b" -or user.country -eq "c"',
    '(user.city -eq "a") -or (user.state -eq "b") -or (user.country -eq "c")',
  ],
  [
    'user.city -eq "a" -or user.state -eq "b" -and user.country -eq "c"',
    '(user.city -eq "a") -or ((user.state -eq "b") -and (user.country -eq "c"))',
  ],
  [
    'user.city -eq "a" -and user.state -eq "b" -or user.country -eq "c"',
    '((user.city -eq "a") -and (user.state -eq "b")) -or (user.country -eq "c")',
  ],
  [
    'user.city -eq "a" -and (user.state -eq "b" -or user.country -eq "c")',
    '(user.city -eq "a") -and ((user.state -eq "b") -or (user.country -eq "c"))',
  ],
  [
    '(user.city -eq "a" -or user.state -eq "b") -and user.country -eq "c"',
    '((user.city -eq "a") -or (user.state -eq "b")) -and (user.country -eq "c")',
  ],
  ['(user.city -eq "a")and(user.state -eq "b")', '(user.city -eq "a") -and (user.state -eq "b")'],
  ['not user.city -eq "a"', '-not (user.city -eq "a")'],
  ['-NOT(user.city -eq "a")', '-not (user.city -eq "a")'],
  [
    '-not (user.city -eq "a" -or user.state -eq "b")',
    '-not ((user.city -eq "a") -or (user.state -eq "b"))',
  ],
  [
    '-not user.city -eq "a" -and user.state -eq "b"',
    '(-not (user.city -eq "a")) -and (user.state -eq "b")',
  ],
  [
    'user.city -eq "a" -or -not user.state -eq "b"',
    '(user.city -eq "a") -or (-not (user.state -eq "b"))',
  ],
];

const quantifiers: readonly Printing[] = [
  ['user.otherMails -any _ -eq "a"', 'user.otherMails -any (_ -eq "a")'],
  ['user.otherMails ALL(_ eq "a")', 'user.otherMails -all (_ -eq "a")'],
  ['user.otherMails -any ((_ -eq "a"))', 'user.otherMails -any (_ -eq "a")'],
  [
    'user.otherMails -any _ -eq "a" -or _ -eq "b"',
    'user.otherMails -any ((_ -eq "a") -or (_ -eq "b"))',
  ],
  ['user.otherMails -any (-not _ -eq "a")', 'user.otherMails -any (-not (_ -eq "a"))'],
  [
    'user.otherMails -any _ -eq "a" -and user.city -eq "b"',
    '(user.otherMails -any (_ -eq "a")) -and (user.city -eq "b")',
  ],
  [
    'user.city -eq "b" -or user.otherMails -any _ -eq "a" -and _ -eq "c"',
    '(user.city -eq "b") -or (user.otherMails -any ((_ -eq "a") -and (_ -eq "c")))',
  ],
  ['-not user.otherMails -any (_ -eq "a")', '-not (user.otherMails -any (_ -eq "a"))'],
  [
    "user.assignedPlans any (assignedPlan.service eq 'SCO' and assignedPlan.capabilityStatus eq 'Enabled')",
    'user.assignedPlans -any ((assignedPlan.service -eq "SCO") -and (assignedPlan.capabilityStatus -eq "Enabled"))',
  ],
  [
    "device.devicePhysicalIds -any _ -startsWith '[ZTDId]'",
    'device.devicePhysicalIds -any (_ -startsWith "[ZTDId]")',
  ],
];

const strings: readonly Printing[] = [
  ["user.city -eq 'a\"b'", 'user.city -eq "a`"b"'],
  ['user.city -eq "a\\"b"', 'user.city -eq "a`"b"'],
  ['user.city -eq "a`"b"', 'user.city -eq "a`"b"'],
  ["user.city -eq 'O''Brien'", "user.city -eq \"O''Brien\""],
  ['user.city -eq "O\'Brien"', "user.city -eq \"O''Brien\""],
  ["user.city -eq 'C:\\'", "user.city -eq 'C:\\'"],
  ["user.city -eq 'a`'", "user.city -eq 'a`'"],
  ["user.city -eq 'C:\\x'", 'user.city -eq "C:\\x"'],
  ["user.city -eq 'a\"b\\'", "user.city -eq 'a\"b\\'"],
  ["user.city -eq 'it''s\\'", "user.city -eq 'it''s\\'"],
  ["user.city -eq 'a\\\"b'", 'user.city -eq "a\\`"b"'],
  ["user.city -eq 'a`\"b'", 'user.city -eq "a``"b"'],
  ["user.city -in ['C:\\', 'b']", "user.city -in ['C:\\', \"b\"]"],
  ["user.city -eq ''", 'user.city -eq ""'],
  ["user.city -eq ''''", "user.city -eq \"''\""],
  ["user.city -eq '\"'", 'user.city -eq "`""'],
  ["user.city -eq '“x” – y'", 'user.city -eq "“x” – y"'],
  ["user.city -eq 'two\nlines'", 'user.city -eq "two\nlines"'],
  ["user.city -match '^\\d+\\.'", 'user.city -match "^\\d+\\."'],
];

const guid = "62e19b97-8b3d-4d4a-a106-4ce66896a863";

const dates: readonly Printing[] = [
  ["user.employeeHireDate GE 2024-01-01", "user.employeeHireDate -ge 2024-01-01"],
  ["user.employeehiredate -le '2024-01-01'", 'user.employeeHireDate -le "2024-01-01"'],
  ["user.employeeHireDate -ge SYSTEM.NOW", "user.employeeHireDate -ge system.now"],
  [
    "user.employeeHireDate -ge system.now PLUS P7D",
    "user.employeeHireDate -ge system.now -plus P7D",
  ],
  [
    "user.employeeHireDate le system.now  minus PT12H",
    "user.employeeHireDate -le system.now -minus PT12H",
  ],
];

const specialRules: readonly Printing[] = [
  [`Direct Reports for "${guid}"`, `Direct Reports for "${guid}"`],
  [`direct  REPORTS for '${guid}'`, `Direct Reports for "${guid}"`],
  [
    `user.memberOf -any (group.objectId -in ["${guid}"])`,
    `user.memberOf -any (group.objectId -in ["${guid}"])`,
  ],
  [
    `(user.memberof any (group.objectid in ['${guid}','${guid}']))`,
    `user.memberOf -any (group.objectId -in ["${guid}", "${guid}"])`,
  ],
  [
    `device.MemberOf -any(group.objectId -in["${guid}"])`,
    `device.memberOf -any (group.objectId -in ["${guid}"])`,
  ],
];

/** Every pair of the written and the canonical. */
export const printings: readonly Printing[] = [
  ...one,
  ...names,
  ...precedence,
  ...quantifiers,
  ...strings,
  ...dates,
  ...specialRules,
];

/** Rules whose canonical form the language leaves open: it must only keep the tree. */
export const roundTrips: readonly string[] = [
  '-not -not user.city -eq "a"',
  '-not (-not (user.city -eq "a"))',
  '(user.city -eq "a" -and user.state -eq "b") -and user.country -eq "c"',
  'user.city -eq "a" -or (user.state -eq "b" -or user.country -eq "c")',
  "user.employeeHireDate -ge (system.now -minus P7D)",
  "user.employeeHireDate -ge system.now -plus p1w2dt3h4m5s",
  "user.employeeHireDate -eq 2024-01-01T00:00:00.5+01:00",
  'user.accountEnabled -eq "true"',
  `Direct Reports for "${guid.toUpperCase()}"`,
  'user.otherMails -all (-not (_ -eq "a" -and (_ -eq "b" -or -not _ -eq "c")))',
];
