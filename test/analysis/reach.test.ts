import { describe, expect, test } from "vitest";
import type { Channel } from "../../src/analysis/reach/channels.ts";
import type { Reachability } from "../../src/analysis/reach/reachability.ts";
import { reachable, type ReachOptions } from "../../src/analysis/reachable.ts";
import { read } from "./reach-model.ts";

const member = ["member self-service"] as const;
const inviter = ["inviter"] as const;
const home = ["home tenant"] as const;
const own = ["guest self-service"] as const;
const device = ["device"] as const;
const application = ["application"] as const;
const hybrid = ["hybrid self-write"] as const;
const guests = ["inviter", "guest self-service", "home tenant"] as const;

const shown = (value: unknown): string => (value === null ? "unset" : JSON.stringify(value));

/** The answer in a line. */
function told(answer: Reachability): string {
  if (answer.holds === undefined) return `undecided: ${answer.undecided.code}`;
  if (!answer.holds) return "nobody";
  const { written, given } = answer;
  const whom = answer.way === "invite" ? `invite ${answer.address ?? "anybody"}` : "edit";
  const writes = written.map(
    ({ property, value, channel }) => `; ${property} to ${shown(value)} by ${channel}`,
  );
  const must = given.map(({ property, value }) => `; where ${property} is ${shown(value)}`);
  return [whom, ...writes, ...must].join("");
}

const asked = (rule: string, through: readonly Channel[], options: ReachOptions = {}): string =>
  told(reachable(read(rule), through, options));

describe("by an invitation", () => {
  test.each<readonly [rule: string, through: readonly Channel[], expected: string]>([
    // A domain is what stands behind the at sign, to the end.
    ['user.mail -match "contoso.com"', inviter, "invite contosoacom@elsewhere.example"],
    ['user.mail -contains "@contoso.com"', inviter, "invite guest@contoso.com.elsewhere.example"],
    ['user.mail -endsWith "contoso.com"', inviter, "invite guest@notcontoso.com"],
    ['user.mail -endsWith "@contoso.com"', inviter, "nobody"],
    ['user.mail -endsWith ".contoso.com"', inviter, "nobody"],
    ['user.mail -match "@contoso\\.com$"', inviter, "nobody"],
    ['user.mail -match "@(contoso|fabrikam)\\.com$"', inviter, "nobody"],
    ['user.mail -match "@(mail\\.)?contoso\\.com$"', inviter, "nobody"],
    ['user.mail -match "@mail.contoso\\.com$"', inviter, "invite guest@mailacontoso.com"],
    ['user.mail -match "@contoso\\.[a-z]+$"', inviter, "invite guest@contoso.com"],
    ['user.mail -startsWith "admin"', inviter, "invite admin@elsewhere.example"],
    ['user.mail -eq "eve@fabrikam.com"', inviter, "nobody"],
    ['user.mail -in ["eve@fabrikam.com", "bo@fabrikam.com"]', inviter, "nobody"],
    ['user.mail -notEndsWith "@contoso.com"', inviter, "invite guest@elsewhere.example"],
    ['user.mail -contains " "', inviter, "nobody"],
    ['user.mail -contains "é"', inviter, "nobody"],
    // Mailboxes that anybody gets, and domains that not everybody registers.
    ['user.mail -endsWith "@gmail.com"', inviter, "invite guestelsewhere@gmail.com"],
    ['user.mail -eq "the.boss@gmail.com"', inviter, "nobody"],
    ['user.mail -endsWith ".gov"', inviter, "nobody"],
    ['user.mail -endsWith ".gov.uk"', inviter, "nobody"],
    ['user.mail -match "@[a-z]+\\.co\\.uk$"', inviter, "invite guest@not.co.uk"],
    // What follows from the address.
    ['user.otherMails -any (_ -endsWith "@contoso.com")', inviter, "nobody"],
    [
      'user.proxyAddresses -any (_ -startsWith "SMTP:sales")',
      inviter,
      "invite sales@elsewhere.example",
    ],
    ['user.proxyAddresses -any (_ -startsWith "sip:")', inviter, "nobody"],
    ['user.mailNickName -startsWith "sales"', inviter, "invite sales@elsewhere.example"],
    ['user.userPrincipalName -contains "contoso"', inviter, "invite contoso@elsewhere.example"],
    ['user.userPrincipalName -startsWith "a_b"', inviter, "invite a_b@elsewhere.example"],
    ['user.mail -startsWith "a" -and user.userPrincipalName -startsWith "b"', inviter, "nobody"],
    // The display name is free text, and the address where there is none.
    [
      'user.displayName -contains "Admin (contoso)"',
      inviter,
      'invite anybody; displayName to "Admin (contoso)" by inviter',
    ],
    [
      'user.displayName -eq "ADM-1" -and user.mail -contains "adm"',
      inviter,
      'invite adm@elsewhere.example; displayName to "ADM-1" by inviter',
    ],
    ['user.displayName -startsWith "adm"', inviter, "invite adm@elsewhere.example"],
    // What is not chosen.
    ['user.userType -eq "Guest"', inviter, "invite anybody"],
    ['user.userType -eq "Member"', guests, "nobody"],
    ["user.accountEnabled -eq false", guests, "nobody"],
    ['user.department -eq "Sales"', inviter, "nobody"],
    ["user.department -eq null", inviter, "invite anybody"],
    ["user.objectId -ne null", inviter, "invite anybody"],
    ['user.objectId -eq "1a4bc96d-0f1e-4c2b-8d3a-5e7f60819283"', inviter, "nobody"],
    ['user.objectId -ne "1a4bc96d-0f1e-4c2b-8d3a-5e7f60819283"', inviter, "invite anybody"],
    // With the home tenant, or the guest, behind it.
    [
      'user.department -eq "Sales" -and user.mailNickName -startsWith "eve"',
      guests,
      'invite eve@elsewhere.example; department to "Sales" by home tenant',
    ],
    ['Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"', guests, "nobody"],
    [
      'user.memberOf -any (group.objectId -in ["62e19b97-8b3d-4d4a-a106-4ce66896a863"])',
      guests,
      "nobody",
    ],
  ])("%s through %j: %s", (rule, through, expected) => {
    expect(asked(rule, through)).toBe(expected);
  });
});

