import { expect, test } from "vitest";
import { mend } from "../../src/index.ts";

test.each([
  ["user.department –eq “Sales”", 'user.department -eq "Sales"'],
  ["user.department -eq ‘Sales’", "user.department -eq 'Sales'"],
  ['user.department -eq \\"Sales\\"', 'user.department -eq "Sales"'],
  ['user.department -eq `"Sales`"', 'user.department -eq "Sales"'],
  ["user.department -eq Human Resources", 'user.department -eq "Human Resources"'],
  ['department -eq "Sales"', 'user.department -eq "Sales"'],
  ['deviceOSType -eq "iOS"', 'device.deviceOSType -eq "iOS"'],
  ['user.officeLocation - eq "Oslo"', 'user.physicalDeliveryOfficeName -eq "Oslo"'],
  ['user.country -in ("NO", "SE")', 'user.country -in ["NO", "SE"]'],
  ['user.country -in "NO"', 'user.country -in ["NO"]'],
  ['user.country -eq ["NO"]', 'user.country -in ["NO"]'],
  ['user.city == "Oslo" && user.state != "x"', 'user.city -eq "Oslo" -and user.state -ne "x"'],
  ['(user.otherMails -any (\\_ -contains "x"))', '(user.otherMails -any (_ -contains "x"))'],
])("%s is mended to %s", (damaged, whole) => {
  expect(mend(damaged).text).toBe(whole);
  expect(mend(damaged).remaining.filter(({ severity }) => severity === "error")).toEqual([]);
});

test.each([
  'user.departmnt -eq "Sales"',
  'user.city -eq "Oslo" user.country -eq "NO"',
  '(user.city -eq "Oslo"',
  'user.city -eq "Oslo',
  'user.city -gt "Oslo"',
])("what was meant by %s is for a person to say", (text) => {
  expect(mend(text)).toMatchObject({ text, applied: [] });
  expect(mend(text).remaining.some(({ severity }) => severity === "error")).toBe(true);
});
