import { type Claim, type Fact, opposite } from "./fact.ts";

/**
 * Tells whether a fact surely implies another one, for every user, unset values and collections included.
 * `set` holds what is known to have a value. Both must be about the same; `false` means no more than: not plain to see.
 */
export function implies(fact: Fact, other: Fact, set: ReadonlySet<string>): boolean {
  if (fact.about !== other.about) return false;
  if (fact.holds && other.holds) return isWithin(fact.claim, other.claim);
  if (!fact.holds && !other.holds) return isWithin(other.claim, fact.claim);
  if (fact.holds) return fact.isSingle && areApart(fact.claim, other.claim);
  return isSet(fact, set) && areOpposite(fact.claim, other.claim);
}

/** Tells whether no user can satisfy both. */
export const excludes = (fact: Fact, other: Fact, set: ReadonlySet<string>): boolean =>
  implies(fact, opposite(other), set);

/** Tells whether every user satisfies one or the other. */
export const exhausts = (fact: Fact, other: Fact, set: ReadonlySet<string>): boolean =>
  implies(opposite(fact), other, set);

/** Tells whether what a fact is about has a value: an item always does. */
export const isSet = ({ about }: Fact, set: ReadonlySet<string>): boolean =>
  about === "_" || set.has(about);

/** Whether every value that fits one claim fits the other. */
function isWithin(claim: Claim, other: Claim): boolean {
  if (other.kind === "set") return true;
  switch (claim.kind) {
    case "set":
      return false;
    case "values":
      return isOfText(other) && [...claim.texts].every((text) => fitsText(text, other));
    case "start":
    case "end":
    case "part":
      return (
        isOfText(other) &&
        (other.kind === claim.kind || other.kind === "part") &&
        fitsText(claim.text, other)
      );
    case "truth":
      return other.kind === "truth" && other.isTrue === claim.isTrue;
    case "at":
      return isOfTime(other) && fitsTime(claim.time, other);
    case "since":
      return isSameSide(claim, other) && claim.time >= other.time;
    case "until":
      return isSameSide(claim, other) && claim.time <= other.time;
    case "other":
      return other.kind === "other" && other.key === claim.key;
    default:
      return claim satisfies never;
  }
}

/** Whether no single value fits both claims. */
const areApart = (claim: Claim, other: Claim): boolean =>
  isApartFrom(claim, other) || isApartFrom(other, claim);

function isApartFrom(claim: Claim, other: Claim): boolean {
  switch (claim.kind) {
    case "values":
      return isOfText(other) && [...claim.texts].every((text) => !fitsText(text, other));
    case "start":
      return (
        other.kind === "start" &&
        !claim.text.startsWith(other.text) &&
        !other.text.startsWith(claim.text)
      );
    case "end":
      return (
        other.kind === "end" && !claim.text.endsWith(other.text) && !other.text.endsWith(claim.text)
      );
    case "truth":
      return areOpposite(claim, other);
    case "at":
      return isOfTime(other) && !fitsTime(claim.time, other);
    case "since":
      return (
        other.kind === "until" && other.isFromNow === claim.isFromNow && other.time < claim.time
      );
    case "until":
    case "set":
    case "part":
    case "other":
      return false;
    default:
      return claim satisfies never;
  }
}

const areOpposite = (claim: Claim, other: Claim): boolean =>
  claim.kind === "truth" && other.kind === "truth" && claim.isTrue !== other.isTrue;

type TextClaim = Extract<Claim, { kind: "values" | "start" | "end" | "part" }>;

const isOfText = (claim: Claim): claim is TextClaim =>
  claim.kind === "values" ||
  claim.kind === "start" ||
  claim.kind === "end" ||
  claim.kind === "part";

/** Whether a folded text fits. */
function fitsText(text: string, claim: TextClaim): boolean {
  switch (claim.kind) {
    case "values":
      return claim.texts.has(text);
    case "start":
      return text.startsWith(claim.text);
    case "end":
      return text.endsWith(claim.text);
    case "part":
      return text.includes(claim.text);
    default:
      return claim satisfies never;
  }
}

type Side = Extract<Claim, { kind: "since" | "until" }>;
type TimeClaim = Side | Extract<Claim, { kind: "at" }>;

/** A claim about an instant that is known: how far from now one is, nobody can say here. */
const isOfTime = (claim: Claim): claim is TimeClaim =>
  claim.kind === "at" || ((claim.kind === "since" || claim.kind === "until") && !claim.isFromNow);

function fitsTime(time: number, claim: TimeClaim): boolean {
  if (claim.kind === "at") return time === claim.time;
  return claim.kind === "since" ? time >= claim.time : time <= claim.time;
}

const isSameSide = (claim: Side, other: Claim): other is Side =>
  other.kind === claim.kind && other.isFromNow === claim.isFromNow;
