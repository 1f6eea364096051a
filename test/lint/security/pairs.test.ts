/** Each lint of security speaks of one rule and is silent on another that differs in what matters. */
import { describe, expect, test } from "vitest";
import { saidOf } from "./said.ts";

const pairs: Readonly<Record<string, readonly (readonly [fires: string, silent: string])[]>> = {
  "self-writable-attribute": [
    ['user.mobile -startsWith "+47"', 'user.employeeId -startsWith "47"'],
    ['user.otherMails -any (_ -eq "a@b.example")', 'user.proxyAddresses -any (_ -eq "SMTP:a@b.c")'],
    [
      'user.otherMails -any (_ -eq "a@b.example")',
      'user.otherMails -any (_ -eq "a@b.example") -and user.userType -eq "Member"',
    ],
    [
      'user.mobile -ne null -and user.userType -eq "Member"',
      'user.mobile -ne null -and user.userType -eq "Guest"',
    ],
    ['user.city -eq "Oslo"', 'user.department -eq "Sales"'],
    [
      'user.extension_0123456789abcdef0123456789abcdef_level -eq "1"',
      'user.extensionAttribute1 -eq "1"',
    ],
  ],
  "hybrid-self-writable": [
    ['user.physicalDeliveryOfficeName -eq "HQ"', 'user.department -eq "HQ"'],
    [
      'user.city -eq "Oslo" -and user.dirSyncEnabled -eq true',
      'user.city -eq "Oslo" -and user.dirSyncEnabled -ne true',
    ],
  ],
  "guest-reachable": [
    ['user.department -eq "Sales"', 'user.department -eq "Sales" -and user.userType -eq "Member"'],
    ['user.department -eq "Sales"', 'user.employeeId -eq "7"'],
    ['user.department -ne "Sales"', "user.employeeId -ne null"],
    ["user.objectId -ne null", 'user.objectId -match "^[0-7]"'],
    ['user.userType -eq "Guest" -and user.companyName -eq "F"', 'user.userType -eq "Guest"'],
    ["user.accountEnabled -eq true", "user.accountEnabled -eq false"],
    ['user.userPrincipalName -contains "contoso"', 'user.userPrincipalName -contains "#EXT#"'],
    [
      'user.userPrincipalName -contains "contoso.com"',
      'user.userPrincipalName -endsWith "contoso.com"',
    ],
    [
      'user.mail -notEndsWith "@contoso.com"',
      'user.userPrincipalName -notEndsWith "@contoso.com" -and user.userPrincipalName -notEndsWith "@host.example"',
    ],
    [
      'user.displayName -match "^ADM-\\d{4}$"',
      'user.displayName -match "^ADM-\\d{4}$" -and user.displayName -startsWith "x"',
    ],
    [
      '-not (user.city -ne "Oslo" -or user.state -ne "Oslo")',
      '-not (user.city -ne "Oslo" -or user.assignedPlans -eq null)',
    ],
    ['user.department -eq "A"', 'device.displayName -eq "A"'],
    ['user.department -eq "A"', 'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"'],
  ],
  "includes-guests": [
    ["user.employeeId -ne null", 'user.employeeId -ne null -and user.userType -eq "Member"'],
    ["user.employeeId -ne null", 'user.employeeId -ne null -and -not (user.userType -eq "Guest")'],
    [
      'user.city -eq "Oslo"',
      'user.city -eq "Oslo" -and user.userPrincipalName -notContains "#EXT#"',
    ],
    [
      'user.userPrincipalName -endsWith "@contoso.com"',
      'user.userPrincipalName -endsWith "@contoso.com" -and user.userPrincipalName -notContains "#EXT#"',
    ],
    [
      'user.userPrincipalName -match "^a"',
      'user.userPrincipalName -match "^a" -and user.userPrincipalName -match "^(?!.*#EXT#)"',
    ],
    [
      'user.userPrincipalName -contains "@contoso"',
      'user.userPrincipalName -contains "#EXT#@contoso"',
    ],
    ['user.city -eq "Oslo"', 'user.city -eq "Oslo" -and user.userType -eq "Guest"'],
    [
      '(user.userType -eq "Member" -or user.city -eq "Oslo") -and user.state -eq "B"',
      '(user.userType -eq "Member" -or user.city -eq "Oslo") -and user.city -eq "B"',
    ],
    ['user.city -eq "Oslo"', 'user.city -eq "Oslo" -and user.userPrincipalName -match "#EXT#"'],
    ['user.city -eq "Oslo"', 'device.deviceModel -eq "Oslo"'],
    ['user.city -eq "Oslo"', 'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"'],
  ],
  "includes-disabled": [
    ['user.city -eq "Oslo"', 'user.city -eq "Oslo" -and user.accountEnabled -eq true'],
    ['user.city -eq "Oslo"', 'user.city -eq "Oslo" -and user.accountEnabled -ne false'],
    ['user.city -eq "Oslo"', "user.accountEnabled -eq false"],
    [
      '(user.accountEnabled -eq true -or user.city -eq "Oslo") -and user.state -eq "B"',
      '(user.accountEnabled -eq true -or user.city -eq "Oslo") -and user.city -eq "B"',
    ],
    ['user.city -eq "Oslo"', 'device.deviceModel -eq "Oslo"'],
  ],
  "loose-match-on-influenced-attribute": [
    ['user.displayName -startsWith "ADM"', 'user.displayName -eq "ADM"'],
    ['user.displayName -contains "ADM"', 'user.displayName -in ["ADM"]'],
    ['user.displayName -contains "ADM"', 'user.displayName -notContains "ADM"'],
    ['-not (user.displayName -notContains "ADM")', '-not (user.displayName -contains "ADM")'],
    ['user.department -match "^Sales"', 'user.department -match "^Sales$"'],
    [
      'user.department -startsWith "S"',
      'user.department -startsWith "S" -and user.userType -eq "Member"',
    ],
    ['user.department -startsWith "S"', 'user.employeeId -startsWith "S"'],
    ['user.mail -contains "contoso"', 'user.mail -endsWith "@contoso.com"'],
    [
      'user.proxyAddresses -any (_ -startsWith "SMTP:a")',
      'user.proxyAddresses -any (_ -startsWith "SMTP:")',
    ],
    ['user.displayName -contains "A"', 'device.displayName -contains "A"'],
  ],
  "mail-domain-unanchored": [
    ['user.mail -contains "@contoso.com"', 'user.mail -endsWith "@contoso.com"'],
    ['user.mail -endsWith "contoso.com"', 'user.mail -endsWith "@contoso.com"'],
    ['user.mail -match "@contoso\\.com"', 'user.mail -match "@contoso\\.com$"'],
    ['user.mail -match "@mail.contoso\\.com$"', 'user.mail -match "@mail\\.contoso\\.com$"'],
    ['user.mail -match "(a|b)\\.com$"', 'user.mail -match "^[^@]+@(a|b)\\.com$"'],
    ['user.mail -contains "contoso.com"', 'user.mail -notContains "contoso.com"'],
    [
      'user.otherMails -any (_ -contains "@contoso.com")',
      'user.otherMails -any (_ -endsWith "@contoso.com")',
    ],
    ['user.otherMails -contains "@contoso.com"', 'user.otherMails -endsWith "@contoso.com"'],
    [
      'user.proxyAddresses -any (_ -endsWith "contoso.com")',
      'user.proxyAddresses -any (_ -endsWith "@contoso.com")',
    ],
    ['user.userPrincipalName -contains "contoso.com"', 'user.userPrincipalName -contains "#EXT#"'],
    ['user.mail -endsWith "contoso.com"', 'user.mail -endsWith ".contoso.com"'],
    ['user.mail -contains "contoso.com"', 'user.department -contains "contoso.com"'],
  ],
  "regex-unanchored": [
    ['user.employeeId -match "7"', 'user.employeeId -match "^7$"'],
    ['user.employeeId -match "^7"', 'user.employeeId -match "\\A7\\z"'],
    ['user.employeeId -match "^7$|8"', 'user.employeeId -match "^7$|^8$"'],
    ['device.deviceModel -match "Surface"', 'device.deviceModel -match "^Surface$"'],
    ['user.employeeId -match "7"', 'user.department -match "7"'],
    ['user.employeeId -match "7"', 'user.mail -match "@contoso.com"'],
  ],
  "device-self-reported": [
    ['device.deviceModel -eq "Surface"', 'device.deviceOwnership -eq "Company"'],
    [
      'device.devicePhysicalIds -any (_ -startsWith "[OrderID]:x")',
      'device.systemLabels -any (_ -eq "x")',
    ],
    ['device.displayName -eq "x"', 'user.displayName -eq "x"'],
  ],
};

describe.each(Object.entries(pairs))("%s", (code, some) => {
  test.each(some)("speaks of %s and not of %s", (fires, silent) => {
    expect(saidOf(code, fires)).toHaveLength(1);
    expect(saidOf(code, silent)).toEqual([]);
  });
});
