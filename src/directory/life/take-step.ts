import { refuse } from "../decision.ts";
import type { LifeStep } from "../life-step.ts";
import type { Host, Person } from "../person.ts";
import type { Decision } from "../refusal.ts";
import { convertToInternal } from "./convert-to-internal.ts";
import { convertUserType } from "./convert-user-type.ts";
import { disable } from "./disable.ts";
import { idTaken, invite } from "./invite.ts";
import { redeem } from "./redeem.ts";
import { resetRedemption } from "./reset-redemption.ts";
import type { Taken } from "./taken.ts";

/**
 * Takes one step in the life of a user: says what it changes, with what to think of, or why it cannot be taken.
 *
 * @param person the user whom the step names, where there is one
 * @throws TypeError for a host without a domain
 */
export function takeStep(step: LifeStep, person: Person | undefined, host: Host): Decision<Taken> {
  if (step.kind === "invite") return person === undefined ? invite(step, host) : idTaken(step.id);
  if (person === undefined)
    return refuse("no-such-user", `there is no user with the id \`${step.id}\``);
  switch (step.kind) {
    case "redeem":
      return redeem(step, person, host);
    case "resetRedemption":
      return resetRedemption(step, person, host);
    case "convertUserType":
      return convertUserType(step, person, host);
    case "convertToInternal":
      return convertToInternal(step, person, host);
    case "disable":
      return disable(person);
    default:
      return step satisfies never;
  }
}
