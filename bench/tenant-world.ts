import { check, type CheckedRule, compile, MembershipEngine } from "../src/index.ts";
import { mustAgree } from "./agreement.ts";
import { userAt, userIdAt, usersUpTo } from "./fixtures/tenant.ts";
import type { TenantRule } from "./fixtures/tenant-rules.ts";
import { codedAttributes } from "./fixtures/tenant-values.ts";
import type { Beginning, Group } from "./followers/follower.ts";

/** The seed of all fixtures of the engine's suites. */
export const seed = 7;

/** An engine with rules and users, and what others need to know to do the same. */
export interface World {
  readonly engine: MembershipEngine;
  readonly texts: readonly string[];
  readonly beginning: Beginning;
}

/** Builds an engine over the first so many users, and sees to it that it holds what the compiled rules say. */
export function worldOf(
  rules: readonly TenantRule[],
  users: number,
  movers: readonly number[],
): World {
  const groups = rules.map(({ groupId, text }): Group => ({ id: groupId, rule: legal(text) }));
  const engine = new MembershipEngine();
  for (const { id, rule } of groups) engine.setRule(id, rule);
  engine.load(usersUpTo(seed, users));
  const numbers = new Map(groups.map(({ id }, number) => [id, number]));
  const beginning: Beginning = {
    groups,
    users,
    attributesOf,
    movers: [...new Set(movers)],
    groupsOf: (user) => engine.groupsOf(userIdAt(user)).map((id) => numbers.get(id) ?? -1),
  };
  mustHold(engine, groups, users);
  return { engine, texts: rules.map(({ text }) => text), beginning };
}

/** Ends the run if some users, as the engine has them now, are not in the groups whose rules hold of them. */
export function mustHold(engine: MembershipEngine, groups: readonly Group[], users: number): void {
  const predicates = groups.map(({ id, rule }) => ({ id, holds: compile(rule) }));
  for (let sample = 0; sample < 12; sample++) {
    const id = userIdAt(Math.floor((sample * users) / 12));
    const attributes = engine.attributesOf(id) ?? {};
    const expected = predicates.filter(({ holds }) => holds(attributes)).map((group) => group.id);
    mustAgree(`groups of ${id}`, engine.groupsOf(id).toSorted(), expected.toSorted());
  }
}

/** Parses and checks a rule of a fixture. */
export function legal(text: string): CheckedRule {
  const checked = check(text);
  if (!checked.ok) throw new TypeError(`not legal: ${text}`);
  return checked.value;
}

const unset: Readonly<Record<string, unknown>> = Object.fromEntries(
  ["displayName", "mail", "userPrincipalName", "employeeId"]
    .concat(codedAttributes.map(({ name }) => name))
    .map((name) => [name, null]),
);

/** A user as plain JSON brings him, with every key, `null` or an empty array where nothing is set. */
export function attributesOf(user: number): Record<string, unknown> {
  const { id, properties } = userAt(seed, user);
  const whole = { objectId: id, ...unset, assignedPlans: [], proxyAddresses: [], ...properties };
  return JSON.parse(JSON.stringify(whole)) as Record<string, unknown>;
}
