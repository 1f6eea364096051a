import type { AnalysisOptions } from "../../src/index.ts";

/**
 * How two rules stand to each other: `same`, both of the same subjects; `within`, whom the first takes in the second does,
 * and more; `around`, the other way; `apart`, nobody in both; `crossing`, somebody in each alone and somebody in both;
 * `only a`, `only b`, the other one takes in nobody; `nobody`, neither takes in anybody.
 */
export type Relation =
  | "same"
  | "within"
  | "around"
  | "apart"
  | "crossing"
  | "only a"
  | "only b"
  | "nobody";

/** Two rules of which it is known how they stand to each other. */
export interface Pair {
  readonly name: string;
  readonly a: string;
  readonly relation: Relation;
  readonly b: string;
  readonly options: AnalysisOptions;
  /** A pattern of a kind that need not be analyzed: no answer is allowed, a wrong one is not. */
  readonly isHard: boolean;
}

const raw = String.raw;
const any: AnalysisOptions = { values: "any" };
const at = (now: string): AnalysisOptions => ({ now: new Date(now) });
const city = "user.city";
const mails = "user.otherMails";
const hired = "user.employeeHireDate";
const version = "device.deviceOSVersion";

type Row = readonly [
  name: string,
  a: string,
  relation: Relation,
  b: string,
  more?: AnalysisOptions | "hard",
];

const texts: readonly Row[] = [
  ["contains as a pattern", `${city} -contains "ab"`, "same", `${city} -match "ab"`],
  ["a beginning is a part", `${city} -startsWith "ab"`, "within", `${city} -contains "ab"`],
  ["an end is a part", `${city} -endsWith "ab"`, "within", `${city} -contains "ab"`],
  ["a longer beginning", `${city} -startsWith "abc"`, "within", `${city} -startsWith "ab"`],
  ["a shorter end", `${city} -endsWith "c"`, "around", `${city} -endsWith "bc"`],
  ["two beginnings", `${city} -startsWith "ab"`, "apart", `${city} -startsWith "ac"`],
  ["a beginning and an end", `${city} -startsWith "ab"`, "crossing", `${city} -endsWith "ab"`],
  [
    "beginning and end overlap",
    `${city} -startsWith "ab" -and ${city} -endsWith "ba"`,
    "crossing",
    `${city} -contains "aba"`,
  ],
  ["a list is a chain", `${city} -in ["a", "b", "c"]`, "same", chain("-eq", "-or", "a", "b", "c")],
  ["a list of whom not", `${city} -notIn ["a", "b"]`, "same", chain("-ne", "-and", "a", "b")],
  [
    "a list forgets order, case, copies",
    `${city} -in ["A", "a", "b"]`,
    "same",
    `${city} -in ["b", "A"]`,
  ],
  ["a list with one more", `${city} -in ["a", "b"]`, "within", `${city} -in ["a", "b", "c"]`],
  ["lists that share a value", `${city} -in ["a", "b"]`, "crossing", `${city} -in ["b", "c"]`],
  ["lists that share none", `${city} -in ["a", "b"]`, "apart", `${city} -in ["c", "d"]`],
  ["a list of one", `${city} -in ["a"]`, "same", `${city} -eq "a"`],
  [
    "two parts or one with both",
    `${city} -contains "a" -and ${city} -contains "b"`,
    "around",
    `${city} -contains "ab"`,
  ],
  ["the empty part", `${city} -contains ""`, "same", `${city} -ne null`],
  ["the empty beginning", `${city} -startsWith ""`, "same", `${city} -endsWith ""`],
  [
    "nothing equals the empty text",
    `${city} -eq ""`,
    "nobody",
    `${city} -eq null -and ${city} -ne null`,
  ],
  [
    "everything differs from the empty text",
    `${city} -ne ""`,
    "same",
    `${city} -eq "a" -or ${city} -ne "a"`,
  ],
  [
    "a chain of -ne with -or",
    chain("-ne", "-or", "a", "b"),
    "same",
    `${city} -eq null -or ${city} -ne null`,
  ],
  ["the word null", `${city} -eq "null"`, "apart", `${city} -eq null`],
  ["a space is a character", `${city} -eq "a"`, "apart", `${city} -eq "a "`],
];

