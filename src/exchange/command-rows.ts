import type { Properties, SubjectData } from "../directory/properties.ts";
import type { UserType } from "../directory/life-step.ts";
import type { SubjectKind } from "../schema/property.ts";
import type { Command } from "../tenant/command.ts";
import type { NewGroup, ProcessingState } from "../tenant/group.ts";
import { accountShape } from "./account-shape.ts";
import { grantsShape, licensesShape, limitsShape } from "./group-shapes.ts";
import { isObject } from "./is-object.ts";
import { settingsShape } from "./settings-shape.ts";
import {
  amount,
  count,
  type Fields,
  flag,
  instant,
  name,
  object,
  type Shape,
  text,
  word,
} from "./shape.ts";

const subject: Shape<SubjectKind> = word<SubjectKind>({ user: true, device: true });
const userType: Shape<UserType> = word<UserType>({ Member: true, Guest: true });
const processingState = word<ProcessingState>({ On: true, Paused: true });

/** Attributes, whose names and values the directory checks. None nests deeper than a list of plans does. */
const properties: Shape<Properties> = (given, faults): given is Properties => {
  if (!isObject(given)) {
    faults.push({ path: [], problem: "is not an object", hint: "name the attributes as rules do" });
    return false;
  }
  const deep = Object.keys(given).find((key) => !nestsWithin(given[key], deepest));
  if (deep === undefined) return true;
  const problem = "nests deeper than any attribute";
  faults.push({ path: [deep], problem, hint: "leave the attribute out" });
  return false;
};

/** A list, a plan in it, and what a plan may hold beside the keys of rules. */
const deepest = 8;

const nestsWithin = (given: unknown, depth: number): boolean =>
  typeof given !== "object" ||
  given === null ||
  (depth > 0 && Object.values(given).every((inner) => nestsWithin(inner, depth - 1)));

const written: Fields<SubjectData> = { subject, id: name, properties };
const byId: Fields<{ id: string }> = { id: name };
const ofGroup: Fields<{ groupId: string }> = { groupId: name };
const ofRule: Fields<{ groupId: string; rule: string }> = { groupId: name, rule: text };
const ofMember: Fields<{ groupId: string; subjectId: string }> = { groupId: name, subjectId: name };
const assignment: Rows["assignRole"] = {
  id: name,
  principalId: name,
  role: name,
  until: [instant],
};

const newGroup = object<NewGroup>({
  id: name,
  displayName: text,
  description: [text],
  membershipRule: [text],
  processingState: [processingState],
  isAssignableToRole: [flag],
  hasHiddenMembership: [flag],
  assignedLicenses: [licensesShape],
  grants: [grantsShape],
  limits: [limitsShape],
});

const groupEdit = object<CommandOf<"changeGroup">["set"]>({
  displayName: [text],
  description: [text],
  hasHiddenMembership: [flag],
  assignedLicenses: [licensesShape],
  grants: [grantsShape],
  limits: [limitsShape],
});

/** A command of one kind. */
type CommandOf<K extends Command["kind"]> = Command extends infer One
  ? One extends Command
    ? K extends One["kind"]
      ? One
      : never
    : never
  : never;

type Rows = { readonly [K in Command["kind"]]: Fields<Omit<CommandOf<K>, "kind">> };

/** What a command of each kind has beside its kind. */
export const commandRows: Rows = {
  upsert: written,
  patch: written,
  remove: { subject, id: name },
  invite: {
    id: name,
    mail: text,
    userType: [userType],
    displayName: [text],
    properties: [properties],
  },
  redeem: { id: name, issuer: text },
  resetRedemption: { id: name, mail: [text] },
  convertUserType: { id: name, userType },
  convertToInternal: { id: name, userPrincipalName: [text] },
  disable: byId,
  setAccount: { id: name, account: accountShape },
  createGroup: { group: newGroup },
  setRule: ofRule,
  pause: ofGroup,
  resume: ofGroup,
  makeAssigned: ofGroup,
  deleteGroup: ofGroup,
  makeDynamic: ofRule,
  changeGroup: { groupId: name, set: groupEdit },
  addMember: ofMember,
  removeMember: ofMember,
  assignRole: assignment,
  assignEligibleRole: assignment,
  activateRole: { id: name, hours: amount },
  deactivateRole: byId,
  removeRole: byId,
  setLicense: { sku: name, seats: count, until: [instant], graceDays: [amount] },
  removeLicense: { sku: name },
  changeSettings: { settings: settingsShape },
};
