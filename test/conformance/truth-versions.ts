import { given, grid, type TruthRow } from "./truth-row.ts";

const version = (deviceOSVersion: string): { readonly deviceOSVersion: string } => ({
  deviceOSVersion,
});

const orderRows = grid(
  {
    "10.0.19045.3803": version("10.0.19045.3803"),
    "the literal": version("10.0.19045"),
    "a missing part counts as 0": version("10.0.19045.0"),
    "parts are numbers, not text": version("10.0.9999"),
    "9.9.9": version("9.9.9"),
    "10.0": version("10.0"),
    "10.1": version("10.1"),
    "100.0": version("100.0"),
    "one part": version("11"),
    "leading zeros": version("010.00.019045"),
    "no version": version("10.0 (19045)"),
    missing: {},
  },
  {
    'device.deviceOSVersion -ge "10.0.19045"': "      T T T F F F T T T T  F F",
    'device.deviceOSVersion -le "10.0.19045"': "      F T T T T T F F F T  F F",
    'device.deviceOSVersion -ge "10.0.19045.0"': "    T T T F F F T T T T  F F",
    'device.deviceOSVersion -ge "10.0"': "            T T T T F T T T T T  F F",
    '-not device.deviceOSVersion -ge "10.0.19045"': " F F F T T T F F F F  T T",
    '-not device.deviceOSVersion -le "10.0.19045"': " T F F F F F T T T F  T T",
    'device.deviceOSVersion -eq "10.0.19045"': "      F T F F F F F F F F  F F",
    'device.deviceOSVersion -ne "10.0.19045"': "      T F T T T T T T T T  T T",
    'device.deviceOSVersion -startsWith "10.0"': "    T T T T F T F F F F  T F",
    'device.deviceOSVersion -notStartsWith "10.0"': " F F F F T F T T T T  F T",
    'device.deviceOSVersion -endsWith "45"': "        F T F F F F F F F T  F F",
    'device.deviceOSVersion -contains "0.1"': "       T T T F F F T F F F  F F",
    "device.deviceOSVersion -match '^10\\.0\\.'": "   T T T T F F F F F F  F F",
    'device.deviceOSVersion -in ["10.0", "11"]': "    F F F F F T F F T F  F F",
    'device.deviceOSVersion -notIn ["10.0"]': "       T T T T T F T T T T  T T",
    "device.deviceOSVersion -eq null": "              F F F F F F F F F F  F T",
    "device.deviceOSVersion -ne null": "              T T T T T T T T T T  T F",
  },
);

const huge = "10.0.99999999999999999999999999";

const hugeRows = [
  ...given(
    `device.deviceOSVersion -ge "${huge}8"`,
    [version(`${huge}9`), true, "beyond every floating-point number"],
    [version(`${huge}8`), true, "equal"],
    [version(`${huge}7`), false, "one less in the last of many digits"],
    [version(huge), false, "one digit fewer"],
  ),
  ...given(
    'device.deviceOSVersion -le "9007199254740992.0"',
    [version("9007199254740993"), false, "just beyond the exact doubles"],
    [version("9007199254740992"), true, "equal"],
    [version("9007199254740991.9"), true, "below"],
  ),
  ...given(
    'device.deviceOSVersion -ge "1.0.0.0.0.0.1"',
    [version("1.0.0.0.0.0.1"), true, "any number of parts"],
    [version("1"), false, "all missing parts are 0"],
    [version("1.0.0.0.0.1"), true, "an earlier part decides"],
  ),
];

const noVersions = [
  "10.",
  ".10",
  "10..0",
  "v10.0",
  "10.0-rc",
  " 10.0",
  "10.0 ",
  "10,0",
  "-1.0",
  "x",
];

const noVersionRows = [
  'device.deviceOSVersion -ge "0.0"',
  'device.deviceOSVersion -le "99999.0"',
].flatMap((rule) =>
  given(
    rule,
    ...noVersions.map((text) => [version(text), false, "no dotted digits, no order"] as const),
    [version(""), false, "unset"],
    [{ deviceOSVersion: null }, false, "unset"],
    [version("0"), true, "0 lies between"],
    [version("7.10"), true, "7.10 lies between"],
  ),
);

const longOrder = given(
  'device.deviceOSVersion -ge "7.9"',
  [version("7.10"), true, "ten is more than nine"],
  [version("7.09"), true, "09 is nine"],
  [version("7.8"), false, "less"],
  [version("7.8.99"), false, "less, whatever follows"],
);

/** Version order, and string operators on versions. */
export const versionRows: readonly TruthRow[] = [
  ...orderRows,
  ...hugeRows,
  ...noVersionRows,
  ...longOrder,
];
