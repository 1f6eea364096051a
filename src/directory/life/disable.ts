import { accept, refuse } from "../decision.ts";
import type { Person } from "../person.ts";
import type { Decision } from "../refusal.ts";
import { changed, type Taken } from "./taken.ts";

/** Disables the account of a user. */
export const disable = (person: Person): Decision<Taken> =>
  person.properties["accountEnabled"] === false
    ? refuse("already-disabled", `the account of user \`${person.id}\` is disabled already`)
    : accept(changed(person, { accountEnabled: false }, person.account));
