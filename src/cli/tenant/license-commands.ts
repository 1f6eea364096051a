import type { License } from "../../licensing/gate.ts";
import { findSku } from "../../licensing/service-plans.ts";
import type { Command } from "../../tenant/command.ts";

/** The commands that give a tenant licenses as options name them; seats of the same product count together. */
export function licenseCommands(licenses: readonly License[]): Command[] {
  const bySku = new Map<string, License>();
  for (const license of licenses) {
    const name = findSku(license.sku)?.name ?? license.sku;
    const earlier = bySku.get(name)?.seats ?? 0;
    bySku.set(name, { ...license, sku: name, seats: earlier + license.seats });
  }
  return Array.from(bySku.values(), ({ sku, seats, until }) => ({
    kind: "setLicense",
    sku,
    seats,
    ...(until === undefined ? {} : { until: until.toISOString() }),
  }));
}
