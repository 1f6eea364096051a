import type { CheckedRule } from "../../check/checked-rule.ts";
import { evaluate } from "../../eval/evaluate.ts";
import { report } from "../../grammar/report.ts";
import { anyTime } from "./can-hold-of.ts";
import type { RuleLint } from "../lint.ts";
import { isUntrusted } from "./open-channels.ts";
import { anyAddress } from "./witness/addresses-for.ts";
import type { Written } from "./witness/choices-for.ts";
import { guestChannels, type GuestWitness, guestWitness } from "./witness/guest-witness.ts";

/**
 * Whoever comes to be invited, and has a tenant of their own, can make a guest to measure. Said only where such a
 * guest was found and the rule is true of it.
 */
export const guestReachable: RuleLint = (rule, options) => {
  if (rule.subject !== "user") return [];
  const through = new Set(guestChannels.filter((channel) => isUntrusted(channel, options)));
  const witness = through.size === 0 ? undefined : guestWitness(rule, through);
  if (witness === undefined || asksForAllGuests(rule, witness)) return [];
  return [
    report(
      "guest-reachable",
      rule.rule.span,
      "a guest from outside may be able to satisfy this rule",
      {
        hint: `for example: ${recipe(witness)}; a match is not proof of exploitability`,
      },
    ),
  ];
};

/** A rule that takes in every guest, and a member who is otherwise the same not, was written for guests. */
function asksForAllGuests(
  rule: CheckedRule,
  { address = anyAddress, written, subject, unknown }: GuestWitness,
): boolean {
  if (written.size > 0 || address !== anyAddress) return false;
  const member = {
    ...subject,
    userType: "Member",
    mailNickName: "member",
    userPrincipalName: "member@host.example",
  };
  return evaluate(rule, member, { now: anyTime, unknown }) === false;
}

/** What makes one come in. */
function recipe({ address, written }: GuestWitness): string {
  const acts = Map.groupBy(written, ([, { by }]) => by);
  const names = acts.get("inviter") ?? [];
  return [
    address === undefined ? "any guest" : `a guest with the address \`${address}\``,
    ...names.map(([, { value }]) => `, invited as ${shown(value)}`),
    ...saying(", whose home tenant sets", acts.get("home tenant")),
    ...saying(", who sets", acts.get("guest self-service")),
  ].join("");
}

/** An attribute with what was written into it. */
type Act = readonly [property: string, written: { readonly value: Written }];

const saying = (head: string, acts: readonly Act[] = []): string[] =>
  acts.length === 0
    ? []
    : [
        `${head} ${acts.map(([name, { value }]) => `\`user.${name}\` to ${shown(value)}`).join(" and ")}`,
      ];

const shown = (value: Written): string =>
  value.length === 0
    ? "nothing"
    : [value]
        .flat()
        .map((one) => `\`${one}\``)
        .join(", ");