describe("by an edit", () => {
  test.each<readonly [rule: string, through: readonly Channel[], expected: string]>([
    // Members and their mobile number.
    [
      'user.mobile -startsWith "+47"',
      member,
      'edit; mobile to "+47 40000000" by member self-service',
    ],
    ["user.mobile -eq null", member, "edit; mobile to unset by member self-service"],
    [
      'user.mobile -eq "1" -and user.department -eq "IT"',
      member,
      'edit; mobile to "1" by member self-service; where department is "IT"',
    ],
    [
      'user.mobile -eq "1" -and user.department -eq null',
      member,
      'edit; mobile to "1" by member self-service; where department is unset',
    ],
    [
      'user.mobile -eq "1" -or user.department -eq "IT"',
      member,
      'edit; mobile to "1" by member self-service',
    ],
    [
      'user.mobile -eq "1" -and (user.department -eq "IT" -or user.city -eq "Oslo")',
      member,
      'edit; mobile to "1" by member self-service; where department is "IT"',
    ],
    ['user.mobile -eq "1" -and user.userType -eq "Guest"', member, "nobody"],
    ['user.mobile -eq "1" -and user.accountEnabled -eq false', member, "nobody"],
    [
      'user.mobile -eq "1" -and user.accountEnabled -eq true -and user.displayName -ne null',
      member,
      'edit; mobile to "1" by member self-service',
    ],
    ['user.mobile -eq "1" -and user.mobile -eq "2"', member, "nobody"],
    ['user.mobile -eq "1" -or user.mobile -ne "1"', member, "nobody"],
    ['user.department -eq "IT"', member, "nobody"],
    // Guests, and who administers where they come from.
    ['user.department -eq "IT"', home, 'edit; department to "IT" by home tenant'],
    [
      'user.department -eq "IT" -and user.employeeId -ne null',
      home,
      'edit; department to "IT" by home tenant; where employeeId is "1001"',
    ],
    ['user.department -eq "IT" -and user.userType -eq "Member"', home, "nobody"],
    [
      'user.mail -endsWith "@contoso.com"',
      home,
      'edit; mail to "kim.berg@contoso.com" by home tenant',
    ],
    ['user.mail -contains " "', home, "nobody"],
    [
      'user.otherMails -any (_ -endsWith "@contoso.com")',
      own,
      'edit; otherMails to ["kim.berg@contoso.com"] by guest self-service',
    ],
    [
      'user.otherMails -all (_ -endsWith "@contoso.com")',
      own,
      "edit; otherMails to unset by guest self-service",
    ],
    // Synced users, and applications.
    [
      'user.physicalDeliveryOfficeName -eq "HQ"',
      hybrid,
      'edit; physicalDeliveryOfficeName to "HQ" by hybrid self-write',
    ],
    ['user.city -eq "Oslo" -and user.dirSyncEnabled -ne true', hybrid, "nobody"],
    [
      'user.extension_0123456789abcdef0123456789abcdef_level -eq "1"',
      application,
      'edit; extension_0123456789abcdef0123456789abcdef_level to "1" by application',
    ],
    [
      'user.extensionAttribute3 -eq "x"',
      application,
      'edit; extensionAttribute3 to "x" by application',
    ],
    ['user.extensionAttribute3 -eq "x"', guests, "nobody"],
    ["user.dirSyncEnabled -eq true", application, "nobody"],
    // Devices tell of themselves, but not whose they are.
    ['device.displayName -startsWith "KIOSK"', device, 'edit; displayName to "KIOSK" by device'],
    [
      'device.deviceModel -eq "X" -and device.deviceOwnership -eq "Company"',
      device,
      'edit; deviceModel to "X" by device; where deviceOwnership is "Company"',
    ],
    ['device.deviceOwnership -eq "Company"', device, "nobody"],
    [
      'device.deviceOSVersion -ge "10.0.3"',
      device,
      'edit; deviceOSVersion to "10.0.19045" by device',
    ],
    ['device.displayName -eq "x"', member, "nobody"],
    ['user.displayName -eq "x"', device, "nobody"],
  ])("%s through %j: %s", (rule, through, expected) => {
    expect(asked(rule, through)).toBe(expected);
  });
});

