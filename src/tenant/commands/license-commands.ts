import { instantOf } from "../../check/instant.ts";
import type { Refusal } from "../../directory/refusal.ts";
import { findSku, skus } from "../../licensing/service-plans.ts";
import type { Batch } from "../batch.ts";
import type { LicenseCommand } from "../command.ts";
import { refreshGate } from "../gate.ts";

/** Sets the seats and the end of a license, or takes it away; groups are frozen and thawed with it. */
export function runLicenseCommand(batch: Batch, command: LicenseCommand): Refusal | undefined {
  const refusal =
    command.kind === "setLicense" ? setLicense(batch, command) : removeLicense(batch, command);
  if (refusal !== undefined) return refusal;
  batch.isSeatsGrown = true;
  refreshGate(batch);
  return undefined;
}

function setLicense(
  { state }: Batch,
  {
    sku: given,
    seats,
    until,
    graceDays = usualGraceDays,
  }: Extract<LicenseCommand, { kind: "setLicense" }>,
): Refusal | undefined {
  const sku = findSku(given);
  if (sku === undefined) return unknownProduct(given);
  if (!Number.isSafeInteger(seats) || seats < 0)
    return {
      code: "bad-seats",
      message: `\`${seats}\` is no number of seats`,
      hint: "give a whole number from 0 on",
    };
  if (!Number.isSafeInteger(graceDays) || graceDays < 0 || graceDays > mostGraceDays)
    return {
      code: "bad-time",
      message: `\`${graceDays}\` is no number of days of grace`,
      hint: `give a whole number from 0 to ${mostGraceDays}`,
    };
  const end = until === undefined ? undefined : instantOf(until);
  if (until !== undefined && end === undefined)
    return {
      code: "bad-time",
      message: `\`${until}\` is no instant`,
      hint: "write it as 2025-01-31T08:00:00Z",
    };
  state.tables.licenses.set(sku.name, {
    sku: sku.name,
    seats,
    ...(end === undefined ? {} : { until: new Date(end).toISOString() }),
    graceDays,
  });
  return undefined;
}

const usualGraceDays = 30;
const mostGraceDays = 3650;

function removeLicense(
  { state }: Batch,
  { sku: given }: Extract<LicenseCommand, { kind: "removeLicense" }>,
): Refusal | undefined {
  const sku = findSku(given);
  if (sku === undefined) return unknownProduct(given);
  if (state.tables.licenses.get(sku.name) === undefined)
    return { code: "no-such-license", message: `the tenant has no license of \`${sku.name}\`` };
  state.tables.licenses.set(sku.name, undefined);
  return undefined;
}

const unknownProduct = (given: string): Refusal => ({
  code: "unknown-product",
  message: `there is no product \`${given}\``,
  hint: `known are ${skus.map(({ name }) => name).join(", ")}`,
});
