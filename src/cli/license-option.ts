import { instantOf } from "../check/instant.ts";
import type { License } from "../licensing/gate.ts";
import { findSku, skus } from "../licensing/service-plans.ts";
import { UsageError } from "./usage-error.ts";

/** Reads one `--license SKU=seats` behind earlier ones. */
export const collectLicense = (given: string, earlier: readonly License[]): readonly License[] => [
  ...earlier,
  licenseOption(given),
];

/**
 * Reads `SKU=seats` or `SKU=seats,until`.
 *
 * @throws UsageError for a product that is not known, seats that are no whole number, or an end that is no date
 */
export function licenseOption(given: string, option = "--license"): License {
  const [, sku = "", seats = "", until] = /^([^=]*)=?([^,]*)(?:,(.*))?$/su.exec(given) ?? [];
  if (findSku(sku) === undefined) {
    throw new UsageError(
      `${option}: \`${sku}\` is no known product`,
      `known are ${skus.map(({ name }) => name).join(", ")}`,
    );
  }
  if (!/^\d{1,9}$/u.test(seats))
    throw new UsageError(
      `${option}: \`${given}\` says no number of seats`,
      `write it as ${sku}=250`,
    );
  if (until === undefined) return { sku, seats: Number(seats) };
  const end = instantOf(until);
  if (end === undefined)
    throw new UsageError(
      `${option}: \`${until}\` is no date`,
      `write it as ${sku}=${seats},2027-01-31`,
    );
  return { sku, seats: Number(seats), until: new Date(end) };
}
