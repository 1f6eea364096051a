import { report } from "../../grammar/report.ts";
import type { RuleLint } from "../lint.ts";
import { openChannels } from "./open-channels.ts";
import { pathsOf, writtenAttributes } from "./written-attributes.ts";

/** An account in Active Directory may write its own personal information, and synchronization carries it over. */
export const hybridSelfWritable: RuleLint = (rule, options) => {
  if (!openChannels(rule, options).has("hybrid self-write")) return [];
  const attributes = writtenAttributes(rule, new Set(["hybrid self-write"]));
  const [first] = attributes;
  if (first === undefined) return [];
  return [
    report(
      "hybrid-self-writable",
      first.span,
      `synced users can write ${pathsOf(attributes)} in the on-premises directory, unless that right was taken from them`,
      { hint: "see what `SELF` may write to user objects there, or use another attribute" },
    ),
  ];
};