const unset: readonly Row[] = [
  ["-ne takes in the unset", `${city} -ne "x"`, "around", `${city} -ne "x" -and ${city} -ne null`],
  ["unset is not equal", `${city} -eq null`, "within", `${city} -ne "x"`],
  ["unset contains nothing", `${city} -eq null`, "apart", `${city} -contains ""`],
  [
    "-notContains is -not -contains",
    `${city} -notContains "x"`,
    "same",
    `-not (${city} -contains "x")`,
  ],
  ["-ne under -not", `-not (${city} -ne "x")`, "same", `${city} -eq "x"`],
  ["-eq under -not", `-not (${city} -eq "x")`, "same", `${city} -ne "x"`],
  ["twice -not", `-not (-not (${city} -match "x"))`, "same", `${city} -match "x"`],
  ["a negation and its positive", `${city} -notStartsWith "a"`, "apart", `${city} -startsWith "a"`],
  ["-notMatch takes in the unset", `${city} -notMatch "a"`, "around", `${city} -eq null`],
  [
    "not the end, and set",
    `${city} -notEndsWith "a" -and ${city} -ne null`,
    "crossing",
    `${city} -startsWith "a"`,
  ],
];

const patterns: readonly Row[] = [
  ["^…$ takes a last line feed", `${city} -match "^ab$"`, "around", `${city} -eq "ab"`],
  [raw`\A…\z takes none`, raw`user.city -match "\Aab\z"`, "same", `${city} -eq "ab"`],
  [raw`…\Z is …$`, raw`user.city -match "ab\Z"`, "same", `${city} -match "ab$"`],
  ["^ is a beginning", `${city} -match "^ab"`, "same", `${city} -startsWith "ab"`],
  ["$ is more than an end", `${city} -match "ab$"`, "around", `${city} -endsWith "ab"`],
  [raw`\z is an end`, raw`user.city -match "ab\z"`, "same", `${city} -endsWith "ab"`],
  ["anchors around a choice", `${city} -match "^(ab|cd)$"`, "same", `${city} -match "^ab$|^cd$"`],
  ["anchors in a choice", `${city} -match "^a|b"`, "around", `${city} -match "^(a|b)"`],
  ["a choice of letters", `${city} -match "^(a|b)+$"`, "same", `${city} -match "^[ab]+$"`],
  ["even and any number", `${city} -match "^a*$"`, "around", `${city} -match "^(aa)*$"`],
  ["a counted repetition", `${city} -match "^a{2,3}$"`, "same", `${city} -match "^aaa?$"`],
  ["a dot is no line feed", `${city} -match "a.c"`, "same", raw`user.city -match "a[^\n]c"`],
  ["a dot and letters", `${city} -match "^.$"`, "around", `${city} -match "^[ab]$"`],
  ["a nested repetition", `${city} -match "(a+)+$"`, "same", `${city} -match "a$"`],
  ["nothing between anchors", `${city} -match "^$"`, "same", `${city} -eq "\n"`],
  ["nothing at all", raw`user.city -match "\A\z"`, "nobody", `${city} -eq ""`],
  ["everything", `${city} -match ""`, "same", `${city} -ne null`],
  [
    "a list as a pattern",
    raw`user.city -match "\A[ab]{2}\z"`,
    "same",
    `${city} -in ["aa", "ab", "ba", "bb"]`,
  ],
  ["a list within a pattern", `${city} -in ["a", "b"]`, "within", `${city} -match "^[ab]$"`],
  [
    "too short for its part",
    raw`user.city -match "\A.{0,2}\z" -and user.city -contains "abc"`,
    "only b",
    `${city} -contains "abc"`,
  ],
  [
    "an unescaped dot",
    raw`user.mail -match "@contoso\.com$"`,
    "within",
    `user.mail -match "@contoso.com$"`,
  ],
  [
    "an escaped dot",
    raw`user.mail -match "@contoso\.com\z"`,
    "same",
    `user.mail -endsWith "@contoso.com"`,
  ],
  [
    "digits of all scripts",
    raw`user.postalCode -match "^\d+$"`,
    "around",
    `user.postalCode -match "^[0-9]+$"`,
  ],
  ["whole words", raw`user.city -match "\bab\b"`, "within", `${city} -contains "ab"`],
  ["a line and a text", `${city} -match "(?m)^b"`, "around", `${city} -startsWith "b"`],
  ["blanks that are ignored", `${city} -match "(?x) a b"`, "same", `${city} -contains "ab"`],
  ["a lazy repetition", `${city} -match "^a+?b"`, "same", `${city} -match "^a+b"`],
  [
    "a negated class and the unset",
    `${city} -match "[^a]"`,
    "within",
    raw`user.city -notMatch "\Aa*\z"`,
  ],
  [
    "the complement of a pattern",
    raw`user.city -notMatch "\Aa*\z" -and user.city -ne null`,
    "same",
    `${city} -match "[^a]"`,
  ],
  ["patterns that cross", `${city} -match "^a.*b"`, "crossing", `${city} -match "a.*b$"`],
  ["patterns apart", `${city} -match "^a+$"`, "apart", `${city} -match "^b+$"`],
];

