import { Space } from "../../analysis/formula/space.ts";
import { anyAddress } from "../../analysis/reach/addresses.ts";
import type { Channel } from "../../analysis/reach/channels.ts";
import { editOfAnybody } from "../../analysis/reach/edit.ts";
import { invitation } from "../../analysis/reach/invitation.ts";
import type { Reached, Write } from "../../analysis/reach/reachability.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import { evaluate } from "../../eval/evaluate.ts";
import { report } from "../../grammar/report.ts";
import { anyTime } from "./can-hold-of.ts";
import type { RuleLint } from "../lint.ts";
import { isUntrusted } from "./open-channels.ts";

/**
 * Whoever comes to be invited, and has a tenant of their own, can make a guest to measure. Said only where such a
 * guest was found, the rule is true of it, and nothing else must be so already.
 */
export const guestReachable: RuleLint = (rule, options) => {
  if (rule.subject !== "user") return [];
  const through = guestChannels.filter((channel) => isUntrusted(channel, options));
  const reached = guestReached(rule, through);
  if (reached === undefined || asksForAllGuests(rule, reached)) return [];
  return [
    report(
      "guest-reachable",
      rule.rule.span,
      "a guest from outside may be able to satisfy this rule",
      {
        hint: `for example: ${recipe(reached)}; a match is not proof of exploitability`,
      },
    ),
  ];
};

/** The channels through which a guest can be made to measure. */
const guestChannels: readonly Channel[] = ["guest self-service", "inviter", "home tenant"];

/** Work for each question about one rule: lints look at many rules, and what takes long is not said. */
const budget = 30_000;

/** A guest from outside; one who is there already, where those who invite are trusted. */
function guestReached(rule: CheckedRule, through: readonly Channel[]): Reached | undefined {
  const space = new Space({ budget });
  const answer = through.includes("inviter")
    ? invitation(rule, through, space)
    : editOfAnybody(rule, through, space);
  if (answer.kind !== "found" || answer.reached.given.length > 0) return undefined;
  return answer.reached;
}

/** A rule that takes in every guest, and a member who is otherwise the same not, was written for guests. */
function asksForAllGuests(rule: CheckedRule, reached: Reached): boolean {
  if (reached.way === "edit" || reached.written.length > 0) return false;
  if ((reached.address ?? anyAddress) !== anyAddress) return false;
  const member = {
    ...reached.witness,
    userType: "Member",
    mailNickName: "member",
    userPrincipalName: "member@host.example",
  };
  return evaluate(rule, member, { now: anyTime }) === false;
}

/** What makes one come in. */
function recipe(reached: Reached): string {
  const address = reached.way === "invite" ? reached.address : undefined;
  const acts = Map.groupBy(reached.written, ({ channel }) => channel);
  const names = acts.get("inviter") ?? [];
  return [
    address === undefined ? "any guest" : `a guest with the address \`${address}\``,
    ...names.map(({ value }) => `, invited as ${shown(value)}`),
    ...saying(", whose home tenant sets", acts.get("home tenant")),
    ...saying(", who sets", acts.get("guest self-service")),
  ].join("");
}

const saying = (head: string, acts: readonly Write[] = []): string[] =>
  acts.length === 0
    ? []
    : [
        `${head} ${acts.map(({ property, value }) => `\`user.${property}\` to ${shown(value)}`).join(" and ")}`,
      ];

const shown = (value: unknown): string =>
  value === null
    ? "nothing"
    : [value]
        .flat()
        .map((one) => (typeof one === "string" ? `\`${one}\`` : JSON.stringify(one)))
        .join(", ");
