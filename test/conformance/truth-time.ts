import { at, given, type TruthRow } from "./truth-row.ts";

const hired = (employeeHireDate: string): { readonly employeeHireDate: string } => ({
  employeeHireDate,
});
const rule = (tail: string): string => `user.employeeHireDate ${tail}`;

const noon = "2024-12-19T12:00:00Z";

/** Each duration with the instants that it reaches forwards and backwards from noon. */
const durations: readonly (readonly [duration: string, after: string, before: string])[] = [
  ["P1W", "2024-12-26T12:00:00Z", "2024-12-12T12:00:00Z"],
  ["P1D", "2024-12-20T12:00:00Z", "2024-12-18T12:00:00Z"],
  ["P7D", "2024-12-26T12:00:00Z", "2024-12-12T12:00:00Z"],
  ["P30D", "2025-01-18T12:00:00Z", "2024-11-19T12:00:00Z"],
  ["P365D", "2025-12-19T12:00:00Z", "2023-12-20T12:00:00Z"],
  ["PT1H", "2024-12-19T13:00:00Z", "2024-12-19T11:00:00Z"],
  ["PT12H", "2024-12-20T00:00:00Z", "2024-12-19T00:00:00Z"],
  ["PT36H", "2024-12-21T00:00:00Z", "2024-12-18T00:00:00Z"],
  ["PT1M", "2024-12-19T12:01:00Z", "2024-12-19T11:59:00Z"],
  ["PT90M", "2024-12-19T13:30:00Z", "2024-12-19T10:30:00Z"],
  ["PT1S", "2024-12-19T12:00:01Z", "2024-12-19T11:59:59Z"],
  ["PT86400S", "2024-12-20T12:00:00Z", "2024-12-18T12:00:00Z"],
  ["P1W1D", "2024-12-27T12:00:00Z", "2024-12-11T12:00:00Z"],
  ["P1DT1H", "2024-12-20T13:00:00Z", "2024-12-18T11:00:00Z"],
  ["P2WT3H4M5S", "2025-01-02T15:04:05Z", "2024-12-05T08:55:55Z"],
  ["P1W2DT3H4M5S", "2024-12-28T15:04:05Z", "2024-12-10T08:55:55Z"],
  ["PT1H1S", "2024-12-19T13:00:01Z", "2024-12-19T10:59:59Z"],
  ["P0D", "2024-12-19T12:00:00Z", "2024-12-19T12:00:00Z"],
  ["p1dt2h", "2024-12-20T14:00:00Z", "2024-12-18T10:00:00Z"],
  ["P007D", "2024-12-26T12:00:00Z", "2024-12-12T12:00:00Z"],
];

const moved = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

const boundaryRows = durations.flatMap(([duration, after, before]) => [
  ...given(
    rule(`-ge system.now -plus ${duration}`),
    [hired(after), true, "the instant itself counts"],
    [hired(moved(after, -1)), false, "a millisecond earlier does not"],
  ),
  ...given(
    rule(`-le system.now -minus ${duration}`),
    [hired(before), true, "the instant itself counts"],
    [hired(moved(before, 1)), false, "a millisecond later does not"],
  ),
]);

const nowRows = [
  ...given(rule("-le system.now -plus P99999999999999999999D"), [
    hired("2024-01-01"),
    true,
    "a duration beyond the calendar",
  ]),
  ...given(rule("-ge system.now -plus P99999999999999999999D"), [
    hired("2024-01-01"),
    false,
    "a duration beyond the calendar",
  ]),
  ...given(
    rule("-ge system.now"),
    [hired(noon), true, "now is at or after now"],
    [hired("2024-12-19T11:59:59.999Z"), false, "before now"],
    [hired("2024-12-19T14:00:00+02:00"), true, "now, told elsewhere"],
    [{}, false, "unset is neither before nor after"],
    [{ employeeHireDate: null }, false, "unset is neither before nor after"],
  ),
  ...given(
    rule("-le system.now"),
    [hired(noon), true, "now is at or before now"],
    [hired("2024-12-19T12:00:00.001Z"), false, "after now"],
    [hired("2024-12-19"), true, "this midnight"],
    [hired("2024-12-20"), false, "the next midnight"],
    [{ employeeHireDate: "" }, false, "unset is neither before nor after"],
  ),
  ...given(rule("-ge (system.now)"), [hired(noon), true, "in parentheses"]),
  ...given(
    rule("-ge (system.now -plus P1D)"),
    [hired("2024-12-20T12:00:00Z"), true, "the step in parentheses"],
    [hired(noon), false, "the step in parentheses"],
  ),
  ...given(rule("-le System.NOW -Minus p1d"), [hired("2024-12-18"), true, "any letter case"]),
  ...given(rule("le system.now minus P1D"), [hired("2024-12-18"), true, "without hyphens"]),
  ...given(`-not ${rule("-ge system.now")}`, [{}, true, "the complement holds for unset"]),
  ...given(
    `${rule("-ge system.now -minus P7D")} -and ${rule("-le system.now -plus P7D")}`,
    [hired(noon), true, "a window"],
    [hired("2024-12-12T11:59:59Z"), false, "before the window"],
    [hired("2024-12-26T12:00:01Z"), false, "after the window"],
  ),
  ...given(`(${rule("-le system.now")}) -or user.city -eq "x"`, [
    hired("2024-01-01"),
    true,
    "in a longer rule",
  ]),
];

