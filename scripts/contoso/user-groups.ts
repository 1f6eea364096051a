import { app, assigned, dynamic, type Group, paused, site, withMailbox } from "./group.ts";
import { planIds, skus } from "./plans.ts";
import { aurora, borealis, jobLevel, type User } from "./user.ts";

/** The groups of users; their rules use every operator and every kind of property that rules have. */
export const userGroups = (users: readonly User[], cio: string): readonly Group[] => [
  dynamic("All users", "Everybody with an account, guests included.", "user.objectId -ne null"),
  dynamic("All guests", "Everybody whose user type is Guest.", '(user.userType -eq "Guest")', {
    ...withMailbox,
    grants: [site("welcome", "Read")],
  }),
  dynamic(
    "External members",
    "People of partner organizations who count as members.",
    '(user.userPrincipalName -contains "#EXT#") -and (user.userType -eq "Member")',
  ),
  dynamic(
    "Internal guests",
    "Guests with an account of ours; to be cleaned up.",
    '(user.userType -eq "Guest") -and -not (user.userPrincipalName -contains "#EXT#")',
  ),
  dynamic(
    "Partner: Fabrikam",
    "Guests and members from Fabrikam.",
    'user.mail endsWith "@fabrikam.com" and user.accountEnabled eq true',
    { grants: [site("fabrikam", "Edit"), app("Order Portal", "Partner")] },
  ),
  dynamic("Department: Sales", "Everybody in Sales.", 'user.department -eq "Sales"', withMailbox),
  dynamic(
    "Department: Marketing",
    "Marketing, and who works on the brand elsewhere.",
    'user.department eq "marketing" or user.jobTitle startsWith "Brand"',
    withMailbox,
  ),
  dynamic(
    "Product development",
    "Engineering and Research.",
    'user.department -in ["Engineering", "Research"]',
    withMailbox,
  ),
  dynamic(
    "Office workers",
    "People of departments with desks, who get Microsoft 365 E3; without the comparison with null, whoever has no department would be one.",
    '(user.userType -eq "Member") -and (user.department -ne null) -and (user.department -notIn ["Manufacturing", "Customer Support", "Facilities"])',
    { assignedLicenses: [{ skuId: skus.E3, disabledPlans: [] }] },
  ),
  dynamic(
    "EMEA",
    "Europe, the Middle East and Africa.",
    '(user.usageLocation -eq "NO") -or (user.usageLocation -eq "PL") -or (user.usageLocation -eq "GB") -or (user.usageLocation -eq "DE") -or (user.usageLocation -eq "GR") -or (user.usageLocation -eq "AE")',
  ),
  dynamic(
    "東京オフィス",
    "品川で働く全員 (everybody in the Tokyo office).",
    'user.city -eq "東京" -and user.accountEnabled -eq true',
    withMailbox,
  ),
  dynamic(
    "Oslo office",
    "Whoever sits in Oslo, and whoever is synchronized from its unit.",
    '(user.physicalDeliveryOfficeName -startsWith "Oslo,") -or (user.onPremisesDistinguishedName -contains ",OU=Oslo,")',
  ),
  dynamic(
    "Managers",
    "Everybody whose title says so.",
    '(user.jobTitle -contains "Manager") -or (user.jobTitle -startsWith "Head of") -or (user.jobTitle -startsWith "VP of") -or (user.jobTitle -match "^Chief .+ Officer$")',
    { grants: [app("Expenses", "Approver")] },
  ),
  dynamic(
    "Leadership levels",
    "Managers of the upper levels and executives, as the personnel system has them.",
    `user.${jobLevel} -in ["M3", "E1"]`,
  ),
  dynamic(
    "Direct reports of the CIO",
    "The managers of Information Technology.",
    `Direct Reports for "${cio}"`,
  ),
  dynamic(
    "Cost centers 41xx",
    "Sales, as Finance sees it.",
    String.raw`user.extensionAttribute1 -match "^CC-41\d{2}$"`,
  ),
  dynamic(
    "Without cost center",
    "Employees whom Finance has to ask about.",
    'user.extensionAttribute2 -eq "Employee" -and user.extensionAttribute1 -eq null',
  ),
  dynamic(
    "Staff directory",
    "People as the intranet shows them: no administrators' second accounts, no interns, nobody from outside.",
    '(user.userType -eq "Member") -and (user.employeeId -ne null) -and (user.displayName -notStartsWith "Admin:") -and (user.userPrincipalName -notEndsWith "onmicrosoft.com") -and (user.jobTitle -notContains "Intern") -and (user.displayName -notMatch "\\((Contractor|Vendor)\\)$")',
    { ...withMailbox, grants: [app("Expenses", "Employee"), site("intranet", "Read")] },
  ),
  dynamic(
    "New hires",
    "Who started in the last 30 days.",
    "(user.employeeHireDate -ge system.now -minus P30D) -and (user.employeeHireDate -le system.now)",
    withMailbox,
  ),
  dynamic(
    "Starting soon",
    "Who starts in the next two weeks.",
    "(user.employeeHireDate -ge system.now) -and (user.employeeHireDate -le system.now -plus P14D)",
  ),
  dynamic(
    "Ten years at Contoso",
    "Who was hired in 2016 or before.",
    "user.employeeHireDate -le 2016-12-31",
    paused,
  ),
  dynamic(
    "Accounts that are disabled",
    "For the quarterly review.",
    "(user.accountEnabled -eq false)",
    paused,
  ),
  dynamic(
    "Cloud-only members",
    "Members without an account on premises.",
    '-not (user.dirSyncEnabled -eq true) -and user.userType -eq "Member"',
  ),
  dynamic(
    "Service accounts",
    "Accounts of services, by name or by their passwords that never expire.",
    '(user.userPrincipalName -startsWith "svc-") -or (user.passwordPolicies -contains "DisablePasswordExpiration")',
  ),
  dynamic(
    "Exchange Online",
    "Everybody with a full mailbox.",
    `user.assignedPlans -any (assignedPlan.servicePlanId -eq "${planIds.exchange}" -and assignedPlan.capabilityStatus -eq "Enabled")`,
  ),
  dynamic(
    "Plans in trouble",
    "Who has a service plan that does not work.",
    'user.assignedPlans -any (assignedPlan.capabilityStatus -in ["Suspended", "LockedOut", "Warning"])',
  ),
  dynamic(
    "Plans all in order",
    "Who has service plans, all of which work.",
    '(user.assignedPlans -ne null) -and (user.assignedPlans -all (assignedPlan.capabilityStatus -eq "Enabled"))',
  ),
  dynamic(
    "License: Microsoft 365 F3",
    "Frontline people get their license here.",
    '(user.department -in ["Manufacturing", "Customer Support", "Facilities"]) -and (user.accountEnabled -eq true) -and (user.userType -eq "Member")',
    { assignedLicenses: [{ skuId: skus.F3, disabledPlans: [] }] },
  ),
  dynamic(
    "Primary address at Northwind",
    "Whose mail still goes out as Northwind Traders.",
    'user.proxyAddresses -any (_ -startsWith "SMTP:" -and _ -endsWith "@northwindtraders.com")',
  ),
  dynamic(
    "Private addresses",
    "Members with an address outside for resetting passwords.",
    '(user.otherMails -any (_ -match "@freemail\\.example$")) -and (user.userType -eq "Member")',
  ),
  dynamic(
    "Projects",
    "Everybody in Aurora or Borealis.",
    `user.memberof -any (group.objectId -in ['${aurora}', '${borealis}'])`,
    paused,
  ),
  assigned("Project Aurora", "Who works on Aurora; the project's lead keeps the list.", {
    grants: [site("aurora", "Edit")],
    members: membersOf(users, aurora),
  }),
  assigned("Project Borealis", "Who works on Borealis; the project's lead keeps the list.", {
    grants: [site("borealis", "Edit")],
    members: membersOf(users, borealis),
  }),
];

const membersOf = (users: readonly User[], group: string): NonNullable<Group["members"]> =>
  users
    .filter(({ memberOf }) => memberOf.some(({ id }) => id === group))
    .map(({ id }) => ({ "@odata.type": "#microsoft.graph.user", id }));
