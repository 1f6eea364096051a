import type { CheckedRule, Test } from "../../../check/checked-rule.ts";
import { evaluate } from "../../../eval/evaluate.ts";
import type { Subject } from "../../../eval/subject.ts";
import { anyTime } from "../can-hold-of.ts";
import type { Channel } from "../../../analysis/reach/channels.ts";
import { testsIn } from "../tests-in.ts";
import { addressesFor, anyAddress } from "./addresses-for.ts";
import { choicesFor, type Written } from "./choices-for.ts";
import { circumstancesFor, usual } from "./circumstances-for.ts";
import { type Budget, type Choices, findChoices } from "./find-choices.ts";
import { type Circumstances, invited, ofAddress } from "./invited.ts";
import { textsFor } from "./texts-for.ts";

/** A guest whom a rule takes in. */
export interface GuestWitness {
  /** The address that was invited; left out where it makes no difference. */
  readonly address?: string;
  /** What somebody wrote, by attribute. */
  readonly written: ReadonlyMap<string, { readonly value: Written; readonly by: Channel }>;
  /** The user as a whole, in circumstances as good as any. */
  readonly subject: Subject;
  /** Attributes of which nothing is known, and which make no difference. */
  readonly unknown: ReadonlySet<string>;
}

/** The channels through which a guest can be made to measure. */
export const guestChannels: readonly Channel[] = ["guest self-service", "inviter", "home tenant"];

/** What looking for one guest may cost, for any rule. */
export const usualBudget = 50_000;

/**
 * Looks for a guest whom a rule takes in, and of whom nothing was written but through some channels; for one without
 * a tenant of their own first. Evaluation proves each that is found; none is found where the search would be long, so
 * its absence proves nothing.
 */
export function guestWitness(
  rule: CheckedRule,
  through: ReadonlySet<Channel>,
  budget: Budget = { left: usualBudget },
): GuestWitness | undefined {
  const circumstances = circumstancesFor(rule);
  if (circumstances === undefined) return undefined;
  const tests = Map.groupBy(testsIn(rule.condition), ({ property }) => property.name);
  const asked: Asked = {
    rule,
    circumstances,
    testsOf: (property) => (tests.get(property) ?? []).map(({ test }) => test),
  };
  const withoutTenant = new Set([...through].filter((channel) => channel !== "home tenant"));
  const first = withoutTenant.size === 0 ? undefined : witnessThrough(withoutTenant, asked, budget);
  return withoutTenant.size === through.size
    ? first
    : (first ?? witnessThrough(through, asked, budget));
}

/** What is looked at all the time of a search. */
interface Asked {
  readonly rule: CheckedRule;
  readonly circumstances: readonly Circumstances[];
  readonly testsOf: (property: string) => readonly Test[];
}

function witnessThrough(
  through: ReadonlySet<Channel>,
  { rule, circumstances, testsOf }: Asked,
  budget: Budget,
): GuestWitness | undefined {
  const isInvited = through.has("inviter");
  const addresses = isInvited ? addressesIn(testsOf) : [anyAddress];
  const unknown = new Set(isInvited ? [] : [...ofAddress, "displayName"]);
  let proofs = mostProofs;
  for (const address of addresses) {
    const guest = invited(address, usual);
    const choices = remembered((property) =>
      choicesFor(property, testsOf(property), guest, through),
    );
    for (const chosen of findChoices(rule.condition, choices, unknown, budget)) {
      if (proofs-- === 0) return undefined;
      const found = proved(rule, { address, chosen, unknown }, circumstances);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A proof takes as long as the rule is, so there are few. */
const mostProofs = 16;

/** Addresses that anybody can have and that a rule may ask for; one where it does not ask. */
function addressesIn(testsOf: (property: string) => readonly Test[]): readonly string[] {
  const texts = textsFor([...ofAddress, "displayName"].flatMap(testsOf)).map((text) =>
    text.replace(/^smtp:/i, ""),
  );
  return addressesFor(texts).flatMap(({ address, isAnybodys }) => (isAnybodys ? [address] : []));
}

function remembered<Answer>(ask: (property: string) => Answer): (property: string) => Answer {
  const known = new Map<string, Answer>();
  return (property) => {
    const answer = known.get(property) ?? ask(property);
    known.set(property, answer);
    return answer;
  };
}

interface Candidate {
  readonly address: string;
  readonly chosen: Choices;
  readonly unknown: ReadonlySet<string>;
}

/** The candidate as a witness, where the rule is true of it in all circumstances. */
function proved(
  rule: CheckedRule,
  { address, chosen, unknown }: Candidate,
  circumstances: readonly Circumstances[],
): GuestWitness | undefined {
  const written = new Map(
    [...chosen].flatMap(([property, [first]]) =>
      first?.by === undefined ? [] : [[property, { value: first.value, by: first.by }] as const],
    ),
  );
  const values = Object.fromEntries([...written].map(([name, { value }]) => [name, value]));
  const rest = new Set([...unknown].filter((name) => !written.has(name)));
  const isTaken = (at: Circumstances, email: string): boolean =>
    evaluate(rule, { ...invited(email, at), ...values }, { now: anyTime, unknown: rest }) === true;
  if (!circumstances.every((at) => isTaken(at, address))) return undefined;
  const counts = rule.reads.some((name) => followsFromAddress(name) && !written.has(name));
  return {
    ...(counts && unknown.size === 0 ? { address } : {}),
    written,
    subject: { ...invited(address, usual), ...values },
    unknown: rest,
  };
}

const followsFromAddress = (property: string): boolean =>
  ofAddress.includes(property) || property === "displayName";
