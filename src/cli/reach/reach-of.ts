import type { Channel } from "../../analysis/reach/channels.ts";
import { factsOf } from "../../analysis/reach/facts-of.ts";
import type { Reachability, Reached } from "../../analysis/reach/reachability.ts";
import { writings } from "../../analysis/reach/writers.ts";
import { reachable, type ReachOptions } from "../../analysis/reachable.ts";
import type { LegalRule } from "../legal-rules.ts";

/** Who gets into the group of a rule. */
export interface RuleReach {
  readonly rule: LegalRule;
  /** Through each channel alone; and where none of them lets anybody in of whom no more is asked, through all together. */
  readonly told: readonly ChannelReach[];
}

/** Who gets in through some channels. */
export interface ChannelReach {
  readonly through: readonly Channel[];
  readonly answer: Reachability;
}

/** Asks who gets into the group of a rule through each of some channels, as far as they write of users, or of devices. */
export function reachOf(
  rule: LegalRule,
  asked: readonly Channel[],
  options: ReachOptions,
): RuleReach {
  const { subject } = rule.checked;
  const through = asked.filter((channel) =>
    writings.some((row) => row.channel === channel && row.subject === subject),
  );
  const ask = (some: readonly Channel[]): ChannelReach => ({
    through: some,
    answer: reachable(rule.checked, some, options),
  });
  const alone = through.map((channel) => ask([channel]));
  if (through.length < 2 || alone.some(({ answer }) => isOfAnybody(answer)))
    return { rule, told: alone };
  const together = ask(through);
  const isReached = alone.some(({ answer }) => answer.holds === true);
  const isNews = !isReached || isOfAnybody(together.answer);
  return { rule, told: isNews ? [...alone, together] : alone };
}

const isOfAnybody = (answer: Reachability): boolean =>
  answer.holds === true && answer.given.length === 0;

/** Who it is that gets in by an edit, as messages say it. */
export function kindOf({ checked }: LegalRule, { written }: Reached): string {
  if (checked.subject === "device") return "a device";
  const facts = factsOf(written.map(({ channel }) => channel)) ?? {};
  if (facts["userType"] === "Guest") return "a guest";
  if (facts["userType"] === "Member") return "a member";
  return facts["dirSyncEnabled"] === true ? "a synced user" : "a user";
}