const lookarounds: readonly Row[] = [
  [
    "two looks ahead",
    `${city} -match "(?s)^(?=.*a)(?=.*b)"`,
    "same",
    `${city} -contains "a" -and ${city} -contains "b"`,
  ],
  [
    "looks ahead in one line",
    `${city} -match "^(?=.*a)(?=.*b)"`,
    "within",
    `${city} -contains "a" -and ${city} -contains "b"`,
  ],
  [
    "nowhere ahead",
    `${city} -match "(?s)^(?!.*guest)"`,
    "same",
    `${city} -notContains "guest" -and ${city} -ne null`,
  ],
  ["not at the beginning", `${city} -match "^(?!a)"`, "within", `${city} -notStartsWith "a"`],
  ["not behind", `${city} -match "(?<!x)ab"`, "within", `${city} -contains "ab"`],
  ["behind", `${city} -match "(?<=x)ab"`, "same", `${city} -contains "xab"`],
  ["behind and ahead", `${city} -match "(?<=x)a(?=y)"`, "same", `${city} -contains "xay"`, "hard"],
  [
    "not behind, not ahead",
    `${city} -match "(?<!x)a(?!y)"`,
    "within",
    `${city} -contains "a"`,
    "hard",
  ],
  ["atomic gives nothing back", `${city} -match "(?>a+)a"`, "nobody", `${city} -eq ""`, "hard"],
  [
    "atomic takes the first way",
    `${city} -match "(?>a|ab)c"`,
    "same",
    `${city} -contains "ac"`,
    "hard",
  ],
];

const cases: readonly Row[] = [
  ["ß is not ss", `${city} -eq "STRASSE"`, "apart", `${city} -eq "straße"`],
  ["ß is not ẞ", `${city} -eq "ß"`, "apart", `${city} -eq "ẞ"`],
  ["ı is not i", `${city} -eq "ı"`, "apart", `${city} -eq "i"`],
  ["the Kelvin sign is not k", `${city} -eq "\u212a"`, "apart", `${city} -eq "k"`],
  ["ſ is not s", `${city} -match "ſ"`, "crossing", `${city} -contains "s"`],
  ["É is é", `${city} -eq "É"`, "same", `${city} -eq "é"`],
  ["ς is σ", `${city} -contains "ς"`, "same", `${city} -match "σ"`],
  ["µ is μ", `${city} -eq "\u00b5"`, "same", `${city} -eq "\u03bc"`],
  ["a class with the Kelvin sign", `${city} -match "[k]"`, "within", `${city} -match "[K\u212a]"`],
  ["a range and letter case", `${city} -match "^[a-c]$"`, "same", `${city} -match "^[A-C]$"`],
  [
    "a range of signs and letters",
    `${city} -match "^[Z-a]$"`,
    "same",
    raw`user.city -match "^[ZA\[\\\]^_\x60]$"`,
  ],
  [
    "letter case that counts",
    `${city} -match "(?-i)ab"`,
    "within",
    `${city} -contains "ab"`,
    "hard",
  ],
  [
    "two letter cases in one text",
    `${city} -match "(?-i)ab"`,
    "crossing",
    `${city} -match "(?-i)AB"`,
    "hard",
  ],
  [
    "two letter cases apart",
    `${city} -match "^(?-i:a)$"`,
    "apart",
    `${city} -match "^(?-i:A)$"`,
    "hard",
  ],
  ["both letter cases", `${city} -match "(?-i:a|A)"`, "same", `${city} -contains "A"`, "hard"],
];

