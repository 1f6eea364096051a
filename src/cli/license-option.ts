import type { License } from "../licensing/gate.ts";
import { findSku, skus } from "../licensing/service-plans.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Reads `--license SKU=seats`.
 *
 * @throws UsageError for a product that is not known, or seats that are no whole number
 */
export function licenseOption(given: string): License {
  const [sku = "", seats = ""] = given.split("=");
  if (findSku(sku) === undefined) {
    throw new UsageError(
      `--license: \`${sku}\` is no known product`,
      `known are ${skus.map(({ name }) => name).join(", ")}`,
    );
  }
  if (!/^\d{1,9}$/u.test(seats))
    throw new UsageError(
      `--license: \`${given}\` says no number of seats`,
      `write it as ${sku}=250`,
    );
  return { sku, seats: Number(seats) };
}
