import type { LifeStep } from "../../../src/directory/life-step.ts";
import { takeStep } from "../../../src/directory/life/take-step.ts";
import type { Taken } from "../../../src/directory/life/taken.ts";
import type { Host, Person } from "../../../src/directory/person.ts";
import type { Decision } from "../../../src/directory/refusal.ts";

/** The instant at which the steps of the tests are taken. */
export const now: Date = new Date("2025-01-31T08:00:00.000Z");

/** A directory in which nobody is but those whom a test names. */
export const host = (
  mails: readonly string[] = [],
  ids: readonly string[] = [],
  names: ReadonlyMap<string, string> = new Map(),
): Host => ({
  domains: ["contoso.onmicrosoft.com", "contoso.com"],
  now,
  isMailTaken: (mail) => mails.includes(mail),
  isNameTaken: (name, exceptId) => names.has(name) && names.get(name) !== exceptId,
  isIdTaken: (id) => ids.includes(id),
});

/** A person after a step that was taken. */
export function after(person: Person | undefined, { change, account }: Taken): Person {
  if (change.kind === "remove") throw new Error("no step removes anybody");
  const before = change.kind === "patch" ? person?.properties : {};
  return { id: change.id, properties: { ...before, ...change.properties }, account };
}

/** A person after steps that are all legal. */
export function living(steps: readonly LifeStep[], start?: Person): Person {
  let person = start;
  for (const step of steps) {
    const decision = takeStep(step, person, host());
    if (!decision.ok) throw new Error(decision.refusal.message);
    person = after(person, decision.value);
  }
  if (person === undefined) throw new Error("nobody was invited");
  return person;
}

/** The code of a refusal, or the codes of the notes. */
export const codesOf = <T>(decision: Decision<T>): string | readonly string[] =>
  decision.ok ? decision.notes.map(({ code }) => code) : decision.refusal.code;

/** Invites Anna of Fabrikam. */
export const invitation: Extract<LifeStep, { readonly kind: "invite" }> = {
  kind: "invite",
  id: "u1",
  mail: "anna@fabrikam.com",
};