const collections: readonly Row[] = [
  ["an operator of a collection", `${mails} -eq "a"`, "same", `${mails} -any (_ -eq "a")`],
  [
    "a part of some item",
    `user.proxyAddresses -startsWith "smtp:"`,
    "same",
    `user.proxyAddresses -any (_ -startsWith "SMTP:")`,
  ],
  ["a list and some item", `${mails} -in ["a", "b"]`, "same", `${mails} -any (_ -in ["a", "b"])`],
  ["-ne is no item, not another item", `${mails} -ne "a"`, "crossing", `${mails} -any (_ -ne "a")`],
  ["-ne is every item another", `${mails} -ne "a"`, "same", `${mails} -all (_ -ne "a")`],
  [
    "-notIn is every item another",
    `${mails} -notIn ["a", "b"]`,
    "same",
    `${mails} -all (_ -notIn ["a", "b"])`,
  ],
  [
    "a negative operator under -not",
    `-not (${mails} -notContains "a")`,
    "same",
    `${mails} -contains "a"`,
  ],
  [
    "-all is true of the empty",
    `${mails} -all (_ -endsWith "x")`,
    "crossing",
    `${mails} -any (_ -endsWith "x")`,
  ],
  [
    "-all of somebody with items",
    `${mails} -all (_ -endsWith "x") -and ${mails} -ne null`,
    "within",
    `${mails} -any (_ -endsWith "x")`,
  ],
  ["unset is within -all", `${mails} -eq null`, "within", `${mails} -all (_ -eq "a")`],
  ["an impossible -all is the empty", `${mails} -all (_ -eq null)`, "same", `${mails} -eq null`],
  ["some item that is set", `${mails} -any (_ -ne null)`, "same", `${mails} -ne null`],
  [
    "-any over -or",
    `${mails} -any (_ -eq "a" -or _ -eq "b")`,
    "same",
    `${mails} -any (_ -eq "a") -or ${mails} -any (_ -eq "b")`,
  ],
  [
    "-any over -and",
    `${mails} -any (_ -startsWith "a" -and _ -endsWith "b")`,
    "within",
    `${mails} -any (_ -startsWith "a") -and ${mails} -any (_ -endsWith "b")`,
  ],
  [
    "-all over -and",
    `${mails} -all (_ -startsWith "a" -and _ -endsWith "b")`,
    "same",
    `${mails} -all (_ -startsWith "a") -and ${mails} -all (_ -endsWith "b")`,
  ],
  [
    "-all over -or",
    `${mails} -all (_ -startsWith "a") -or ${mails} -all (_ -startsWith "b")`,
    "within",
    `${mails} -all (_ -startsWith "a" -or _ -startsWith "b")`,
  ],
  [
    "not some is every not",
    `-not (${mails} -any (_ -contains "a"))`,
    "same",
    `${mails} -all (_ -notContains "a")`,
  ],
  [
    "not every is some not",
    `-not (${mails} -all (_ -contains "a"))`,
    "same",
    `${mails} -any (-not (_ -contains "a"))`,
  ],
  [
    "two items against one",
    `${mails} -any (_ -eq "a") -and ${mails} -any (_ -eq "b")`,
    "only a",
    `${mails} -any (_ -eq "a" -and _ -eq "b")`,
  ],
  ["two values at once", `${mails} -eq "a" -and ${mails} -eq "b"`, "within", `${mails} -eq "a"`],
  [
    "some against all",
    `${mails} -all (_ -eq "a") -and ${mails} -any (_ -eq "b")`,
    "only b",
    `${mails} -eq "b"`,
  ],
  [
    "-all of more",
    `${mails} -all (_ -startsWith "a")`,
    "within",
    `${mails} -all (_ -contains "a")`,
  ],
  [
    "-all and -any leave one item",
    `${mails} -all (_ -in ["a", "b"]) -and ${mails} -any (_ -ne "a")`,
    "within",
    `${mails} -any (_ -eq "b")`,
  ],
  [
    "a body written two ways",
    `${mails} -any (_ -startsWith "a" -and -not (_ -contains "b" -or _ -endsWith "c"))`,
    "same",
    `${mails} -any (_ -notContains "b" -and _ -notEndsWith "c" -and _ -startsWith "a")`,
  ],
  [
    "a body with a redundant part",
    `${mails} -all (_ -eq "ab" -or (_ -contains "a" -and _ -eq "ab"))`,
    "same",
    `${mails} -all (_ -eq "AB")`,
  ],
  [
    "an impossible body",
    `${mails} -any (_ -startsWith "a" -and _ -notContains "a")`,
    "only b",
    `${mails} -any (_ -startsWith "a")`,
  ],
  ["two collections", `${mails} -eq "a"`, "crossing", `user.proxyAddresses -eq "a"`],
  [
    "labels of devices",
    `device.systemLabels -contains "M365Managed"`,
    "around",
    `device.systemLabels -any (_ -eq "M365Managed")`,
  ],
];

