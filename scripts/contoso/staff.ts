import { type Department, departments } from "./departments.ts";
import { addressable, type Name, nameOf } from "./names.ts";
import { plansOf } from "./plans.ts";
import { guidOf, Random } from "./random.ts";
import { type Site, sites } from "./sites.ts";
import {
  aurora,
  borealis,
  daysFromToday,
  domain,
  initialDomain,
  jobLevel,
  membershipOf,
  plainUser,
  type User,
} from "./user.ts";

/** The people of Contoso: the chief executive, the heads of departments, their managers and everybody else. */
export function staff(): readonly User[] {
  const posts = [...leaders(), ...Array.from({ length: others }, (_, index) => postOf(index))];
  const managers = managersOf(posts);
  const taken = new Set<string>();
  return posts.map((post) => employee(post, managers.get(post), taken));
}

const others = 785;

/** A person's place in the house. */
interface Post {
  readonly key: string;
  readonly rank: "chief" | "head" | "manager" | "other";
  readonly title: string;
  readonly department: Department | undefined;
  readonly site: Site;
  /** Whether the person came with Northwind Traders, whose accounts are in the cloud only. */
  readonly isNorthwind: boolean;
}

function leaders(): readonly Post[] {
  const [headquarters] = sites;
  if (headquarters === undefined) throw new TypeError("there is no site");
  const leader = { department: undefined, site: headquarters, isNorthwind: false };
  return [
    { ...leader, key: "chief", rank: "chief", title: "Chief Executive Officer" },
    ...departments.map((department): Post => {
      const site = new Random(`head/${department.name}`).pickByRank(sites);
      return {
        ...leader,
        key: `head/${department.name}`,
        rank: "head",
        title: department.head,
        department,
        site,
      };
    }),
  ];
}

function postOf(index: number): Post {
  const random = new Random(`post/${index}`);
  const department = random.pickByRank(departments);
  const isNorthwind = random.chance(0.07);
  const site = random.pickByRank(
    isNorthwind ? sites.filter(({ unit }) => unit === "London" || unit === "Redmond") : sites,
  );
  const isManager = random.chance(0.12);
  const title = isManager ? `${department.name} Manager` : random.pickByRank(department.titles);
  return {
    key: `staff/${index}`,
    rank: isManager ? "manager" : "other",
    title,
    department,
    site,
    isNorthwind,
  };
}

/** Managers report to the head of their department, all others to a manager of it, of their own site if there is one. */
function managersOf(posts: readonly Post[]): ReadonlyMap<Post, Post> {
  const managers = new Map<Post, Post>();
  const [chief] = posts;
  for (const post of posts) {
    const peers = posts.filter(({ department }) => department === post.department);
    const head = peers.find(({ rank }) => rank === "head");
    const inDepartment = peers.filter(({ rank }) => rank === "manager");
    const atSite = inDepartment.filter(({ site }) => site === post.site);
    const near = atSite.length > 0 ? atSite : inDepartment;
    const boss = near.length > 0 ? new Random(`boss/${post.key}`).pick(near) : head;
    const manager = post.rank === "other" ? boss : post.rank === "manager" ? head : chief;
    if (manager !== undefined && manager !== post) managers.set(post, manager);
  }
  return managers;
}

const idOf = ({ key }: Post): string => guidOf(`user/${key}`);

function employee(post: Post, manager: Post | undefined, taken: Set<string>): User {
  const random = new Random(post.key);
  const name = nameOf(random.chance(0.12) ? random.pick(sites).culture : post.site.culture, random);
  const nickname = freeNickname(name, taken);
  const mail = `${nickname}@${post.isNorthwind ? "northwindtraders.com" : domain}`;
  const employment = employmentOf(post, random);
  const hired = hireDay(post, random);
  const isSynced =
    !post.isNorthwind && !["Bengaluru", "SaoPaulo", "Athens", "Dubai"].includes(post.site.unit);
  const displayName =
    employment === "Contractor" && random.chance(0.6)
      ? `${name.displayName} (Contractor)`
      : name.displayName;
  return plainUser({
    id: idOf(post),
    userPrincipalName: mail,
    displayName,
    givenName: name.givenName,
    surname: name.surname,
    mail,
    mailNickname: nickname,
    userType: "Member",
    accountEnabled: hired <= 0 && (post.rank !== "other" || !random.chance(0.03)),
    jobTitle: employment === "Intern" ? `${post.title} Intern` : post.title,
    department: random.chance(0.02) ? null : (post.department?.name ?? null),
    companyName: post.isNorthwind ? "Northwind Traders" : post.site.companyName,
    employeeId: `${employment === "Contractor" ? "C" : "E"}-${10_000 + Number(random.digits(5))}`,
    employeeHireDate: random.chance(0.03) ? null : `${daysFromToday(hired)}T00:00:00Z`,
    ...addressOf(post.site, random),
    otherMails: random.chance(0.2) ? [`${nickname}${random.digits(2)}@freemail.example`] : [],
    proxyAddresses: proxyAddressesOf(mail, nickname, post, random),
    onPremisesSyncEnabled: isSynced ? true : null,
    onPremisesDistinguishedName: isSynced ? distinguishedName(displayName, post) : null,
    onPremisesExtensionAttributes: attributesOf(post, employment, random),
    extensions: random.chance(0.1) ? {} : { [jobLevel]: levelOf(post, random) },
    assignedPlans:
      employment === "Contractor" && random.chance(0.3) ? [] : licensedPlans(post, random),
    manager: manager === undefined ? null : { id: idOf(manager) },
    memberOf: random.chance(0.02) ? [membershipOf(random.chance(0.7) ? aurora : borealis)] : [],
    portal: {
      creationType: null,
      invitationState: null,
      stateChangedDateTime: null,
      identityIssuer: initialDomain,
      createdDateTime: `${daysFromToday(Math.min(hired, -1) - 7)}T09:${10 + random.below(50)}:00Z`,
    },
  });
}

