import { guestLevels } from "../../directory/guest-access.ts";
import type { BatchLimits, TenantSettings } from "../../tenant/settings.ts";
import { plural } from "../plural.ts";

/** The settings of a tenant as rows of a table; what nobody set is left out. */
export function settingRows(settings: TenantSettings): (readonly [string, string])[] {
  const { domains, gate, guestLevel, usageLocation, limits, groupLimits } = settings;
  const level = guestLevels.find((one) => one.level === guestLevel);
  return [
    ["domains", domains.join(", ")],
    ["gate", gate],
    ["guests", `${guestLevel}: ${level?.sentence ?? ""}`],
    ...(usageLocation === undefined ? [] : [["usage location", usageLocation] as const]),
    ...limitRow("limits", limits),
    ...limitRow("group limits", groupLimits),
    ...(settings.protectedUsers.length === 0
      ? []
      : [["protected", plural(settings.protectedUsers.length, "user")] as const]),
  ];
}

function limitRow(name: string, limits: BatchLimits): (readonly [string, string])[] {
  const said = limitWords.flatMap(([key, unit]) => {
    const limit = limits[key];
    return limit === undefined ? [] : [`${limit} ${unit}`];
  });
  return said.length === 0 ? [] : [[name, said.join(", ")]];
}

const limitWords: readonly (readonly [keyof BatchLimits, string])[] = [
  ["joiners", "joiners"],
  ["joinersPercent", "% joiners"],
  ["leavers", "leavers"],
  ["leaversPercent", "% leavers"],
];