describe("together", () => {
  const rule = 'user.department -eq "IT" -and user.otherMails -contains "x"';

  test("channels write of one and the same person", () => {
    expect(asked(rule, ["guest self-service", "home tenant"])).toMatch(
      /^edit; department to "IT" by home tenant; otherMails to \["[^"]*x[^"]*"\] by guest self-service$/,
    );
  });

  test("channels that speak of different people do not", () => {
    const both = 'user.mobile -eq "1" -and user.department -eq "IT"';
    expect(asked(both, ["member self-service", "home tenant"])).toBe(
      'edit; mobile to "1" by member self-service; where department is "IT"',
    );
    expect(
      asked(`${both} -and user.userType -eq null`, ["member self-service", "home tenant"]),
    ).toBe("nobody");
  });

  test("one alone is preferred, and what asks for nothing before that", () => {
    expect(asked('user.city -eq "Oslo"', ["hybrid self-write", "home tenant"])).toBe(
      'edit; city to "Oslo" by hybrid self-write',
    );
    expect(
      asked('user.city -eq "Oslo" -and user.userType -eq "Guest"', [
        "hybrid self-write",
        "home tenant",
      ]),
    ).toBe('edit; city to "Oslo" by home tenant');
  });

  test("an invitation and the home tenant make a guest to measure", () => {
    const guest = reachable(read(`${rule} -and user.employeeId -eq null`), guests);
    expect(guest).toMatchObject({
      way: "invite",
      written: [{ property: "department", value: "IT", channel: "home tenant" }],
      given: [],
      witness: { userType: "Guest", department: "IT" },
    });
  });
});

