import { given, grid, type TruthRow } from "./truth-row.ts";

const mails = {
  "one, equal": { otherMails: ["ann@contoso.com"] },
  "one, in another letter case": { otherMails: ["ANN@Contoso.COM"] },
  "one, different": { otherMails: ["bob@fabrikam.com"] },
  "two, the second equal": { otherMails: ["bob@fabrikam.com", "ann@contoso.com"] },
  "empty elements are dropped": { otherMails: ["", "ann@contoso.com", null] },
  "an empty collection is unset": { otherMails: [] },
  missing: {},
  null: { otherMails: null },
  "only empty elements: unset": { otherMails: ["", null] },
};

const directRows = grid(mails, {
  'user.otherMails -eq "ann@contoso.com"': "          T T F T T  F F F F",
  'user.otherMails -ne "ann@contoso.com"': "          F F T F F  T T T T",
  'user.otherMails -startsWith "ann@"': "             T T F T T  F F F F",
  'user.otherMails -notStartsWith "ann@"': "          F F T F F  T T T T",
  'user.otherMails -endsWith "@contoso.com"': "       T T F T T  F F F F",
  'user.otherMails -notEndsWith "@contoso.com"': "    F F T F F  T T T T",
  'user.otherMails -contains "contoso"': "            T T F T T  F F F F",
  'user.otherMails -notContains "contoso"': "         F F T F F  T T T T",
  'user.otherMails -contains "@"': "                  T T T T T  F F F F",
  'user.otherMails -notContains "@"': "               F F F F F  T T T T",
  'user.otherMails -match "^ann@.*com$"': "           T T F T T  F F F F",
  'user.otherMails -notMatch "^ann@.*com$"': "        F F T F F  T T T T",
  'user.otherMails -in ["x", "ann@contoso.com"]': "   T T F T T  F F F F",
  'user.otherMails -notIn ["x", "ann@contoso.com"]': "F F T F F  T T T T",
  "user.otherMails -eq null": "                       F F F F F  T T T T",
  "user.otherMails -ne null": "                       T T T T T  F F F F",
});

const directEmptyLiteralRows = grid(mails, {
  'user.otherMails -eq ""': "            F F F F F  F F F F",
  'user.otherMails -ne ""': "            T T T T T  T T T T",
  'user.otherMails -contains ""': "      T T T T T  F F F F",
  'user.otherMails -notContains ""': "   F F F F F  T T T T",
  'user.otherMails -startsWith ""': "    T T T T T  F F F F",
  'user.otherMails -notEndsWith ""': "   F F F F F  T T T T",
  'user.otherMails -match ""': "         T T T T T  F F F F",
  'user.otherMails -match "^$"': "       F F F F F  F F F F",
});

const negatedRows = grid(mails, {
  '-not user.otherMails -eq "ann@contoso.com"': "   F F T F F  T T T T",
  '-not user.otherMails -ne "ann@contoso.com"': "   T T F T T  F F F F",
  '-not (user.otherMails -notContains "contoso")': "T T F T T  F F F F",
  "-not (user.otherMails -eq null)": "              T T T T T  F F F F",
});

