import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Formula } from "../formula/formula.ts";
import { allOf, anyOf } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import type { Solution } from "../solving/solution.ts";
import { solve } from "../solving/solve.ts";
import type { Undecided } from "../undecided.ts";
import { type Addresses, addressesFor } from "./addresses.ts";
import type { Channel } from "./channels.ts";
import { guestFormula, whateverId } from "./guest-formula.ts";
import { type Found, type Guest, guestInEveryCase, guestInSomeCase } from "./guest-of.ts";
import { hostsFor } from "./hosts.ts";
import { isNewId } from "./new-ids.ts";
import type { InvitedIn } from "./reachability.ts";
import type { WayAnswer } from "./way-answer.ts";
import { writersOfGuests } from "./writers-of-guests.ts";
import type { Writing } from "./writers.ts";

/** What is known of the tenant. */
export interface HostOptions {
  /** The domain in which guests get their user principal names; what is said holds for any, where this is left out. */
  readonly host?: string | undefined;
  /** Domains in which nobody from outside has an address. Those that a rule names are so anyway. */
  readonly ownDomains?: readonly string[] | undefined;
}

/**
 * Looks for a guest whom an invitation makes and whom the rule takes in, where inviters are among the channels: with as
 * little written as possible, whatever id the guest gets and whichever domain the tenant has.
 */
export function invitation(
  rule: CheckedRule,
  through: readonly Channel[],
  space: Space,
  { host, ownDomains = [] }: HostOptions = {},
): WayAnswer<InvitedIn> {
  if (rule.subject !== "user" || !through.includes("inviter")) return { kind: "none" };
  const hosts = host === undefined ? hostsFor(rule) : [host];
  if (hosts === undefined) return { kind: "undecided", undecided: manyHosts };
  const address = space.textVariable("address");
  const addresses = addressesFor(rule, { variable: address, space }, ownDomains);
  const levels = writersOfGuests(rule, through);
  let undecided: Undecided | undefined;
  for (const written of levels) {
    const guest = { rule, space, address, host, hosts, written };
    const answer = guestOfLevel(guest, addresses);
    if (answer.kind === "found") return answer;
    if (answer.kind === "undecided") undecided ??= answer.undecided;
  }
  const written = levels.at(-1) ?? new Map<string, Writing>();
  const guest = { rule, space, address, host, hosts, written };
  const somehow = allOf([isNewId(rule, space), anyOf(formulasOf(guest))]);
  if (solutionIn(addresses.atMost, somehow, addresses, space).kind === "none")
    return { kind: "none" };
  if (undecided !== undefined) return { kind: "undecided", undecided };
  const given = solve(allOf([addresses.all, somehow]), space);
  if (given.kind === "none") return { kind: "undecided", undecided: manyDomains };
  if (given.kind === "undecided") return given;
  return guestInSomeCase(guest, preferring(somehow, given, addresses, space));
}

/** What the rule asks, for each domain that the tenant may have. */
const formulasOf = ({ rule, space, address, hosts, written }: Guest): readonly Formula[] =>
  hosts.map((host) => guestFormula(rule, { space, address, host, written }));

/**
 * A guest who gets in in any case. Where the domain of a tenant turns up in which they are left out, another guest is
 * looked for who gets in there, too.
 */
function guestOfLevel(asked: Guest, addresses: Addresses): WayAnswer<InvitedIn> {
  const hosts = [...asked.hosts];
  const guest = { ...asked, hosts };
  for (let round = 0; round < mostRounds; round++) {
    const surely = allOf(formulasOf(guest).map(whateverId));
    const solution = solutionPreferring(surely, addresses, guest.space);
    if (solution.kind !== "found") return solution;
    const answer = guestInEveryCase(guest, solution);
    if (answer.kind !== "left out") return answer;
    hosts.push(answer.host);
  }
  return { kind: "none" };
}

/** Some tries; a rule that leaves a guest out in one domain after the other is one that asks for the domain. */
const mostRounds = 5;

function solutionPreferring(formula: Formula, addresses: Addresses, space: Space): Solution {
  const usual = solve(allOf([addresses.usual, formula]), space);
  if (usual.kind === "found") return usual;
  const first = solutionIn(addresses.all, formula, addresses, space);
  return first.kind === "found" ? preferring(formula, first, addresses, space) : first;
}

/** A solution among some addresses; that there is none is often told at once of all that look like one. */
function solutionIn(some: Formula, formula: Formula, { plain }: Addresses, space: Space): Solution {
  const quick = solve(allOf([plain, formula]), space);
  return quick.kind === "none" ? quick : solve(allOf([some, formula]), space);
}

/** A solution with an address that shows more plainly that it is anybody's, where there is one. */
function preferring(formula: Formula, first: Found, { preferred }: Addresses, space: Space): Found {
  for (const [all, ...some] of preferred) {
    const widest = solve(allOf([all, formula]), space);
    if (widest.kind !== "found") continue;
    for (const few of some.toReversed()) {
      const solution = solve(allOf([few, formula]), space);
      if (solution.kind === "found") return solution;
    }
    return widest;
  }
  return first;
}

const manyHosts: Undecided = {
  code: "budget",
  message:
    "the domains of the tenant that the rule may mean are many, or cannot be listed, and it would have to be asked for each",
  hint: "say with `host` in which domain guests get their names",
};

const manyDomains: Undecided = {
  code: "budget",
  message: "it cannot be told which domains the rule names, so not which addresses are anybody's",
  hint: "compare with fewer domains, or with patterns without lookarounds",
};