describe("what is known of the tenant", () => {
  const named = 'user.userPrincipalName -endsWith "@contoso.com"';

  test("a host that is not known is given where it makes a difference", () => {
    expect(asked(named, inviter)).toBe(
      'invite guest@elsewhere.example; where userPrincipalName is "guest_elsewhere.example#EXT#@contoso.com"',
    );
    expect(asked('user.userPrincipalName -notEndsWith "@contoso.com"', inviter)).toMatch(
      /where userPrincipalName is/,
    );
  });

  test.each([
    // No domain is named here, but some leave the guest out.
    ['user.userPrincipalName -notMatch "o$"', "given"],
    ['user.userPrincipalName -match "e$"', "given"],
    ['user.userPrincipalName -notMatch "#EXT#@host"', "given"],
    ['user.userPrincipalName -notMatch "#EXT#@[a-z]"', "given"],
    // Another address, or more that is written, helps in any domain.
    ['user.userPrincipalName -notMatch "^g.*o$"', "any"],
    ['user.userPrincipalName -match "e$" -or user.displayName -eq "X"', "any"],
    ['user.userPrincipalName -match "#EXT#@.*\\.[a-z]+$"', "any"],
  ])("of %s the domain is %s", (rule, expected) => {
    const answer = reachable(read(rule), inviter);
    expect(answer.holds === true && (answer.given.length === 0 ? "any" : "given")).toBe(expected);
  });

  test("an object id that happens to do is no reason to write less", () => {
    expect(asked('user.objectId -match "^[0-9]" -or user.displayName -eq "X"', inviter)).toBe(
      'invite anybody; displayName to "X" by inviter',
    );
  });

  test("a host that is known is taken as it is", () => {
    expect(asked(named, inviter, { host: "contoso.com" })).toBe("invite guest@elsewhere.example");
    expect(asked(named, inviter, { host: "fabrikam.com" })).toBe("nobody");
  });

  test("nobody from outside has an address in a domain of the tenant, or below it", () => {
    const rule = 'user.mail -match "@(mail\\.)?contoso\\.[a-z]+$" -and user.mail -endsWith "com"';
    expect(asked(rule, inviter)).toBe("invite guest@contoso.com");
    expect(asked(rule, inviter, { ownDomains: ["Contoso.com"] })).toBe("nobody");
    expect(asked(rule, inviter, { ownDomains: ["@contoso.com"] })).toBe("nobody");
  });

  test("an object id of which the rule asks something is given", () => {
    expect(asked('user.objectId -match "^[0-7]"', inviter)).toMatch(
      /^invite guest@elsewhere\.example; where objectId is "[0-7][0-9a-f]{7}-/,
    );
  });
});

describe("a rule that reads the clock", () => {
  const rule = 'user.mobile -eq "1" -and user.employeeHireDate -ge system.now -minus P7D';

  test("asks for no more than it takes", () => {
    expect(asked(`${rule} -and (user.city -eq "A" -or user.department -eq "B")`, member)).toBe(
      'edit; mobile to "1" by member self-service; where employeeHireDate is "2026-01-01T12:00:00Z"; where city is "A"',
    );
  });

  test("has a time at which somebody gets in, or the one that is asked for", () => {
    const free = reachable(read(rule), member);
    expect(free.holds === true && free.now instanceof Date).toBe(true);
    const now = new Date("2030-05-05T00:00:00Z");
    expect(reachable(read(rule), member, { now })).toMatchObject({ holds: true, now });
  });
});

describe("no answer is given", () => {
  test("where the work allowed is not enough", () => {
    expect(
      asked('user.mail -match "a.*b.*c" -and user.mail -notMatch "c.*d"', inviter, { budget: 1 }),
    ).toBe("undecided: budget");
  });

  test("where a pattern is of a kind that is not analyzed", () => {
    expect(asked('user.mail -match "^(?>e|ev)e@" -and user.mail -startsWith "eve"', inviter)).toBe(
      "undecided: pattern",
    );
  });

  test("where it cannot be told which domains are named, and only such would do", () => {
    expect(asked('user.mail -match "@(?=contoso)contoso\\.com$"', inviter)).toBe(
      "undecided: budget",
    );
    expect(asked('user.mail -match "^(?=eve)"', inviter)).toBe("invite eve@elsewhere.example");
  });

  test("but a budget that is none is a mistake", () => {
    expect(() => asked("user.objectId -ne null", inviter, { budget: 0 })).toThrow(TypeError);
  });
});

test("without channels nobody gets in", () => {
  expect(asked("user.objectId -ne null", [])).toBe("nobody");
});

test("values of any kind take in what no vocabulary holds, and addresses that are none", () => {
  expect(asked('user.usageLocation -eq "Atlantis"', application, { values: "any" })).toMatch(
    /^edit/,
  );
  expect(asked('user.mail -eq "none"', home)).toBe("nobody");
  expect(asked('user.mail -eq "none"', home, { values: "any" })).toMatch(/^edit/);
});
