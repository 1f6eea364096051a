import type { CheckedRule } from "../../check/checked-rule.ts";
import { compile } from "../../eval/compile.ts";
import type { Subject } from "../../eval/subject.ts";
import type { Variable } from "../formula/formula.ts";
import { allOf } from "../formula/join.ts";
import { Space } from "../formula/space.ts";
import { variableKey } from "../formula/variable-key.ts";
import type { Solution } from "../solving/solution.ts";
import { type Undecided, unproved } from "../undecided.ts";
import { timeOf } from "../witness/time-of.ts";
import { certain } from "./certain.ts";
import { guestFormula } from "./guest-formula.ts";
import { type Circumstances, invited } from "./invited.ts";
import { type LeftOut, leftOut } from "./left-out.ts";
import { newIds } from "./new-ids.ts";
import type { Given, InvitedIn, Write } from "./reachability.ts";
import type { WayAnswer } from "./way-answer.ts";
import type { Writing } from "./writers.ts";

/** What a guest was looked for by. */
export interface Guest {
  readonly rule: CheckedRule;
  readonly space: Space;
  readonly address: Variable;
  /** The domain of the tenant, where it is known; else some that it may have. */
  readonly host: string | undefined;
  readonly hosts: readonly string[];
  readonly written: ReadonlyMap<string, Writing>;
}

/** A solution that is one. */
export type Found = Extract<Solution, { readonly kind: "found" }>;

/** Somebody, or the domain of a tenant in which they are left out. */
export type GuestAnswer =
  | WayAnswer<InvitedIn>
  | { readonly kind: "left out"; readonly host: string };

/** The guest of a solution who gets in whatever id they get, and whichever domain the tenant has, with as little written as is needed. */
export function guestInEveryCase(guest: Guest, solution: Found): GuestAnswer {
  const { rule, space, host, hosts } = guest;
  const known = knownOf(guest, solution);
  if (known === undefined) return denied;
  if (known.address.length > longest) return { kind: "undecided", undecided: tooLong };
  const { address, now } = known;
  const [objectId = "", other = ""] = newIds(rule);
  const every = [objectId, other].flatMap((id) =>
    hosts.map((one) => ({ objectId: id, host: one })),
  );
  const isIn = (changes: Subject): boolean => holdsOf(guest, { ...known, changes }, every);
  const without = (changes: Subject): LeftOut =>
    leftOut(rule, { address, changes, host, now }, space);
  if (!isIn(known.changes)) return denied;
  const against = without(known.changes);
  if (against.kind === "found") return { kind: "left out", host: against.host };
  if (against.kind === "undecided") return against;
  const changes = fewest(known.changes, (some) => isIn(some) && without(some).kind === "none");
  const at = { objectId, host: host ?? hosts[0] ?? "" };
  return { kind: "found", reached: reachedOf(guest, { ...known, changes }, { at, given: [] }) };
}

/** The guest of a solution who gets in in some circumstances, which are then given. */
export function guestInSomeCase(guest: Guest, solution: Found): WayAnswer<InvitedIn> {
  const known = knownOf(guest, solution);
  if (known === undefined) return denied;
  if (known.address.length > longest) return { kind: "undecided", undecided: tooLong };
  const id = solution.values.get(variableKey("objectId"));
  const [newId = ""] = newIds(guest.rule);
  for (const host of guest.hosts) {
    const at = { objectId: typeof id === "string" ? id : newId, host };
    const isIn = (some: Subject): boolean => holdsOf(guest, { ...known, changes: some }, [at]);
    if (!isIn(known.changes)) continue;
    const changes = fewest(known.changes, isIn);
    const given = ["objectId", "userPrincipalName"];
    return { kind: "found", reached: reachedOf(guest, { ...known, changes }, { at, given }) };
  }
  return denied;
}

const denied = { kind: "undecided", undecided: unproved("a guest") } as const;

/** What a solution says of a guest. */
interface Known {
  readonly address: string;
  readonly changes: Subject;
  readonly now: Date;
}

function knownOf({ rule, space, address, written }: Guest, found: Found): Known | undefined {
  const { values } = found;
  const value = values.get(address.key);
  if (typeof value !== "string") return undefined;
  const own = new Map(rule.reads.map((name) => [variableKey(name), name]));
  const changes = [...own].filter(([key]) => written.has(key));
  return {
    address: value,
    changes: Object.fromEntries(changes.map(([key, name]) => [name, values.get(key)])),
    now: timeOf(found, space),
  };
}

const holdsOf = (
  { rule }: Guest,
  { address, changes, now }: Known,
  every: readonly Circumstances[],
): boolean => {
  const holds = compile(rule);
  return every.every((one) => holds({ ...invited(address, one), ...changes }, now));
};

/** Leaves out what need not be written. */
function fewest(changes: Subject, isEnough: (changes: Subject) => boolean): Subject {
  let best = changes;
  for (const name of Object.keys(changes)) {
    const { [name]: _left, ...fewer } = best;
    if (isEnough(fewer)) best = fewer;
  }
  return best;
}

/** Circumstances of a witness, and which attributes are given by them where the rule reads these. */
interface Case {
  readonly at: Circumstances;
  readonly given: readonly string[];
}

function reachedOf(guest: Guest, { address, changes, now }: Known, { at, given }: Case): InvitedIn {
  const { rule, written } = guest;
  const witness = Object.entries({ ...invited(address, at), ...changes }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    holds: true,
    way: "invite",
    ...(given.length > 0 || isAddressOfConsequence(guest, changes, now) ? { address } : {}),
    witness: Object.fromEntries(witness),
    ...(rule.readsClock ? { now } : {}),
    written: writes(changes, written),
    given: given.flatMap((property): Given[] => {
      const value = invited(address, at)[property];
      return rule.reads.includes(property) ? [{ property, value }] : [];
    }),
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
function isAddressOfConsequence(guest: Guest, changes: Subject, now: Date): boolean {
  const { rule, address, hosts } = guest;
  const space = new Space({ ...guest.space.options, now });
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
