import { print } from "../grammar/print.ts";
import type { ComparisonOperator } from "../grammar/operators.ts";
import type { Comparison, Literal, Rule } from "../grammar/rule.ts";
import { equalsFolded, fold } from "../text/ignore-case.ts";
import type { Account, CreationType, ExternalUserState } from "./account.ts";
import type { UserType } from "./life-step.ts";
import type { Source } from "./source.ts";

/** The filters of the portal's list of users that a rule can express; a user must pass all that are given. */
export interface UserFilter {
  readonly userType?: UserType;
  readonly accountEnabled?: boolean;
  /** `false` takes in those who were never synced. */
  readonly directorySynced?: boolean;
  /** The empty text stands for those without one, here and below. */
  readonly department?: string;
  readonly jobTitle?: string;
  readonly companyName?: string;
  readonly country?: string;
  readonly city?: string;
  /** The empty text searches for nothing. */
  readonly displayNameStartsWith?: string;
  /** The empty text searches for nothing. */
  readonly mailContains?: string;
}

/**
 * Writes a filter as a rule, which can be checked, explained, and become a group. No filter at all takes in everybody.
 * Any text can be asked for; `check` refuses the rule where texts make it longer than rules may be.
 */
export function filterRule(filter: UserFilter): string {
  const comparisons = comparisonsOf(filter);
  const [first, ...others] = comparisons;
  if (first === undefined) return print(comparison("objectId", "ne", { kind: "null", span }));
  const rule: Rule = others.length === 0 ? first : { kind: "and", operands: comparisons, span };
  return print(rule);
}

/** The rule that finds the guests: whoever is one by `userType`, wherever they sign in. */
export const filterGuests: string = 'user.userType -eq "Guest"';

function comparisonsOf(filter: UserFilter): readonly Comparison[] {
  const { userType, accountEnabled, directorySynced } = filter;
  return [
    ...(userType === undefined ? [] : [comparison("userType", "eq", text(userType))]),
    ...(accountEnabled === undefined
      ? []
      : [comparison("accountEnabled", "eq", { kind: "boolean", value: accountEnabled, span })]),
    // The directory leaves users who were never synced without a value.
    ...(directorySynced === undefined
      ? []
      : [
          comparison("dirSyncEnabled", directorySynced ? "eq" : "ne", {
            kind: "boolean",
            value: true,
            span,
          }),
        ]),
    ...equalityProperties.flatMap((name) => equality(name, filter[name])),
    ...search("displayName", "startsWith", filter.displayNameStartsWith),
    ...search("mail", "contains", filter.mailContains),
  ];
}

const equalityProperties = ["department", "jobTitle", "companyName", "country", "city"] as const;

/** Rules compare with `null` for what is unset; nothing equals the empty text. */
const equality = (name: string, value: string | undefined): readonly Comparison[] =>
  value === undefined
    ? []
    : [comparison(name, "eq", value === "" ? { kind: "null", span } : text(value))];

const search = (
  name: string,
  operator: ComparisonOperator,
  value: string | undefined,
): readonly Comparison[] =>
  value === undefined || value === "" ? [] : [comparison(name, operator, text(value))];

const comparison = (property: string, name: ComparisonOperator, value: Literal): Comparison => ({
  kind: "comparison",
  operand: { kind: "reference", prefix: "user", name: property, span },
  operator: { name, span },
  value,
  span,
});

const text = (value: string): Literal => ({ kind: "string", value, span });

/** A tree that was built stands nowhere. */
const span = { start: 0, end: 0 };

/** The filters of the portal's list of users that no rule can express; `null` asks for those without a value. */
export interface AccountFilter {
  readonly creationType?: CreationType | null;
  readonly externalUserState?: ExternalUserState | null;
  /** An issuer among the identities, in any letter case. */
  readonly issuer?: string;
  readonly source?: Source;
}

/** Tells whether an account passes all filters that are given. */
export function accountMatches(filter: AccountFilter, account: Account, source: Source): boolean {
  const { creationType, externalUserState, issuer } = filter;
  return (
    (creationType === undefined || creationType === (account.creationType ?? null)) &&
    (externalUserState === undefined ||
      externalUserState === (account.externalUserState ?? null)) &&
    (issuer === undefined || hasIssuer(account, fold(issuer))) &&
    (filter.source === undefined || filter.source === source)
  );
}

const hasIssuer = ({ identities = [] }: Account, folded: string): boolean =>
  identities.some(({ issuer }) => equalsFolded(issuer, folded));
