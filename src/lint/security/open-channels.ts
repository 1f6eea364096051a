import type { CheckedRule } from "../../check/checked-rule.ts";
import { canHoldOf } from "./can-hold-of.ts";
import { type Channel, channels } from "../../analysis/reach/channels.ts";
import type { LintOptions } from "../lint-options.ts";
import { type Writing, writersOf } from "../../analysis/reach/writers.ts";

/** Tells whether somebody who writes in this way is not trusted to. */
export const isUntrusted = (channel: Channel, { channels: trust = {} }: LintOptions): boolean =>
  (trust[channel] ?? channels[channel].trust) === "untrusted";

/** The channels that are not trusted, and through which somebody is written of whom the rule can hold. */
export function openChannels(rule: CheckedRule, options: LintOptions): ReadonlySet<Channel> {
  const open = allChannels.filter(
    (channel) => isUntrusted(channel, options) && canHoldOf(rule, channels[channel].of),
  );
  return new Set(open);
}

/** The ways in which an attribute of a rule can be written through some channels. */
export const writtenThrough = (
  { subject }: CheckedRule,
  property: string,
  through: ReadonlySet<Channel>,
): readonly Writing[] => writersOf(subject, property).filter(({ channel }) => through.has(channel));

const allChannels = Object.keys(channels).filter((name): name is Channel =>
  Object.hasOwn(channels, name),
);
