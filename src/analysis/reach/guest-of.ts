import type { CheckedRule } from "../../check/checked-rule.ts";
import { compile } from "../../eval/compile.ts";
import type { Subject } from "../../eval/subject.ts";
import type { Variable } from "../formula/formula.ts";
import { allOf } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import { usualTime } from "../solving/date-values.ts";
import type { Solution } from "../solving/solution.ts";
import type { Undecided } from "../undecided.ts";
import { certain } from "./certain.ts";
import { guestFormula } from "./guest-formula.ts";
import { type Circumstances, invited } from "./invited.ts";
import { newIds } from "./new-ids.ts";
import type { Given, InvitedIn, Write } from "./reachability.ts";
import { unproved, type WayAnswer } from "./way-answer.ts";
import type { Writing } from "./writers.ts";

/** What a guest was looked for by. */
export interface Guest {
  readonly rule: CheckedRule;
  readonly space: Space;
  readonly address: Variable;
  readonly hosts: readonly string[];
  readonly written: ReadonlyMap<string, Writing>;
}

/** A solution that is one. */
export type Found = Extract<Solution, { readonly kind: "found" }>;

/** The guest of a solution who gets in whatever the circumstances are, with as little written as is needed. */
export function guestInEveryCase(guest: Guest, solution: Found): WayAnswer<InvitedIn> {
  const every = newIds(guest.rule).flatMap((objectId) =>
    guest.hosts.map((host) => ({ objectId, host })),
  );
  const [usual] = every;
  return usual === undefined ? denied : guestIn(guest, solution, { every, at: usual, given: [] });
}

/** The guest of a solution who gets in in some circumstances, which are then given. */
export function guestInSomeCase(guest: Guest, solution: Found): WayAnswer<InvitedIn> {
  const { values } = solution;
  const id = values.get(variableKey("objectId"));
  const [newId = ""] = newIds(guest.rule);
  for (const host of guest.hosts) {
    const at = { objectId: typeof id === "string" ? id : newId, host };
    const answer = guestIn(guest, solution, {
      every: [at],
      at,
      given: ["objectId", "userPrincipalName"],
    });
    if (answer.kind === "found") return answer;
  }
  return denied;
}

const denied = { kind: "undecided", undecided: unproved } as const;

interface Cases {
  /** Those in which the rule must hold. */
  readonly every: readonly Circumstances[];
  /** Those of the witness. */
  readonly at: Circumstances;
  /** Attributes that are given where the rule reads them. */
  readonly given: readonly string[];
}

function guestIn(
  guest: Guest,
  { values, now: when }: Found,
  { every, at, given }: Cases,
): WayAnswer<InvitedIn> {
  const { rule, space, written } = guest;
  const address = values.get(guest.address.key);
  if (typeof address !== "string") return denied;
  if (address.length > longest) return { kind: "undecided", undecided: tooLong };
  const now = space.options.now ?? new Date(when ?? usualTime);
  const holds = compile(rule);
  const isIn = (changes: Subject): boolean =>
    every.every((one) => holds({ ...invited(address, one), ...changes }, now));
  const own = [
    ...new Map(
      rule.reads.flatMap((name) => {
        const key = variableKey(name);
        return written.has(key) ? [[key, name] as const] : [];
      }),
    ),
  ];
  let changes: Subject = Object.fromEntries(own.map(([key, name]) => [name, values.get(key)]));
  if (!isIn(changes)) return denied;
  for (const [, name] of own) {
    const { [name]: _left, ...fewer } = changes;
    if (isIn(fewer)) changes = fewer;
  }
  const witness = Object.entries({ ...invited(address, at), ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    kind: "found",
    reached: {
      holds: true,
      way: "invite",
      ...(given.length > 0 || isAddressOfConsequence(guest, changes) ? { address } : {}),
      witness: Object.fromEntries(witness),
      ...(rule.readsClock ? { now } : {}),
      written: writes(changes, written),
      given: given.flatMap((property): Given[] => {
        const value = invited(address, at)[property];
        return rule.reads.includes(property) ? [{ property, value }] : [];
      }),
    },
  };
}

const writes = (changes: Subject, written: ReadonlyMap<string, Writing>): readonly Write[] =>
  Object.entries(changes).flatMap(([property, value]) => {
    const writing = written.get(variableKey(property));
    return writing === undefined
      ? []
      : [{ property, value: value ?? null, channel: writing.channel }];
  });

/** Whether another address might make a difference, with the rest as it is written. */
function isAddressOfConsequence(guest: Guest, changes: Subject): boolean {
  const { rule, space, address, hosts } = guest;
  const known = new Map(Object.entries(changes).map(([name, value]) => [variableKey(name), value]));
  const left = hosts.map((host) =>
    guestFormula(rule, { space, address, host, written: new Map(), known }),
  );
  const rest = certain(allOf(left), () => true);
  return rest.kind !== "constant" || !rest.holds;
}

/** The longest address that mail can be sent to, by RFC 5321. */
const longest = 254;

const tooLong: Undecided = {
  code: "pattern",
  message: `only an address of more than ${longest} characters was found, which nobody has`,
  hint: "look at the patterns of the rule",
};
