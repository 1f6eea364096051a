import type { Account } from "../../directory/account.ts";
import type { LifeStep } from "../../directory/life-step.ts";
import { takeStep } from "../../directory/life/take-step.ts";
import type { Person } from "../../directory/person.ts";
import type { Refusal } from "../../directory/refusal.ts";
import { RefusedChange } from "../../directory/refused.ts";
import type { Batch } from "../batch.ts";
import type { TenantState } from "../tenant-state.ts";
import { usersWithMail, usersWithPrincipalName } from "../users-with.ts";

/** Takes a step in the life of a user: their attributes and their account change together. */
export function runLifeStep(batch: Batch, step: LifeStep): Refusal | undefined {
  const { state } = batch;
  const decision = takeStep(step, personOf(state, step.id), {
    domains: state.settings.domains,
    now: state.time,
    isMailTaken: (mail) => usersWithMail(state.engine, mail).length > 0,
    isNameTaken: (name, exceptId) =>
      usersWithPrincipalName(state.engine, name).some((id) => id !== exceptId),
    isIdTaken: (id) => state.engine.kindOf(id) !== undefined,
  });
  if (!decision.ok) return decision.refusal;
  const { change, account } = decision.value;
  try {
    batch.apply([change]);
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    const { message, diagnostics } = error;
    return { code: "data-does-not-fit", message, diagnostics };
  }
  writeAccount(batch, step.id, account);
  batch.notes.push(...decision.notes);
  return undefined;
}

/** Writes down what is known of a user's account. */
export function setAccount(
  batch: Batch,
  { id, account }: { readonly id: string; readonly account: Account },
): Refusal | undefined {
  if (batch.state.engine.kindOf(id) !== "user")
    return { code: "no-such-user", message: `there is no user with the id \`${id}\`` };
  writeAccount(batch, id, account);
  return undefined;
}

/** Keeps an account, or nothing where nothing is known. */
export function writeAccount({ state }: Batch, id: string, account: Account): void {
  const isPlain = Object.values(account).every((value) => value === undefined);
  state.tables.accounts.set(id, isPlain ? undefined : account);
}

/** A user with their attributes and account; `undefined` where nobody has the id, or a device. */
function personOf(state: TenantState, id: string): Person | undefined {
  if (state.engine.kindOf(id) !== "user") return undefined;
  const { objectId: _, ...properties } = state.engine.attributesOf(id) ?? {};
  return { id, properties, account: state.tables.accounts.get(id) ?? {} };
}
