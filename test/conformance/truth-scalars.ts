import { given, grid, type TruthRow } from "./truth-row.ts";

const enabled = {
  true: { accountEnabled: true },
  false: { accountEnabled: false },
  missing: {},
  null: { accountEnabled: null },
  "an empty string is unset": { accountEnabled: "" },
};

const booleanRows = grid(enabled, {
  "user.accountEnabled -eq true": "    T F  F F F",
  "user.accountEnabled -ne true": "    F T  T T T",
  "user.accountEnabled -eq false": "   F T  F F F",
  "user.accountEnabled -ne false": "   T F  T T T",
  "user.accountEnabled -eq null": "    F F  T T T",
  "user.accountEnabled -ne null": "    T T  F F F",
  "user.accountEnabled -eq TRUE": "    T F  F F F",
  "user.accountEnabled -eq False": "   F T  F F F",
  "user.accountEnabled -eq $true": "   T F  F F F",
  "user.accountEnabled -ne $false": "  T F  T T T",
  'user.accountEnabled -eq "true"': "  T F  F F F",
  "user.accountEnabled -eq 'false'": " F T  F F F",
  "user.accountEnabled -eq $null": "   F F  T T T",
  "user.accountEnabled -ne NULL": "    T T  F F F",
  "device.accountEnabled -eq true": "  T F  F F F",
});

const otherBooleans = [
  ...given(
    "user.dirSyncEnabled -ne true",
    [{ dirSyncEnabled: true }, false, "set and equal"],
    [{}, true, "a cloud-only user has none"],
  ),
  ...given(
    "device.isRooted -eq false",
    [{ isRooted: false }, true, "set and equal"],
    [{}, false, "unset is not false"],
  ),
];

const hired = {
  "the same instant": { employeeHireDate: "2024-06-01" },
  "the same instant, in full": { employeeHireDate: "2024-06-01T00:00:00Z" },
  "the same instant, elsewhere": { employeeHireDate: "2024-06-01T02:00:00+02:00" },
  "a second before": { employeeHireDate: "2024-05-31T23:59:59Z" },
  "a second after": { employeeHireDate: "2024-06-01T00:00:01Z" },
  missing: {},
  null: { employeeHireDate: null },
  "an empty string is unset": { employeeHireDate: "" },
};

const dateRows = grid(hired, {
  "user.employeeHireDate -eq 2024-06-01": "   T T T F F  F F F",
  "user.employeeHireDate -ne 2024-06-01": "   F F F T T  T T T",
  "user.employeeHireDate -ge 2024-06-01": "   T T T F T  F F F",
  "user.employeeHireDate -le 2024-06-01": "   T T T T F  F F F",
  'user.employeeHireDate -eq "2024-06-01"': " T T T F F  F F F",
  "user.employeeHireDate -ge '2024-06-01'": " T T T F T  F F F",
  "user.employeeHireDate -eq 2024-06-01T00:00:00Z": "T T T F F  F F F",
  "user.employeeHireDate -eq 2024-06-01T02:00:00+02:00": "T T T F F  F F F",
  'user.employeeHireDate -le "2024-05-31T19:00:00-05:00"': "T T T T F  F F F",
  "user.employeeHireDate -eq null": "          F F F F F  T T T",
  "user.employeeHireDate -ne null": "          T T T T T  F F F",
  "-not user.employeeHireDate -ge 2024-06-01": "F F F T F  T T T",
  "-not user.employeeHireDate -le 2024-06-01": "F F F F T  T T T",
});

const negationRows = grid(
  { equal: { city: "Oslo" }, different: { city: "Bergen" }, missing: {}, null: { city: null } },
  {
    '-not (user.city -eq "Oslo")': "         F T T T",
    '-not (user.city -ne "Oslo")': "         T F F F",
    '-not (user.city -contains "Osl")': "    F T T T",
    '-not (user.city -notContains "Osl")': " T F F F",
    '-not (user.city -match "O")': "         F T T T",
    '-not (user.city -notMatch "O")': "      T F F F",
    '-not (user.city -in ["Oslo"])': "       F T T T",
    '-not (user.city -notIn ["Oslo"])': "    T F F F",
    "-not (user.city -eq null)": "           T T F F",
    "-not (user.city -ne null)": "           F F T T",
    '-not (user.city -eq "")': "             T T T T",
    '-not (user.city -ne "")': "             F F F F",
  },
);

const vocabularyRows = [
  ...given(
    'user.userType -eq "Guest"',
    [{ userType: "guest" }, true, "closed vocabularies ignore case as well"],
    [{ userType: "Member" }, false, "the other word"],
    [{}, false, "unset"],
  ),
  ...given(
    'device.deviceOwnership -eq "Corporate"',
    [{ deviceOwnership: "Company" }, false, "a word that never occurs is only unequal"],
    [{ deviceOwnership: "Corporate" }, true, "and equal if it occurs nevertheless"],
  ),
  ...given(
    'user.passwordPolicies -eq "DisablePasswordExpiration, DisableStrongPassword"',
    [{ passwordPolicies: "DisablePasswordExpiration, DisableStrongPassword" }, true, "one string"],
    [{ passwordPolicies: "DisablePasswordExpiration" }, false, "half of it"],
  ),
  ...given(
    'device.deviceTrustType -eq "AzureAD"',
    [{ deviceTrustType: "AzureAd" }, true, "Graph's spelling"],
    [{ deviceTrustType: "Workplace" }, false, "registered only"],
  ),
  ...given(
    'user.employeeId -ne "null"',
    [{ employeeId: "null" }, false, "quoted null is a word"],
    [{ employeeId: "7" }, true, "another value"],
    [{}, true, "unset is not the word either"],
  ),
];

/** Booleans, dates, complements of comparisons, closed vocabularies. */
export const scalarRows: readonly TruthRow[] = [
  ...booleanRows,
  ...otherBooleans,
  ...dateRows,
  ...negationRows,
  ...vocabularyRows,
];