const plan = (service: string, status: string): string =>
  `user.assignedPlans -any (assignedPlan.service -eq "${service}" -and assignedPlan.capabilityStatus -eq "${status}")`;
const statusOf = (test: string): string => `assignedPlan.capabilityStatus ${test}`;

const plans: readonly Row[] = [
  [
    "one plan against two",
    plan("exchange", "Enabled"),
    "within",
    `user.assignedPlans -any (assignedPlan.service -eq "exchange") -and user.assignedPlans -any (${statusOf('-eq "Enabled"')})`,
  ],
  [
    "two plans against one of a list",
    `user.assignedPlans -any (assignedPlan.servicePlanId -eq "p") -and user.assignedPlans -any (assignedPlan.servicePlanId -eq "q")`,
    "within",
    `user.assignedPlans -any (assignedPlan.servicePlanId -in ["q", "p"])`,
  ],
  [
    "two values in one plan",
    `user.assignedPlans -any (assignedPlan.servicePlanId -eq "p" -and assignedPlan.servicePlanId -eq "q")`,
    "only b",
    `user.assignedPlans -any (assignedPlan.servicePlanId -eq "p")`,
  ],
  ["two plans at once", plan("exchange", "Enabled"), "crossing", plan("sharepoint", "Deleted")],
  [
    "all plans, or one not",
    `user.assignedPlans -all (${statusOf('-eq "Enabled"')})`,
    "apart",
    `user.assignedPlans -any (${statusOf('-ne "Enabled"')})`,
  ],
  [
    "the statuses of plans are known",
    `user.assignedPlans -any (${statusOf('-match "abled"')})`,
    "same",
    `user.assignedPlans -any (${statusOf('-eq "Enabled"')})`,
  ],
  [
    "or any text",
    `user.assignedPlans -any (${statusOf('-match "abled"')})`,
    "around",
    `user.assignedPlans -any (${statusOf('-eq "Enabled"')})`,
    any,
  ],
  [
    "every status there is",
    `user.assignedPlans -any (${statusOf('-in ["Enabled", "Warning", "Suspended", "Deleted", "LockedOut"]')} -or ${statusOf("-eq null")})`,
    "same",
    "user.assignedPlans -ne null",
  ],
  [
    "a plan without a status",
    `user.assignedPlans -any (${statusOf("-eq null")} -and assignedPlan.service -eq "exchange")`,
    "within",
    `user.assignedPlans -any (${statusOf('-ne "Enabled"')})`,
  ],
];

