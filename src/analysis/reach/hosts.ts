import type { CheckedRule } from "../../check/checked-rule.ts";
import { tailsOf } from "./named-domains.ts";
import { namedTexts } from "./named-texts.ts";

/**
 * The domains of the tenant for which a rule is asked, where it is not known, as guests get their user principal names in it: two
 * that have nothing in common, so that a rule hardly means both, and each that it may name or mean by a part of one. `undefined`
 * where these are many, or cannot be listed.
 */
export function hostsFor(rule: CheckedRule): readonly string[] | undefined {
  if (!rule.reads.includes("userPrincipalName")) return unknownHosts.slice(0, 1);
  const { texts, areAll } = namedTexts(rule, (property) => property === "userPrincipalName");
  const hosts = new Set([...unknownHosts, ...texts.flatMap(tailsOf).flatMap(hostsOf)]);
  return areAll && hosts.size <= mostHosts ? [...hosts] : undefined;
}

/** The domain of a tenant of which nothing is known, the one to show first. */
const unknownHosts: readonly string[] = ["host.example", "365-brick.zz"];

const mostHosts = 13;

/** Domains that are, begin with or end with a part. */
const hostsOf = (part: string): readonly string[] =>
  [part, `host${part}`, `host.${part}`, `${part}.example`].filter((host) => isDomain.test(host));

const isDomain = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*\.[a-z]{2,}$/;
