import type { CheckedRule } from "../../check/checked-rule.ts";
import { ofAddress } from "./invited.ts";
import { namedTexts } from "./named-texts.ts";

/** Domains that a rule names. */
export interface NamedDomains {
  readonly domains: readonly string[];
  /** Whether these are all. */
  readonly areAll: boolean;
}

/** Lists the domains that a rule names where it looks at what follows from an address; they are somebody's. */
export function namedDomains(rule: CheckedRule): NamedDomains {
  const { texts, areAll } = namedTexts(rule, isOfAddress);
  const domains = texts.flatMap(tailsOf).flatMap((tail) => {
    const bare = tail.replace(/^\.+/, "");
    return domain.test(bare) && !isForAnybody(bare) ? [bare] : [];
  });
  return { domains: [...new Set(domains)], areAll };
}

/** What may be a domain: what stands behind the last at sign, or the underscore in its place, before `#EXT#` and behind it. */
export const tailsOf = (text: string): readonly string[] =>
  text
    .split("#ext#")
    .map((part) => part.slice(Math.max(part.lastIndexOf("@"), part.lastIndexOf("_")) + 1));

const isOfAddress = (property: string): boolean =>
  ofAddress.includes(property) || property === "displayName";

const domain = /^(?:[a-z\d-]+\.)+[a-z\d-]{2,}$/;

/** Below these anybody registers a domain, or makes a tenant. */
const isForAnybody = (bare: string): boolean =>
  /^(?:com?|net|org)\.[a-z]{2}$/.test(bare) || bare === "onmicrosoft.com";
