import { addressable } from "./names.ts";
import { guidOf, Random } from "./random.ts";
import { sites } from "./sites.ts";
import { daysFromToday, domain, initialDomain, plainUser, type User } from "./user.ts";

/** Accounts that are nobody's: of services, of administrators beside their own, of rooms and shared mailboxes. */
export function accounts(people: readonly User[]): readonly User[] {
  const administrators = people
    .filter(({ jobTitle }) => jobTitle === "Systems Administrator")
    .slice(0, 9);
  return [
    ...services.map(service),
    ...administrators.map(administrator),
    ...rooms.flatMap((room) =>
      sites.slice(0, 4).map(({ unit }) => mailbox(`Room ${unit} ${room}`)),
    ),
    ...shared.map(mailbox),
  ];
}

const services = [
  "backup",
  "scanner",
  "sync",
  "monitoring",
  "erp",
  "hr-connector",
  "build",
  "printing",
];
const rooms = ["Aurora", "Fjord", "Tatra"];
const shared = [
  "Invoices",
  "Jobs",
  "Press",
  "Reception",
  "Support",
  "Unfälle & Sicherheit",
  "Økonomi",
];

function service(name: string): User {
  const isLegacy = new Random(`service/${name}`).chance(0.5);
  return plainUser({
    id: guidOf(`user/service/${name}`),
    userPrincipalName: `svc-${name}@${isLegacy ? domain : initialDomain}`,
    displayName: `Service: ${name}`,
    mailNickname: `svc-${name}`,
    userType: "Member",
    passwordPolicies: isLegacy
      ? "DisablePasswordExpiration, DisableStrongPassword"
      : "DisablePasswordExpiration",
    onPremisesSyncEnabled: isLegacy ? true : null,
    onPremisesDistinguishedName: isLegacy
      ? `CN=svc-${name},OU=Service Accounts,DC=corp,DC=contoso,DC=com`
      : null,
  });
}

function administrator(person: User): User {
  return plainUser({
    id: guidOf(`user/administrator/${person.id}`),
    userPrincipalName: `adm-${person.mailNickname}@${initialDomain}`,
    displayName: `Admin: ${person.displayName}`,
    givenName: person.givenName,
    surname: person.surname,
    mailNickname: `adm-${person.mailNickname}`,
    userType: "Member",
    department: "Information Technology",
    usageLocation: person.usageLocation,
    onPremisesExtensionAttributes: { extensionAttribute2: "Administrator" },
    manager: person.manager,
  });
}

/** Mailboxes of rooms and of several people cannot sign in. */
function mailbox(name: string): User {
  const nickname = addressable(name.replaceAll(/[ &]+/gu, "-"));
  return plainUser({
    id: guidOf(`user/mailbox/${name}`),
    userPrincipalName: `${nickname}@${domain}`,
    displayName: name,
    mail: `${nickname}@${domain}`,
    mailNickname: nickname,
    userType: "Member",
    accountEnabled: false,
    proxyAddresses: [`SMTP:${nickname}@${domain}`],
    portal: {
      creationType: null,
      invitationState: null,
      stateChangedDateTime: null,
      identityIssuer: initialDomain,
      createdDateTime: `${daysFromToday(-1500)}T08:00:00Z`,
    },
  });
}
