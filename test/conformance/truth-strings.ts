import { given, grid, type TruthRow } from "./truth-row.ts";

const cities = {
  equal: { city: "Oslo" },
  "another letter case": { city: "oSLO" },
  different: { city: "Bergen" },
  "longer at the end": { city: "Oslo-Nord" },
  "longer at the start": { city: "Greater Oslo" },
  "a blank is a value": { city: " " },
  missing: {},
  null: { city: null },
  "an empty string is unset": { city: "" },
};

const cityRows = grid(cities, {
  'user.city -eq "Oslo"': "         T T F F F F  F F F",
  'user.city -ne "Oslo"': "         F F T T T T  T T T",
  'user.city -startsWith "Oslo"': " T T F T F F  F F F",
  'user.city -notStartsWith "Oslo"': "F F T F T T  T T T",
  'user.city -endsWith "Oslo"': "   T T F F T F  F F F",
  'user.city -notEndsWith "Oslo"': "F F T T F T  T T T",
  'user.city -contains "slo"': "    T T F T T F  F F F",
  'user.city -notContains "slo"': " F F T F F T  T T T",
  'user.city -match "^os.o$"': "    T T F F F F  F F F",
  'user.city -notMatch "^os.o$"': " F F T T T T  T T T",
  'user.city -match "slo"': "       T T F T T F  F F F",
  'user.city -in ["Paris", "Oslo"]': "T T F F F F  F F F",
  'user.city -notIn ["Paris", "Oslo"]': "F F T T T T  T T T",
  'user.city -in ["Oslo"]': "       T T F F F F  F F F",
  'user.city -in ["Oslo", "Bergen", " "]': "T T T F F T  F F F",
  'user.city -in ["Oslo", "oslo"]': "T T F F F F  F F F",
  "user.city -eq null": "           F F F F F F  T T T",
  "user.city -ne null": "           T T T T T T  F F F",
});

const emptyLiteralRows = grid(cities, {
  'user.city -eq ""': "             F F F F F F  F F F",
  'user.city -ne ""': "             T T T T T T  T T T",
  'user.city -startsWith ""': "     T T T T T T  F F F",
  'user.city -notStartsWith ""': "  F F F F F F  T T T",
  'user.city -endsWith ""': "       T T T T T T  F F F",
  'user.city -notEndsWith ""': "    F F F F F F  T T T",
  'user.city -contains ""': "       T T T T T T  F F F",
  'user.city -notContains ""': "    F F F F F F  T T T",
  'user.city -match ""': "          T T T T T T  F F F",
  'user.city -notMatch ""': "       F F F F F F  T T T",
  'user.city -in [""]': "           F F F F F F  F F F",
  'user.city -notIn [""]': "        T T T T T T  T T T",
  'user.city -in ["", "Oslo"]': "   T T F F F F  F F F",
  'user.city -eq " "': "            F F F F F T  F F F",
  'user.city -eq "null"': "         F F F F F F  F F F",
});

/** The same three states of a few other string properties: set, another value, unset. */
function threeStates(reference: string, key: string): TruthRow[] {
  return grid(
    { equal: { [key]: "Blue" }, different: { [key]: "Red" }, null: { [key]: null }, missing: {} },
    {
      [`${reference} -eq "blue"`]: "            T F F F",
      [`${reference} -ne "blue"`]: "            F T T T",
      [`${reference} -startsWith "BL"`]: "      T F F F",
      [`${reference} -notEndsWith "UE"`]: "     F T T T",
      [`${reference} -notIn ["blue", "x"]`]: "  F T T T",
      [`${reference} -eq null`]: "              F F T T",
      [`${reference} -ne null`]: "              T T F F",
    },
  );
}

const extension = "extension_9d98ed114c4840d298fad781915f27e4_Colour_2";

const lookupRows = [
  ...given(
    `user.${extension} -eq "blue"`,
    [{ [extension]: "Blue" }, true, "an extension property under its own spelling"],
    [{ [extension.toUpperCase()]: "Blue" }, true, "looked up ignoring case: upper"],
    [{ [extension.toLowerCase()]: "Blue" }, true, "looked up ignoring case: lower"],
    [{ [`${extension}0`]: "Blue" }, false, "another name"],
  ),
  ...given(`USER.${extension.toUpperCase()} -eq "blue"`, [
    { [extension]: "Blue" },
    true,
    "the rule in another letter case",
  ]),
  ...given('USER.DisplayNAME -eq "x"', [{ displayName: "x" }, true, "names ignore letter case"]),
  ...given('Device.displayname -eq "x"', [{ displayName: "x" }, true, "device names too"]),
  ...given(
    'user.mailNickname -eq "x"',
    [{ mailNickName: "x" }, true, "the canonical key is mailNickName"],
    [{}, false, "unset"],
  ),
  ...given(
    'user.extensionAttribute1 -eq "x"',
    [{ extensionAttribute1: "x" }, true, "the first of fifteen"],
    [{ extensionAttribute15: "x" }, false, "not the fifteenth"],
  ),
];

const nothingIsTrimmed = [
  ...given('user.city -eq " Oslo"', [{ city: "Oslo" }, false, "the literal's blank counts"]),
  ...given('user.city -eq "Oslo"', [{ city: "Oslo " }, false, "the value's blank counts"]),
  ...given('user.city -endsWith "Oslo"', [{ city: "Oslo " }, false, "a blank ends it"]),
  ...given('user.city -startsWith "Oslo"', [{ city: " Oslo" }, false, "a blank starts it"]),
  ...given('user.city -in ["Oslo "]', [{ city: "Oslo" }, false, "list items are not trimmed"]),
  ...given('user.city -contains "Oslo "', [{ city: "Oslo" }, false, "longer than the value"]),
  ...given('user.city -startsWith "Oslo-Nord"', [{ city: "Oslo" }, false, "a longer prefix"]),
  ...given('user.city -endsWith "Old Oslo"', [{ city: "Oslo" }, false, "a longer suffix"]),
];

/** Strings: every operator against set, different and unset values. */
export const stringRows: readonly TruthRow[] = [
  ...cityRows,
  ...emptyLiteralRows,
  ...threeStates("user.extensionAttribute15", "extensionAttribute15"),
  ...threeStates("device.extensionAttribute7", "extensionAttribute7"),
  ...threeStates(`user.${extension}`, extension),
  ...threeStates("device.enrollmentProfileName", "enrollmentProfileName"),
  ...lookupRows,
  ...nothingIsTrimmed,
];
