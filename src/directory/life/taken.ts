import type { Account } from "../account.ts";
import type { Change } from "../change.ts";
import type { Person } from "../person.ts";
import type { Properties } from "../properties.ts";

/** What a step does. */
export interface Taken {
  /** For the engine; a patch of nothing where no attribute changes. */
  readonly change: Change;
  /** As it is afterwards, whole. */
  readonly account: Account;
}

/** A step that sets some attributes of a person. */
export const changed = ({ id }: Person, properties: Properties, account: Account): Taken => ({
  change: { kind: "patch", subject: "user", id, properties },
  account,
});
