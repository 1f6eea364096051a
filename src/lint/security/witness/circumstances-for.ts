import type { CheckedRule } from "../../../check/checked-rule.ts";
import { testsIn } from "../tests-in.ts";
import type { Circumstances } from "./invited.ts";
import { textsFor } from "./texts-for.ts";

/**
 * The circumstances in which a rule must hold before anything is said of it: two ids that have nothing in
 * common, and hosts with each domain that the rule may name. `undefined` where these are too many to try.
 */
export function circumstancesFor(rule: CheckedRule): readonly Circumstances[] | undefined {
  const ids = rule.reads.includes("objectId") ? [usual.objectId, otherId] : [usual.objectId];
  const hosts = rule.reads.includes("userPrincipalName") ? hostsIn(rule) : [usual.host];
  if (hosts.length > most) return undefined;
  return ids.flatMap((objectId) => hosts.map((host) => ({ objectId, host })));
}

/** Circumstances as good as any. */
export const usual: Circumstances = {
  objectId: "1a4bc96d-0f1e-4c2b-8d3a-5e7f60819283",
  host: "host.example",
};
const otherId = "97e023f8-5b6a-4a97-9c0d-be21d4c3a7f6";
const most = 12;

function hostsIn({ condition }: CheckedRule): readonly string[] {
  const tests = testsIn(condition)
    .filter(({ property }) => property.name === "userPrincipalName")
    .map(({ test }) => test);
  const hosts = textsFor(tests).flatMap((text) => {
    const domain = text.slice(text.lastIndexOf("@") + 1);
    const host = domain.startsWith(".") ? `host${domain}` : domain;
    return /^[\w-]+(?:\.[\w-]+)+$/u.test(host) ? [host.toLowerCase()] : [];
  });
  return [...new Set([usual.host, ...hosts])];
}