const vocabularies: readonly Row[] = [
  [
    "booleans can be unset",
    "user.accountEnabled -ne true",
    "around",
    "user.accountEnabled -eq false",
  ],
  [
    "or one of three",
    "user.accountEnabled -ne true",
    "same",
    "user.accountEnabled -eq false -or user.accountEnabled -eq null",
  ],
  ["true and false", "user.accountEnabled -eq true", "apart", "user.accountEnabled -eq false"],
  ["a boolean in quotes", 'user.accountEnabled -eq "True"', "same", "user.accountEnabled -eq true"],
  [
    "neither true nor false",
    "user.dirSyncEnabled -ne true -and user.dirSyncEnabled -ne false",
    "same",
    "user.dirSyncEnabled -eq null",
  ],
  [
    "no guest",
    'user.userType -ne "Guest"',
    "same",
    'user.userType -eq "Member" -or user.userType -eq null',
  ],
  [
    "no guest, of any text",
    'user.userType -ne "Guest"',
    "around",
    'user.userType -eq "Member" -or user.userType -eq null',
    any,
  ],
  [
    "no guest and no member",
    'user.userType -ne "Guest" -and user.userType -ne null',
    "same",
    'user.userType -eq "Member"',
  ],
  ["a beginning of a word", 'user.userType -startsWith "M"', "same", 'user.userType -eq "member"'],
  [
    "a beginning of any text",
    'user.userType -startsWith "M"',
    "around",
    'user.userType -eq "member"',
    any,
  ],
  [
    "a value that never occurs",
    'user.userType -eq "Employee"',
    "nobody",
    'user.userType -eq "Contractor"',
  ],
  [
    "a value that may occur",
    'user.userType -eq "Employee"',
    "apart",
    'user.userType -eq "Contractor"',
    any,
  ],
  ["all values", 'user.userType -in ["Member", "Guest"]', "same", "user.userType -ne null"],
  [
    "all known values of any text",
    'user.userType -in ["Member", "Guest"]',
    "within",
    "user.userType -ne null",
    any,
  ],
  [
    "an ownership",
    'device.deviceOwnership -notIn ["Personal", "Unknown"]',
    "same",
    'device.deviceOwnership -eq "Company" -or device.deviceOwnership -eq null',
  ],
  [
    "two values in one text",
    'user.passwordPolicies -contains "DisablePasswordExpiration"',
    "same",
    'user.passwordPolicies -in ["DisablePasswordExpiration", "DisablePasswordExpiration, DisableStrongPassword"]',
  ],
  [
    "everybody has an id",
    "user.objectId -ne null",
    "same",
    `${city} -eq null -or ${city} -ne null`,
  ],
  [
    "everybody may have an id",
    "user.objectId -ne null",
    "within",
    `${city} -eq null -or ${city} -ne null`,
    any,
  ],
  [
    "another id, or none",
    'user.objectId -ne "a"',
    "same",
    'user.objectId -ne null -and user.objectId -ne "a"',
  ],
];

const dates: readonly Row[] = [
  ["a later day", `${hired} -ge 2025-01-01`, "within", `${hired} -ge 2024-01-01`],
  [
    "an instant from both sides",
    `${hired} -ge 2025-01-01 -and ${hired} -le 2025-01-01`,
    "same",
    `${hired} -eq 2025-01-01`,
  ],
  ["not since", `-not (${hired} -ge 2025-01-01)`, "crossing", `${hired} -le 2025-01-01`],
  [
    "not since, and set",
    `-not (${hired} -ge 2025-01-01) -and ${hired} -ne null`,
    "within",
    `${hired} -le 2025-01-01`,
  ],
  [
    "since and until too early",
    `${hired} -ge 2025-01-01 -and ${hired} -le 2024-12-31`,
    "only b",
    `${hired} -ge 2025-01-01`,
  ],
  [
    "one instant at two offsets",
    `${hired} -eq "2025-01-01T01:00:00+01:00"`,
    "same",
    `${hired} -eq "2025-01-01"`,
  ],
  [
    "since or until",
    `${hired} -ge 2025-01-01 -or ${hired} -le 2025-01-01`,
    "same",
    `${hired} -ne null`,
  ],
  [
    "the next millisecond",
    `${hired} -ge "2025-01-01T00:00:00.001Z"`,
    "same",
    `-not (${hired} -le 2025-01-01) -and ${hired} -ne null`,
  ],
  ["another day, or none", `${hired} -ne 2025-01-01`, "around", `${hired} -eq null`],
  [
    "the last week and the last two",
    `${hired} -ge system.now -minus P7D`,
    "within",
    `${hired} -ge system.now -minus P14D`,
  ],
  [
    "a week in hours",
    `${hired} -ge system.now -minus P1W`,
    "same",
    `${hired} -ge system.now -minus PT168H`,
  ],
  ["now and a day at any time", `${hired} -ge system.now`, "crossing", `${hired} -ge 2025-01-01`],
  [
    "now and a day before it",
    `${hired} -ge system.now`,
    "within",
    `${hired} -ge 2025-01-01`,
    at("2025-06-01T00:00:00Z"),
  ],
  [
    "now is that day",
    `${hired} -ge system.now`,
    "same",
    `${hired} -ge 2025-01-01`,
    at("2025-01-01T00:00:00Z"),
  ],
  [
    "a month ago and a week ago",
    `${hired} -le system.now -minus P30D`,
    "apart",
    `${hired} -ge system.now -minus P7D`,
  ],
  [
    "several steps",
    `${hired} -ge system.now -and ${hired} -le system.now -plus P1D`,
    "apart",
    `${hired} -ge system.now -plus P2D -or ${hired} -le system.now -minus PT1H`,
  ],
  [
    "the past at any time",
    `${hired} -ge system.now -and ${hired} -le 2000-01-01`,
    "within",
    `${hired} -le 2000-01-01`,
  ],
  [
    "the past seen from today",
    `${hired} -ge system.now -and ${hired} -le 2000-01-01`,
    "only b",
    `${hired} -le 2000-01-01`,
    at("2025-01-01T00:00:00Z"),
  ],
  [
    "steps that only some time fits",
    `${hired} -ge system.now -plus P1D -and ${hired} -eq 2025-01-10`,
    "apart",
    `${hired} -le system.now -minus P1D`,
  ],
  [
    "now from both sides",
    `${hired} -ge system.now -or ${hired} -le system.now`,
    "same",
    `${hired} -ne null`,
  ],
];

