import {
  check,
  type MembershipChange,
  parse,
  type Rule,
  skus,
  type SubjectKind,
} from "../../src/index.ts";
import type { Account } from "../../src/directory/account.ts";
import type { LicenseRecord } from "../../src/licensing/license-record.ts";
import type { Group } from "../../src/tenant/group.ts";
import type { BatchLimits, TenantSettings } from "../../src/tenant/settings.ts";
import { Model } from "../laws/model.ts";

/** A group with the members that it shows. */
export interface ModelGroup {
  readonly type: Group["membershipType"];
  readonly rule?: string;
  readonly subject: SubjectKind;
  readonly state: Group["processingState"];
  readonly isAssignableToRole: boolean;
  readonly assignsLicenses: boolean;
  readonly limits?: BatchLimits;
  readonly staleSince?: string;
  readonly members: ReadonlySet<string>;
}

/** All that a tenant knows, without any index. A batch works on a copy, so that what is refused leaves nothing behind. */
export interface TenantState {
  readonly directory: Model;
  readonly accounts: Map<string, Account>;
  readonly groups: Map<string, ModelGroup>;
  readonly licenses: Map<string, LicenseRecord>;
  /** The groups that the running batch made. */
  readonly created: Set<string>;
  settings: TenantSettings;
}

/** A copy that can be changed without changing the other. */
export function copyOf(state: TenantState): TenantState {
  const directory = new Model(state.directory.now);
  for (const [id, known] of state.directory.subjects) directory.subjects.set(id, known);
  return {
    directory,
    accounts: new Map(state.accounts),
    groups: new Map(state.groups),
    licenses: new Map(state.licenses),
    created: new Set(),
    settings: state.settings,
  };
}

/** Serves what rules say where rules are processed, and says since when they are not for want of a license. */
export function settle(state: TenantState): void {
  markStale(state);
  serve(state);
}

/** Lets the time be another. A license that lapses on the way lapses once everybody is served as of the instant before. */
export function pass(state: TenantState, to: Date): void {
  const lapse = lapseUpTo(state, to);
  if (lapse !== undefined) {
    if (lapse > state.directory.now) {
      state.directory.now = new Date(lapse.getTime() - 1);
      serve(state);
    }
    state.directory.now = lapse;
    markStale(state);
  }
  state.directory.now = to;
  settle(state);
}

function markStale(state: TenantState): void {
  for (const [id, { staleSince = state.directory.now.toISOString(), ...group }] of state.groups) {
    const isStale = group.type === "Dynamic" && group.subject === "user" && !isOpen(state);
    state.groups.set(id, isStale ? { ...group, staleSince } : group);
  }
}

function serve(state: TenantState): void {
  for (const [id, group] of state.groups)
    if (isProcessed(group)) state.groups.set(id, { ...group, members: afresh(state, group) });
}

const isProcessed = ({ type, state, rule = "", staleSince }: ModelGroup): boolean =>
  type === "Dynamic" && state === "On" && ruleIn(rule) !== undefined && staleSince === undefined;

/** Whom the group's rule takes in, by the reference evaluator. */
function afresh({ directory }: TenantState, { rule = "", subject }: ModelGroup): Set<string> {
  const read = ruleIn(rule);
  return new Set(read === undefined ? [] : directory.membersUnder({ kind: subject, rule: read }));
}

/** The rule in a text; nothing where it is not legal. */
export function ruleIn(text: string): Rule | undefined {
  if (!rules.has(text)) {
    const parsed = parse(text);
    rules.set(text, check(text).ok && parsed.ok ? parsed.value : undefined);
  }
  return rules.get(text);
}

const rules = new Map<string, Rule | undefined>();

/** Whom a legal rule is about. */
export const subjectIn = (text: string): SubjectKind =>
  /\b(?:user|device)(?=\.)/iu.exec(text)?.[0].toLowerCase() === "device" ? "device" : "user";

/** Whether dynamic groups of users may be processed. */
export const isOpen = (state: TenantState): boolean =>
  state.settings.gate === "off" || current(state).length > 0;

/** Whether a license that would allow them is there, but has lapsed. */
export const hasLapsed = (state: TenantState): boolean => granting(state).length > 0;

/** The seats of the licenses that have not lapsed. */
export const seatsOf = (state: TenantState): number =>
  current(state).reduce((sum, { seats }) => sum + seats, 0);

const current = (state: TenantState): LicenseRecord[] =>
  granting(state).filter((license) => state.directory.now.getTime() < lapseOf(license));

const granting = ({ licenses }: TenantState): LicenseRecord[] =>
  [...licenses.values()].filter(({ sku }) =>
    skus.some(({ name, plans }) => name === sku && plans.length > 0),
  );

const lapseOf = ({ until, graceDays }: LicenseRecord): number =>
  until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until) + graceDays * 86_400_000;

/** The instant up to and with `to` at which the last license lapses. */
function lapseUpTo(state: TenantState, to: Date): Date | undefined {
  if (state.settings.gate === "off") return undefined;
  const last = Math.max(...current(state).map(lapseOf));
  return Number.isFinite(last) && last <= to.getTime() ? new Date(last) : undefined;
}

/** The distinct users in at least one dynamic group of users. */
export const coveredIn = ({ groups, directory }: TenantState): Set<string> =>
  new Set(
    [...groups.values()]
      .filter(({ type, subject }) => type === "Dynamic" && subject === "user")
      .flatMap(({ members }) => [...members])
      .filter((id) => directory.subjects.get(id)?.kind === "user"),
  );

/** How many memberships there are. */
export const membershipsIn = ({ groups }: TenantState): number =>
  [...groups.values()].reduce((sum, { members }) => sum + members.size, 0);

/** The memberships that are missing from the one and are in the other. */
export const pairsMissing = (
  one: TenantState,
  other: TenantState,
): Omit<MembershipChange, "kind">[] =>
  [...other.groups].flatMap(([groupId, { members }]) =>
    [...members]
      .filter((subjectId) => one.groups.get(groupId)?.members.has(subjectId) !== true)
      .map((subjectId) => ({ groupId, subjectId })),
  );