const calendarRows = [
  ...given(
    rule("-eq 2024-02-29"),
    [hired("2024-02-29"), true, "a leap day"],
    [hired("2024-03-01"), false, "the day after"],
  ),
  ...given(rule("-ge 2023-12-31T23:30:00Z"), [
    hired("2024-01-01T00:30:00+01:00"),
    true,
    "offsets cross the year",
  ]),
  ...given(
    rule("-eq 2024-01-01T00:00:00-05:00"),
    [hired("2024-01-01T05:00:00Z"), true, "west of Greenwich"],
    [hired("2024-01-01T00:00:00Z"), false, "not the same wall clock"],
  ),
  ...given(
    rule('-eq "2024-01-01T05:30:00+05:30"'),
    [hired("2024-01-01"), true, "half hours; a bare date is midnight UTC"],
    [hired("2023-12-31T23:00:00Z"), false, "an hour before"],
  ),
  ...given(
    rule("-eq 2024-01-01T00:00:00.5Z"),
    [hired("2024-01-01T00:00:00.500Z"), true, "one digit of fraction"],
    [hired("2024-01-01T00:00:00.5000000Z"), true, "seven digits"],
    [hired("2024-01-01T00:00:00Z"), false, "half a second earlier"],
    [hired("2024-01-01T01:00:00.5+01:00"), true, "a fraction with an offset"],
  ),
  ...given(
    rule("-ge 2024-01-01T00:00:00.123Z"),
    [hired("2024-01-01T00:00:00.123Z"), true, "equal"],
    [hired("2024-01-01T00:00:00.122Z"), false, "a millisecond before"],
    [hired("2024-01-01T00:00:00.13Z"), true, "two digits are hundredths"],
  ),
  ...given(
    rule("-le '2024-01-01T00:00:00.0000000Z'"),
    [hired("2024-01-01"), true, "the directory's seven zeros"],
    [hired("2024-01-01T00:00:00.001Z"), false, "a millisecond after"],
  ),
  ...given(rule("-eq 1999-12-31"), [hired("1999-12-31"), true, "the last century"]),
  ...given(rule("-le 1969-12-31"), [hired("1969-12-31"), true, "before the epoch"]),
  ...given(
    rule("-ne 2024-01-01"),
    [hired("2024-01-01T00:00:00.000Z"), false, "equal instants"],
    [hired("2024-01-01T00:00:00+00:01"), true, "a minute off"],
  ),
  ...given(rule("-ge 2024-01-01"), [hired("2024-02-30"), false, "a subject's date must exist"]),
  ...given(rule("-le 2024-12-31"), [hired("2024-02-30"), false, "a subject's date must exist"]),
  ...given(rule("-ge 2024-01-01"), [hired("soon"), false, "no date at all"]),
];

const everyDay = [
  ...at("2024-01-01T00:00:00Z", given(rule("-ge system.now"), [hired("2024-01-01"), true, "then"])),
  ...at("2024-01-02T00:00:00Z", given(rule("-ge system.now"), [hired("2024-01-01"), false, "now"])),
  ...at(
    "2024-03-01T00:00:00Z",
    given(
      rule("-ge system.now -minus P1D"),
      [hired("2024-02-29"), true, "a day back from March is a leap day"],
      [hired("2024-02-28"), false, "and no further"],
    ),
  ),
];

/** Dates, instants and the clock, which is always a parameter. */
export const timeRows: readonly TruthRow[] = [
  ...at(noon, boundaryRows),
  ...at(noon, nowRows),
  ...calendarRows,
  ...everyDay,
];
