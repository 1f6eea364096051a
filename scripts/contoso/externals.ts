import { addressable, type Culture, nameOf } from "./names.ts";
import { guidOf, Random } from "./random.ts";
import {
  aurora,
  borealis,
  daysFromToday,
  domain,
  initialDomain,
  membershipOf,
  plainUser,
  type User,
} from "./user.ts";

/** People from outside: guests, members who sign in elsewhere, and guests with accounts of the tenant. */
export function externals(): readonly User[] {
  const taken = new Set<string>();
  return [
    ...Array.from({ length: 112 }, (_, index) => invited(index, "Guest", taken)),
    ...Array.from({ length: 14 }, (_, index) => invited(index + 500, "Member", taken)),
    ...Array.from({ length: 12 }, (_, index) => vendor(index)),
  ];
}

interface Home {
  readonly domain: string;
  readonly company: string | null;
  readonly issuer: string;
}

/** Where they come from, most of them from the first. */
const homes: readonly Home[] = [
  { domain: "fabrikam.com", company: "Fabrikam, Inc.", issuer: "ExternalAzureAD" },
  { domain: "adatum.com", company: "A. Datum Corporation", issuer: "ExternalAzureAD" },
  { domain: "litwareinc.com", company: "Litware, Inc.", issuer: "ExternalAzureAD" },
  { domain: "freemail.example", company: null, issuer: "mail" },
  { domain: "proseware.com", company: "Proseware, Inc.", issuer: "ExternalAzureAD" },
  { domain: "tailspintoys.com", company: "Tailspin Toys", issuer: "Microsoft account" },
];

const cultures: readonly Culture[] = [
  "english",
  "german",
  "norwegian",
  "polish",
  "japanese",
  "greek",
  "arabic",
  "portuguese",
];

/** An invited person; those of the partner organization are members. */
export function invited(index: number, userType: User["userType"], taken: Set<string>): User {
  const random = new Random(`invited/${index}`);
  const home = userType === "Member" ? homes[0] : random.pickByRank(homes);
  if (home === undefined) throw new TypeError("there is no home");
  const name = nameOf(random.pick(cultures), random);
  const wanted = `${addressable(name.latinGivenName)}.${addressable(name.latinSurname)}`;
  const local = taken.has(`${wanted}@${home.domain}`) ? `${wanted}${index}` : wanted;
  const mail = `${local}@${home.domain}`;
  taken.add(mail);
  const isTold = userType === "Member" || random.chance(0.3);
  return plainUser({
    id: guidOf(`user/invited/${index}`),
    userPrincipalName: `${local}_${home.domain}#EXT#@${initialDomain}`,
    displayName:
      random.chance(0.3) && home.company !== null
        ? `${name.displayName} (${home.company})`
        : name.displayName,
    givenName: isTold ? name.givenName : null,
    surname: isTold ? name.surname : null,
    mail,
    mailNickname: `${local}_${home.domain}#EXT#`,
    userType,
    accountEnabled: !random.chance(0.04),
    jobTitle: isTold ? random.pick(["Consultant", "Project Manager", "Designer", "Auditor"]) : null,
    department: userType === "Member" ? random.pick(["Engineering", "Sales"]) : null,
    companyName: isTold ? home.company : null,
    usageLocation: random.chance(0.2) ? random.pick(["US", "NO", "DE"]) : null,
    otherMails: [mail],
    proxyAddresses: [`SMTP:${mail}`],
    memberOf: random.chance(0.12) ? [membershipOf(random.chance(0.3) ? aurora : borealis)] : [],
    portal: invitationOf(index, home, random),
  });
}

/** An invitation, which most have accepted on the same day. */
function invitationOf(index: number, { issuer }: Home, random: Random): User["portal"] {
  const isOpen = random.chance(0.15);
  const createdDateTime = `${daysFromToday(-1 - random.below(1200))}T10:${10 + random.below(50)}:00Z`;
  const minutes = new Random(`accepted/${index}`).below(13 * 60);
  const accepted = new Date(Date.parse(createdDateTime) + minutes * 60_000).toISOString();
  return {
    creationType: "Invitation",
    invitationState: isOpen ? "PendingAcceptance" : "Accepted",
    stateChangedDateTime: isOpen ? createdDateTime : accepted.replace(".000", ""),
    identityIssuer: isOpen ? initialDomain : issuer,
    createdDateTime,
  };
}

/** A guest who signs in with an account of the tenant. */
function vendor(index: number): User {
  const random = new Random(`vendor/${index}`);
  const name = nameOf(random.pick(cultures), random);
  const nickname = `v-${addressable(name.latinSurname)}${index}`;
  const mail = `${nickname}@${domain}`;
  return plainUser({
    id: guidOf(`user/vendor/${index}`),
    userPrincipalName: mail,
    displayName: `${name.displayName} (Vendor)`,
    givenName: name.givenName,
    surname: name.surname,
    mail,
    mailNickname: nickname,
    userType: "Guest",
    jobTitle: "Vendor",
    department: random.pick(["Information Technology", "Facilities"]),
    companyName: "Wingtip Toys",
    country: "United States",
    usageLocation: "US",
    proxyAddresses: [`SMTP:${mail}`],
  });
}
