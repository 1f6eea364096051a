import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Subject } from "../../eval/subject.ts";
import type { Bound } from "../formula/binding.ts";
import { allOf, not } from "../formula/join.ts";
import { Space } from "../formula/space.ts";
import { solve } from "../solving/solve.ts";
import type { Undecided } from "../undecided.ts";
import { ofNewId, whateverId } from "./guest-formula.ts";
import { invited, nickNameOf } from "./invited.ts";
import { matching } from "./matching.ts";

/** A guest of whom all is known but the object id and, where that is left out, the domain of the tenant. */
export interface SomeGuest {
  readonly address: string;
  /** What was written. */
  readonly changes: Subject;
  readonly host?: string | undefined;
  readonly now: Date;
}

/** A domain of the tenant for which a guest may be left out, that there is none, or why that is not known. */
export type LeftOut =
  | { readonly kind: "found"; readonly host: string }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/** Tells whether a guest may be left out of a rule by the id that they get, or by the domain of the tenant. */
export function leftOut(rule: CheckedRule, guest: SomeGuest, { options }: Space): LeftOut {
  const { address, changes, host = "", now } = guest;
  const space = new Space({ ...options, now });
  const known: Subject = invited(address, { objectId: "", host });
  const mailNickName = nickNameOf(address);
  const variable = space.textVariable("host");
  const bound = ({ name }: { readonly name: string }): Bound => {
    if (Object.hasOwn(changes, name)) return { kind: "known", value: changes[name] };
    if (name === "objectId") return { kind: "free" };
    if (name !== "userPrincipalName" || guest.host !== undefined)
      return { kind: "known", value: Object.hasOwn(known, name) ? known[name] : undefined };
    const image = { before: `${mailNickName}@`, behind: "", replaced: new Map() };
    return { kind: "image", of: variable, image };
  };
  const isIn = whateverId(ofNewId(space.formulaOf(rule, { bound })));
  const isHost = space.literal(variable, { kind: "text", text: aHost });
  const solution = solve(allOf([isHost, not(isIn)]), space);
  if (solution.kind !== "found") return solution;
  const found = solution.values.get(variable.key);
  return { kind: "found", host: typeof found === "string" ? found : "" };
}

const aHost = matching(String.raw`\A(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\z`);