const versions: readonly Row[] = [
  ["a higher version", `${version} -ge "10.0"`, "within", `${version} -ge "9"`],
  ["parts that are zero", `${version} -ge "10"`, "same", `${version} -ge "10.0.0"`],
  ["zeros in front", `${version} -ge "010.00"`, "same", `${version} -ge "10"`],
  [
    "what is a version",
    `${version} -ge "10" -or ${version} -le "10"`,
    "same",
    raw`device.deviceOSVersion -match "\A[0-9]+(\.[0-9]+)*\z"`,
  ],
  [
    "one version, written in many ways",
    `${version} -ge "10" -and ${version} -le "10"`,
    "around",
    `${version} -eq "10"`,
  ],
  [
    "a version as a pattern",
    raw`device.deviceOSVersion -match "^10\."`,
    "crossing",
    `${version} -ge "10"`,
  ],
  ["not from ten on", `-not (${version} -ge "10")`, "around", `${version} -le "9"`],
  [
    "a beginning that is too low",
    `${version} -startsWith "10." -and ${version} -ge "11"`,
    "only b",
    `${version} -ge "11"`,
  ],
  [
    "a very high version",
    `${version} -ge "99999999999999999999.1"`,
    "within",
    `${version} -ge "99999999999999999999"`,
  ],
  ["two versions apart", `${version} -ge "10.0.22000"`, "apart", `${version} -le "10.0.19045"`],
  [
    "between two builds",
    `${version} -ge "10.0.19041" -and ${version} -le "10.0.19045"`,
    "crossing",
    `${version} -startsWith "10.0.1904"`,
  ],
];

const manager = "62e19b97-8b3d-4d4a-a106-4ce66896a863";
const extension = "user.extension_0123456789abcdef0123456789abcdef";

const special: readonly Row[] = [
  ["fewer groups", memberOf("a"), "within", memberOf("a", "b")],
  ["other groups", memberOf("a"), "crossing", memberOf("b")],
  ["ids ignore letter case", memberOf("A", "b"), "same", memberOf("B", "a")],
  ["a group and a city", memberOf("a"), "crossing", `${city} -eq "a"`],
  [
    "one manager",
    `Direct Reports for "${manager}"`,
    "same",
    `direct reports for '${manager.toUpperCase()}'`,
  ],
  [
    "two managers",
    `Direct Reports for "${manager}"`,
    "apart",
    'Direct Reports for "c1ec4a95-1f05-45b3-a911-aa3fa01094f5"',
  ],
  ["a manager and a city", `Direct Reports for "${manager}"`, "crossing", `${city} -eq "a"`],
  [
    "an extension property",
    `${extension}_costCenter -eq "1"`,
    "same",
    `${extension.toUpperCase()}_COSTCENTER -eq "1"`,
  ],
  [
    "two extension properties",
    `${extension}_costCenter -eq "1"`,
    "crossing",
    `${extension}_level -eq "1"`,
  ],
  ["names of properties", 'USER.CITY -eq "a"', "same", `${city} eq 'A'`],
  ["two properties", `${city} -eq "a"`, "crossing", 'user.state -eq "a"'],
  [
    "devices of a group",
    "device.memberOf -any (group.objectId -in ['a'])",
    "within",
    "device.memberOf -any (group.objectId -in ['a', 'b'])",
  ],
];

const [A, B, C] = [
  '(user.city -eq "a")',
  '(user.state -contains "b")',
  "(user.accountEnabled -eq true)",
];

