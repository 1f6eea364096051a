import type { GuestLevel } from "../directory/guest-access.ts";
import type { TenantSettings } from "../tenant/settings.ts";
import { limitsShape } from "./group-shapes.ts";
import { count, leaf, list, name, object, type Shape, word } from "./shape.ts";

const gates: Readonly<Record<TenantSettings["gate"], true>> = {
  enforce: true,
  report: true,
  off: true,
};

const levels: Readonly<Record<GuestLevel, true>> = {
  "same as members": true,
  limited: true,
  "own objects only": true,
};

const domains: Shape<readonly string[]> = (given, faults): given is readonly string[] =>
  list(name)(given, faults) && isNotEmpty(given, faults);

const isNotEmpty = leaf(
  (given: unknown): given is readonly string[] => Array.isArray(given) && given.length > 0,
  "is empty",
  "a tenant has one domain at least",
);

const country = leaf(
  (given: unknown): given is string => typeof given === "string" && /^[a-z]{2}$/iu.test(given),
  "is not a country",
  "write it as two letters, such as `NO`",
);

/** Any of the settings of a tenant. */
export const settingsShape: Shape<Partial<TenantSettings>> = object<Partial<TenantSettings>>({
  domains: [domains],
  usageLocation: [country],
  gate: [word(gates)],
  guestLevel: [word(levels)],
  limits: [limitsShape],
  groupLimits: [limitsShape],
  protectedUsers: [list(name)],
  maxDynamicGroups: [count],
  maxRoleAssignableGroups: [count],
});