function freeNickname({ latinGivenName, latinSurname }: Name, taken: Set<string>): string {
  const wanted = `${addressable(latinGivenName)}.${addressable(latinSurname)}`;
  let nickname = wanted;
  for (let count = 2; taken.has(nickname); count++) nickname = `${wanted}${count}`;
  taken.add(nickname);
  return nickname;
}

function employmentOf({ rank }: Post, random: Random): "Employee" | "Contractor" | "Intern" {
  if (rank !== "other") return "Employee";
  if (random.chance(0.1)) return "Contractor";
  return random.chance(0.04) ? "Intern" : "Employee";
}

/** In days from today: some were hired this month, some start in the next weeks. */
function hireDay({ rank }: Post, random: Random): number {
  if (rank !== "other") return -700 - random.below(5000);
  if (random.chance(0.03)) return -random.below(30);
  return random.chance(0.02) ? 1 + random.below(28) : -31 - Math.floor(random.next() ** 2 * 5500);
}

function addressOf(site: Site, random: Random): Partial<User> {
  const { streetAddress, city, state, postalCode, usageLocation, preferredLanguage } = site;
  return {
    officeLocation: random.chance(0.05) ? null : site.office,
    streetAddress,
    city,
    state,
    postalCode,
    // As in every directory, some entries are older than the convention.
    country: site.country === "United States" && random.chance(0.08) ? "USA" : site.country,
    usageLocation,
    preferredLanguage: random.chance(0.15) ? null : preferredLanguage,
    businessPhones: random.chance(0.3) ? [] : [`${site.phone} ${random.digits(4)}`],
    mobilePhone: random.chance(0.4)
      ? null
      : `${site.phone} ${random.digits(3)} ${random.digits(3)}`,
  };
}

function proxyAddressesOf(
  mail: string,
  nickname: string,
  post: Post,
  random: Random,
): readonly string[] {
  const addresses = [`SMTP:${mail}`, `smtp:${nickname}@${initialDomain}`];
  if (post.isNorthwind) addresses.push(`smtp:${nickname}@${domain}`);
  if (random.chance(0.04)) addresses.push(`smtp:${nickname.replace(".", "")}@${domain}`);
  return addresses;
}

const distinguishedName = (name: string, { site, department }: Post): string =>
  `CN=${name.replaceAll(/[(),]/gu, "")},OU=${department?.name ?? "Management"},OU=${site.unit},OU=Users,DC=corp,DC=contoso,DC=com`;

function attributesOf(
  { department, rank }: Post,
  employment: string,
  random: Random,
): Record<string, string> {
  const attributes: Record<string, string> = { extensionAttribute2: employment };
  const costCenter = `CC-${department?.costCenter ?? "10"}${random.below(4)}0`;
  if (!random.chance(0.06)) attributes["extensionAttribute1"] = costCenter;
  if (department?.isFrontline === true) {
    attributes["extensionAttribute10"] = random.pickByRank(["Day", "Night", "Evening"]);
  }
  if (rank === "chief" || rank === "head") attributes["extensionAttribute15"] = "VIP";
  return attributes;
}

function levelOf({ rank }: Post, random: Random): string {
  if (rank === "chief" || rank === "head") return "E1";
  return rank === "manager" ? `M${1 + random.below(3)}` : `P${1 + random.below(5)}`;
}

function licensedPlans({ department, rank }: Post, random: Random): User["assignedPlans"] {
  const needsMore =
    rank !== "other" ||
    ["Information Technology", "Research", "Legal"].includes(department?.name ?? "");
  const office = needsMore || random.chance(0.12) ? "E5" : "E3";
  const license = department?.isFrontline === true && rank === "other" ? "F3" : office;
  const plans = plansOf(license);
  const troubled = random.below(plans.length);
  const plan = plans[troubled];
  const status = random.pickByRank(["Suspended", "Warning", "Deleted", "LockedOut"] as const);
  const isTroubled = random.chance(0.05);
  return isTroubled && plan !== undefined
    ? plans.with(troubled, { ...plan, capabilityStatus: status })
    : plans;
}