const quantifiedRows = grid(mails, {
  'user.otherMails -any (_ -eq "ann@contoso.com")': "        T T F T T  F F F F",
  'user.otherMails -any (_ -ne "ann@contoso.com")': "        F F T T F  F F F F",
  'user.otherMails -all (_ -eq "ann@contoso.com")': "        T T F F T  T T T T",
  'user.otherMails -all (_ -ne "ann@contoso.com")': "        F F T F F  T T T T",
  'user.otherMails -any (_ -endsWith "contoso.com")': "      T T F T T  F F F F",
  'user.otherMails -any (_ -notEndsWith "contoso.com")': "   F F T T F  F F F F",
  'user.otherMails -all (_ -endsWith "contoso.com")': "      T T F F T  T T T T",
  'user.otherMails -all (_ -notEndsWith "contoso.com")': "   F F T F F  T T T T",
  'user.otherMails -any (_ -startsWith "bob")': "            F F T T F  F F F F",
  'user.otherMails -all (_ -notStartsWith "bob")': "         T T F F T  T T T T",
  'user.otherMails -any (_ -contains "fabrikam")': "         F F T T F  F F F F",
  'user.otherMails -any (_ -notContains "fabrikam")': "      T T F T T  F F F F",
  'user.otherMails -any (_ -match "^b.b@")': "               F F T T F  F F F F",
  'user.otherMails -any (_ -notMatch "^b.b@")': "            T T F T T  F F F F",
  'user.otherMails -any (_ -in ["ann@contoso.com"])': "      T T F T T  F F F F",
  'user.otherMails -all (_ -notIn ["ann@contoso.com"])': "   F F T F F  T T T T",
  'user.otherMails -any (_ -eq "")': "                       F F F F F  F F F F",
  'user.otherMails -any (_ -ne "")': "                       T T T T T  F F F F",
  'user.otherMails -all (_ -eq "")': "                       F F F F F  T T T T",
  'user.otherMails -all (_ -ne "")': "                       T T T T T  T T T T",
  "user.otherMails -any (_ -eq null)": "                     F F F F F  F F F F",
  "user.otherMails -any (_ -ne null)": "                     T T T T T  F F F F",
  "user.otherMails -all (_ -eq null)": "                     F F F F F  T T T T",
  "user.otherMails -all (_ -ne null)": "                     T T T T T  T T T T",
});

const otherCollections = [
  ...given(
    'user.proxyAddresses -startsWith "smtp:"',
    [{ proxyAddresses: ["SMTP:ann@contoso.com"] }, true, "compared with the prefix, ignoring case"],
    [{ proxyAddresses: ["x500:/o=ExchangeLabs"] }, false, "no such element"],
  ),
  ...given('user.proxyAddresses -any (_ -startsWith "ann")', [
    { proxyAddresses: ["SMTP:ann@contoso.com"] },
    false,
    "the SMTP: prefix is not cut off",
  ]),
  ...given('user.proxyAddresses -any (_ -match "^smtp:ann@")', [
    { proxyAddresses: ["SMTP:ann@contoso.com", "smtp:a@contoso.com"] },
    true,
    "the prefix belongs to the value for -match too",
  ]),
  ...given(
    'device.devicePhysicalIds -any (_ -startsWith "[ZTDId]")',
    [{ devicePhysicalIds: ["[HWID]:h:1", "[ZTDId]:9"] }, true, "brackets are ordinary characters"],
    [{ devicePhysicalIds: ["[HWID]:h:1"] }, false, "no Autopilot device"],
    [{}, false, "no identifiers"],
  ),
  ...given(
    'device.devicePhysicalIds -any (_ -eq "[OrderID]:179887111881")',
    [{ devicePhysicalIds: ["[orderid]:179887111881"] }, true, "the whole element, ignoring case"],
    [{ devicePhysicalIds: ["[OrderID]:1798871118810"] }, false, "a longer element"],
  ),
  ...given(
    'device.systemLabels -startsWith "M365Managed"',
    [{ systemLabels: ["M365Managed"] }, true, "a direct operator of the documents"],
    [{ systemLabels: [] }, false, "no labels"],
  ),
  ...given(
    'device.systemLabels -notContains "M365"',
    [{ systemLabels: ["Other", "M365Managed"] }, false, "some element has it"],
    [{ systemLabels: ["Other"] }, true, "no element has it"],
    [{}, true, "unset"],
  ),
];

/** String collections: direct operators, quantifiers, emptiness. */
export const collectionRows: readonly TruthRow[] = [
  ...directRows,
  ...directEmptyLiteralRows,
  ...negatedRows,
  ...quantifiedRows,
  ...otherCollections,
];
