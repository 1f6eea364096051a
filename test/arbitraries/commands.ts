import * as fc from "fast-check";
import type { Account } from "../../src/directory/account.ts";
import type { Properties } from "../../src/directory/properties.ts";
import type { Command } from "../../src/tenant/command.ts";
import type { NewGroup } from "../../src/tenant/group.ts";
import type { BatchLimits, TenantSettings } from "../../src/tenant/settings.ts";
import { noon } from "./dates.ts";

/** Ids and names: plain ones, those that objects have anyway, and any text. */
const id: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("anna", "sales", "__proto__", "constructor", "toString", "🦊"),
  fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }),
);

const text = fc.string({ maxLength: 12, unit: "grapheme" });
const amount = fc.oneof(fc.nat(), fc.constantFrom(0.5, 1e21, 99.9));
const instant = fc
  .integer({ min: -1e12, max: 1e12 })
  .map((shift) => new Date(noon.getTime() + shift).toISOString());

/** An object of which the keys that are not named may be missing. */
const record = <T extends object>(
  model: { readonly [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>> },
  requiredKeys: readonly (keyof T & string)[] = [],
): fc.Arbitrary<T> =>
  fc.record(model, { requiredKeys: [...requiredKeys] }) as unknown as fc.Arbitrary<T>;

const properties: fc.Arbitrary<Properties> = fc.dictionary(
  fc.oneof(fc.constantFrom("city", "otherMails", "__proto__"), text),
  fc.oneof(
    text,
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.option(text), { maxLength: 2 }),
    fc.array(fc.dictionary(text, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }), { maxLength: 2 }),
  ),
  { maxKeys: 3 },
);

const account = record<Account>({
  creationType: fc.constantFrom("Invitation", "LocalAccount", "EmailVerified", "SelfServiceSignUp"),
  externalUserState: fc.constantFrom("PendingAcceptance", "Accepted"),
  externalUserStateChangeDateTime: instant,
  convertedToInternalUserDateTime: instant,
  identities: fc.array(
    record({ issuer: id, signInType: text, issuerAssignedId: text }, ["issuer"]),
    { maxLength: 2 },
  ),
});

const limits = record<BatchLimits>({
  joiners: amount,
  leavers: amount,
  joinersPercent: amount,
  leaversPercent: amount,
});

const license = fc.record({ skuId: id, disabledPlans: fc.array(id, { maxLength: 2 }) });

const grant = fc.oneof(
  fc.record({ kind: fc.constant("app"), app: id, role: text }),
  fc.record({ kind: fc.constant("resource"), resource: id, permission: text }),
);

const ofGroups = {
  description: text,
  hasHiddenMembership: fc.boolean(),
  assignedLicenses: fc.array(license, { maxLength: 2 }),
  grants: fc.array(grant, { maxLength: 2 }),
  limits,
};

const group = record<NewGroup>(
  {
    ...ofGroups,
    id,
    displayName: text,
    membershipRule: text,
    processingState: fc.constantFrom("On", "Paused"),
    isAssignableToRole: fc.boolean(),
  },
  ["id", "displayName"],
);

const settings = record<Partial<TenantSettings>>({
  domains: fc.array(id, { minLength: 1, maxLength: 2 }),
  usageLocation: fc.constantFrom("NO", "us"),
  gate: fc.constantFrom("enforce", "report", "off"),
  guestLevel: fc.constantFrom("same as members", "limited", "own objects only"),
  limits,
  groupLimits: limits,
  protectedUsers: fc.array(id, { maxLength: 2 }),
  maxDynamicGroups: fc.nat(),
  maxRoleAssignableGroups: fc.nat(),
});

const subject = fc.constantFrom("user", "device");
const userType = fc.constantFrom("Member", "Guest");
const written = { subject, id, properties };
const ofGroup = { groupId: id };
const ofMember = { groupId: id, subjectId: id };
const ofRule = { groupId: id, rule: text };
const assignment = fc.record(
  { id, principalId: id, role: id, until: instant },
  { requiredKeys: ["id", "principalId", "role"] },
);

/** What a command of each kind may have beside its kind. */
const commandParts: Readonly<Record<Command["kind"], fc.Arbitrary<object>>> = {
  upsert: fc.record(written),
  patch: fc.record(written),
  remove: fc.record({ subject, id }),
  invite: fc.record(
    { id, mail: text, userType, displayName: text, properties },
    { requiredKeys: ["id", "mail"] },
  ),
  redeem: fc.record({ id, issuer: text }),
  resetRedemption: fc.record({ id, mail: text }, { requiredKeys: ["id"] }),
  convertUserType: fc.record({ id, userType }),
  convertToInternal: fc.record({ id, userPrincipalName: text }, { requiredKeys: ["id"] }),
  disable: fc.record({ id }),
  setAccount: fc.record({ id, account }),
  createGroup: fc.record({ group }),
  setRule: fc.record(ofRule),
  pause: fc.record(ofGroup),
  resume: fc.record(ofGroup),
  makeAssigned: fc.record(ofGroup),
  deleteGroup: fc.record(ofGroup),
  makeDynamic: fc.record(ofRule),
  changeGroup: fc.record({
    groupId: id,
    set: fc.record({ ...ofGroups, displayName: text }, { requiredKeys: [] }),
  }),
  addMember: fc.record(ofMember),
  removeMember: fc.record(ofMember),
  assignRole: assignment,
  assignEligibleRole: assignment,
  activateRole: fc.record({ id, hours: amount }),
  deactivateRole: fc.record({ id }),
  removeRole: fc.record({ id }),
  setLicense: fc.record(
    { sku: id, seats: fc.nat(), until: instant, graceDays: amount },
    { requiredKeys: ["sku", "seats"] },
  ),
  removeLicense: fc.record({ sku: id }),
  changeSettings: fc.record({ settings }),
};

/** The kinds of commands. */
export const commandKinds = Object.keys(commandParts) as readonly Command["kind"][];

/** A command of a kind. */
export const commandOfKind = (kind: Command["kind"]): fc.Arbitrary<Command> =>
  commandParts[kind].map((parts) => ({ kind, ...parts }) as Command);

/** Any command. */
export const command: fc.Arbitrary<Command> = fc.oneof(...commandKinds.map(commandOfKind));