const logic: readonly Row[] = [
  ["De Morgan, of -and", `-not (${A} -and ${B})`, "same", `-not ${A} -or -not ${B}`],
  [
    "De Morgan, of -or",
    `-not (${A} -or ${B} -or ${C})`,
    "same",
    `-not ${A} -and -not ${B} -and -not ${C}`,
  ],
  ["De Morgan, wrong", `-not (${A} -and ${B})`, "around", `-not ${A} -and -not ${B}`],
  ["absorption into -or", `${A} -or (${A} -and ${B})`, "same", A],
  ["absorption into -and", `${A} -and (${A} -or ${B})`, "same", A],
  [
    "distribution of -and",
    `${A} -and (${B} -or ${C})`,
    "same",
    `(${A} -and ${B}) -or (${A} -and ${C})`,
  ],
  [
    "distribution of -or",
    `${A} -or (${B} -and ${C})`,
    "same",
    `(${A} -or ${B}) -and (${A} -or ${C})`,
  ],
  ["precedence", `${A} -or ${B} -and ${C}`, "around", `(${A} -or ${B}) -and ${C}`],
  [
    "either, in two ways",
    `(${A} -and -not ${B}) -or (-not ${A} -and ${B})`,
    "same",
    `(${A} -or ${B}) -and -not (${A} -and ${B})`,
  ],
  ["either and both", `(${A} -and -not ${B}) -or (-not ${A} -and ${B})`, "apart", `${A} -and ${B}`],
  [
    "two of three, in two ways",
    `(${A} -and ${B}) -or (${A} -and ${C}) -or (${B} -and ${C})`,
    "same",
    `(${A} -or ${B}) -and (${A} -or ${C}) -and (${B} -or ${C})`,
  ],
  [
    "what follows from both",
    `(${A} -or ${B}) -and (-not ${A} -or ${C})`,
    "within",
    `${B} -or ${C}`,
  ],
  ["all and some", `${A} -and ${B} -and ${C}`, "within", `${A} -or ${B} -or ${C}`],
  ["a redundant part", `${city} -eq "abc" -and ${city} -contains "b"`, "same", `${city} -eq "ABC"`],
  [
    "a redundant branch",
    `${city} -contains "b" -or ${city} -eq "abc"`,
    "same",
    `${city} -contains "b"`,
  ],
  ["a contradiction in a branch", `${A} -or (${city} -eq "b" -and ${city} -eq "c")`, "same", A],
  ["everybody", `${A} -or -not ${A}`, "around", B],
  ["nobody", `${A} -and -not ${A}`, "only b", B],
  ["order and copies", `${A} -and ${B} -and ${C}`, "same", `${C} -and ${A} -and ${B} -and ${A}`],
  [
    "the usual rule, twice",
    `user.accountEnabled -eq true -and user.userType -eq "Member"`,
    "within",
    `-not (user.userType -eq "Guest") -and user.accountEnabled -ne false`,
  ],
  ["long lists", `${city} -in [${list(200)}]`, "around", `${city} -in [${list(199)}]`],
  [
    "long lists of whom not",
    `${city} -notIn [${list(200)}]`,
    "within",
    `${city} -notIn [${list(199)}]`,
  ],
  [
    "a long list as a pattern",
    `${city} -in [${list(100)}]`,
    "same",
    raw`user.city -match "\Av([1-9]?[0-9])\z"`,
  ],
];

/** Pairs of rules with known relations. */
export const pairs: readonly Pair[] = [
  texts,
  unset,
  patterns,
  lookarounds,
  cases,
  collections,
  plans,
  vocabularies,
  dates,
  versions,
  special,
  logic,
]
  .flat()
  .map(([name, a, relation, b, more]) => ({
    name,
    a,
    relation,
    b,
    options: typeof more === "object" ? more : {},
    isHard: more === "hard",
  }));

function chain(operator: string, connective: string, ...values: readonly string[]): string {
  return values.map((value) => `${city} ${operator} "${value}"`).join(` ${connective} `);
}

function memberOf(...ids: readonly string[]): string {
  return `user.memberOf -any (group.objectId -in [${ids.map((id) => `'${id}'`).join(", ")}])`;
}

function list(length: number): string {
  return Array.from({ length }, (_, index) => `"v${index}"`).join(", ");
}
