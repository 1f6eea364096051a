import { channels } from "../../analysis/reach/channels.ts";
import type { Terminal } from "../terminal.ts";
import type { ChannelReach, RuleReach } from "./reach-of.ts";

/** Shows for programs who gets in. */
export function showJson(all: readonly RuleReach[], { print }: Pick<Terminal, "print">): void {
  const rules = all.map(({ rule: { title, text, group }, told }) => ({
    title,
    ...(group !== undefined && { groupId: group.id, displayName: group.displayName }),
    rule: text,
    channels: told.map(asJson),
  }));
  print(JSON.stringify({ schemaVersion: 1, rules }, undefined, 2));
}

const asJson = ({ through, answer }: ChannelReach): unknown => ({
  through,
  evidence: through.map((channel) => channels[channel].evidence.label),
  ...(answer.holds === undefined
    ? { reachable: null, undecided: answer.undecided }
    : { reachable: answer.holds, ...without(answer) }),
});

function without({ holds: _said, ...rest }: { readonly holds: boolean }): object {
  return rest;
}
