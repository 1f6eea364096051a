import { guestLevels } from "../../directory/guest-access.ts";
import type { Refusal } from "../../directory/refusal.ts";
import type { Batch } from "../batch.ts";
import { refreshGate } from "../gate.ts";
import { type BatchLimits, defaultSettings, type TenantSettings } from "../settings.ts";

/** Changes settings; those that are not named stay. */
export function changeSettings(batch: Batch, given: Partial<TenantSettings>): Refusal | undefined {
  const { state } = batch;
  const settings = withSettings(state.settings, given);
  const message = faultOf(settings);
  if (message !== undefined) return { code: "bad-setting", message };
  state.tables.settings.set("tenant", settings);
  refreshGate(batch);
  return undefined;
}

/** Settings with others in place of some; what is `undefined` stays. */
export const withSettings = (
  settings: TenantSettings,
  given: Partial<TenantSettings>,
): TenantSettings => ({
  ...settings,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

/** What is wrong with settings; `undefined` where nothing is. */
export function faultOf(settings: TenantSettings): string | undefined {
  const unknown = Object.keys(settings).find((name) => !settingNames.includes(name));
  if (unknown !== undefined)
    return `\`${unknown}\` is no setting; known are ${settingNames.join(", ")}`;
  const { domains, usageLocation, gate, guestLevel, protectedUsers } = settings;
  if (domains.length === 0 || domains.some((domain) => domain === ""))
    return "`domains` must name at least one domain, and none that is empty";
  if (usageLocation !== undefined && !/^[A-Z]{2}$/u.test(usageLocation))
    return `\`${usageLocation}\` is no usage location; give two letters such as \`NO\``;
  if (!["enforce", "report", "off"].includes(gate))
    return `\`${gate}\` is no way of the gate; give \`enforce\`, \`report\` or \`off\``;
  if (!guestLevels.some(({ level }) => level === guestLevel))
    return `\`${guestLevel}\` is no level of guests; give ${guestLevels.map(({ level }) => `\`${level}\``).join(", ")}`;
  if (protectedUsers.some((id) => id === "")) return "a protected user has an empty id";
  for (const name of ["maxDynamicGroups", "maxRoleAssignableGroups"] as const)
    if (!Number.isSafeInteger(settings[name]) || settings[name] < 0)
      return `\`${name}\` must be a whole number from 0 on`;
  return limitsFault(settings.limits) ?? limitsFault(settings.groupLimits);
}

/** What is wrong with limits; `undefined` where nothing is. */
export function limitsFault(limits: BatchLimits): string | undefined {
  for (const [name, value] of Object.entries(limits) as [string, unknown][]) {
    if (!limitNames.includes(name))
      return `\`${name}\` is no limit; known are ${limitNames.join(", ")}`;
    if (typeof value !== "number" || !Number.isFinite(value) || value < 0)
      return `the limit \`${name}\` must be a number from 0 on`;
  }
  return undefined;
}

const settingNames: readonly string[] = [...Object.keys(defaultSettings), "usageLocation"];

const limitNames: readonly string[] = [
  "joiners",
  "leavers",
  "joinersPercent",
  "leaversPercent",
] satisfies (keyof BatchLimits)[];
