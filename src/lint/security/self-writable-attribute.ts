import { report } from "../../grammar/report.ts";
import type { Channel } from "../../analysis/reach/channels.ts";
import type { RuleLint } from "../lint.ts";
import { openChannels } from "./open-channels.ts";
import { listed, writtenAttributes } from "./written-attributes.ts";

/** A group is as safe as the least trusted person who can write an attribute of its rule. */
export const selfWritableAttribute: RuleLint = (rule, options) => {
  const through = [...openChannels(rule, options)].filter((channel) => !hasOwnLint.has(channel));
  const attributes = writtenAttributes(rule, new Set(through));
  const [first] = attributes;
  if (first === undefined) return [];
  return [
    report(
      "self-writable-attribute",
      first.span,
      `not only administrators can write ${listed(attributes)}`,
      { hint: "use an attribute that only administrators write, or accept that it is so" },
    ),
  ];
};

/** Of these, `guest-reachable`, `hybrid-self-writable` and `device-self-reported` speak. */
const hasOwnLint: ReadonlySet<Channel> = new Set([
  "inviter",
  "home tenant",
  "hybrid self-write",
  "device",
]);
