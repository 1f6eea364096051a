import * as fc from "fast-check";
import { type Random, seeded } from "../../bench/fixtures/random.ts";
import { rulesOf } from "../../bench/fixtures/rules.ts";
import { usersOf } from "../../bench/fixtures/users.ts";
import { costCenter } from "../../bench/fixtures/words.ts";
import {
  type Change,
  print,
  type Properties,
  type PropertyValue,
  type SubjectData,
} from "../../src/index.ts";
import { crowdedRule } from "../../test/arbitraries/crowded-rules.ts";
import type { User } from "./second-opinion.ts";

/** Something that happens to an engine. */
export type Happening =
  | { readonly kind: "apply"; readonly changes: readonly Change[] }
  | { readonly kind: "set rule"; readonly group: number; readonly text: string }
  | { readonly kind: "remove rule"; readonly group: number }
  | { readonly kind: "advance"; readonly now: Date };

/** A tenant and what happens in it, without end; the same for the same seed. */
export class Workload {
  public readonly users: readonly User[];
  public readonly rules: readonly string[];
  public readonly begin: Date = new Date("2020-06-01T00:00:00Z");
  private readonly random: Random;
  private readonly present: string[];
  private readonly absent: string[] = [];
  private now: Date = this.begin;
  private count = 0;

  /** Of twenty rules, one is of an odd shape; the others are as tenants have them. */
  public constructor(seed: number, sizes: { readonly rules: number; readonly users: number }) {
    this.random = seeded(seed);
    const thousands = Math.ceil(sizes.users / 1000);
    this.users = Array.from({ length: thousands }, (_, index) => usersOf(seed + index).sparse)
      .flat()
      .slice(0, sizes.users) as readonly User[];
    const odd = Math.floor(sizes.rules / 20);
    this.rules = [
      ...rulesOf(seed, sizes.rules - odd).map(({ text }) => text),
      ...fc.sample(crowdedRule("user"), { seed, numRuns: odd }).map(({ rule }) => print(rule)),
    ];
    this.present = this.users.map((user) => idOf(user));
  }

  /** Mostly changes of users, alone and in batches; now and then a rule or the clock. */
  public next(): Happening {
    this.count++;
    if (this.count % 400 === 50) return this.advance(this.day());
    if (this.count % 400 === 250) return this.advance(this.soon());
    if (this.count % 40 === 0) return this.edit();
    const size = this.random.percent(90) ? 1 : 2 + this.random.below(19);
    return { kind: "apply", changes: Array.from({ length: size }, () => this.change()) };
  }

  /** A change after which the population is as large as before, and its values are of the same kinds. */
  public change(): Change {
    const { random } = this;
    const roll = random.below(100);
    if (roll < 4) return this.absent.length < 1 + random.below(50) ? this.leave() : this.come();
    const id = random.pick(this.present);
    const donor = random.pick(this.users);
    if (roll < 8) return { kind: "upsert", subject: "user", id, properties: withoutId(donor) };
    const names = Array.from({ length: 1 + random.below(3) }, () => random.pick(properties));
    const values = names.map((name) => [name, this.value(name, donor)] as const);
    return { kind: "patch", subject: "user", id, properties: Object.fromEntries(values) };
  }

  /** Another rule for one of the groups, or none. */
  public edit(): Happening {
    const { random } = this;
    const group = random.below(this.rules.length);
    if (random.percent(10)) return { kind: "remove rule", group };
    const text = random.pick(this.rules);
    if (random.percent(70) || standsAlone.test(text)) return { kind: "set rule", group, text };
    // Constants that no rule had before come and go as well.
    const fresh = `(${text}) -and (user.employeeId -ne "${random.below(1_000_000)}")`;
    return { kind: "set rule", group, text: fresh };
  }

  private advance(now: Date): Happening {
    this.now = now;
    return { kind: "advance", now };
  }

  /** Any day on which somebody may have been hired, before or after now. */
  private day(): Date {
    const { random } = this;
    return new Date(Date.UTC(2015, random.below(12 * 11), 1 + random.below(28), random.below(24)));
  }

  /** Up to two days on. */
  private soon(): Date {
    return new Date(this.now.getTime() + this.random.below(48) * 3_600_000);
  }

  /** What the donor has, in some letter case; nothing; or, where everybody has one of their own, one that nobody had. */
  private value(name: string, donor: User): PropertyValue {
    const { random } = this;
    const value = donor[name] ?? null;
    if (random.percent(8)) return null;
    if (own.has(name) && random.percent(60)) return `${random.pick(starts)}${random.below(1e9)}@x`;
    if (typeof value !== "string" || name === "employeeHireDate") return value;
    return random.percent(5) ? value.toUpperCase() : value;
  }

  private leave(): Change {
    const index = this.random.below(this.present.length);
    const [id = ""] = this.present.splice(index, 1);
    this.absent.push(id);
    return { kind: "remove", subject: "user", id };
  }

  /** Half of those who come have been there before; the others have ids that nobody had. */
  private come(): Change {
    const [gone = ""] = this.absent.splice(this.random.below(this.absent.length), 1);
    const id = this.random.percent(50) ? gone : `${gone.slice(0, 24)}${hexOf(this.random)}`;
    this.present.push(id);
    const properties = withoutId(this.random.pick(this.users));
    return { kind: "upsert", subject: "user", id, properties };
  }
}

/** Rules beside which nothing else may stand. */
const standsAlone = /^Direct Reports|memberOf/iu;

const prefix = "group ";

export const groupIdOf = (group: number): string => prefix + group;

export const groupOf = (groupId: string): number => Number(groupId.slice(prefix.length));

/** A user as an engine takes it in. */
export const dataOf = (user: User): SubjectData => ({
  subject: "user",
  id: idOf(user),
  properties: withoutId(user),
});

const idOf = ({ objectId }: User): string => (typeof objectId === "string" ? objectId : "");

const withoutId = (user: User): Properties =>
  Object.fromEntries(Object.entries(user).filter(([name]) => name !== "objectId"));

const hexOf = (random: Random): string =>
  random
    .below(2 ** 32)
    .toString(16)
    .padStart(12, "0");

/** Attributes of which nearly everybody has a value of their own. */
const own: ReadonlySet<string> = new Set([
  "mail",
  "displayName",
  "userPrincipalName",
  "employeeId",
]);
const starts = ["Anna ", "Søren ", "Priya ", "100", "x"];

/** Those that rules ask for most come first, and more often. */
const properties: readonly string[] = [
  "department",
  "department",
  "city",
  "city",
  "jobTitle",
  "jobTitle",
  "country",
  "userType",
  "accountEnabled",
  "companyName",
  "state",
  "usageLocation",
  "physicalDeliveryOfficeName",
  "extensionAttribute1",
  "extensionAttribute2",
  "extensionAttribute15",
  costCenter,
  "mail",
  "displayName",
  "userPrincipalName",
  "employeeId",
  "employeeHireDate",
  "otherMails",
  "proxyAddresses",
  "assignedPlans",
  "dirSyncEnabled",
  "preferredLanguage",
];
