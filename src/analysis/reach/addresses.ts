import type { CheckedRule } from "../../check/checked-rule.ts";
import { fold } from "../../text/ignore-case.ts";
import type { Formula, Variable } from "../formula/formula.ts";
import { allOf, anyOf, everything, not, nothing } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import type { TextClaim } from "../text/text-claim.ts";
import { matching } from "./matching.ts";
import { namedDomains } from "./named-domains.ts";

/** The address of somebody of whom nothing is known; `.example` stands for any domain that somebody registers. */
export const anyAddress = "guest@elsewhere.example";
const elsewhere = "elsewhere.example";

/** The mail addresses that anybody can come to have, as claims on a variable. */
export interface Addresses {
  readonly all: Formula;
  /** The one to prefer to all others. */
  readonly usual: Formula;
  /** Whatever looks like an address that the rule does not name: these and more, but quickly told. */
  readonly plain: Formula;
  /** The same or more: it cannot always be told which domains a rule names, and then `all` are few that are surely nobody's. */
  readonly atMost: Formula;
  /**
   * Some of them that show more plainly that they are anybody's, the ones to prefer first; within each group the first
   * formula takes in the others, of which the last are to be preferred.
   */
  readonly preferred: readonly (readonly [all: Formula, ...some: Formula[]])[];
}

/**
 * The addresses that an invitation takes, in domains that anybody can register: none that the rule names, or that is
 * the tenant's own, and none below such a domain. At a provider of mailboxes that the rule names, addresses count that
 * the rule does not spell out.
 */
export function addressesFor(
  rule: CheckedRule,
  { variable, space }: { readonly variable: Variable; readonly space: Space },
  ownDomains: readonly string[],
): Addresses {
  const claim = (text: TextClaim): Formula => space.literal(variable, { kind: "text", text });
  const named = namedDomains(rule);
  const own = ownDomains
    .map((one) => one.toLowerCase().replace(/^[@.]+/, ""))
    .filter((one) => /^[a-z\d.-]+$/.test(one));
  const others = [...new Set([...named.domains.filter((one) => !providers.has(one)), ...own])];
  const areAll = named.areAll && others.length <= mostDomains;
  const unnamed = areAll && others.length > 0 ? not(claim(inDomains(others))) : everything;
  const plain = allOf([claim(aPlainAddress), unnamed]);
  const inElsewhere = allOf([claim(aName), claim(text("end", elsewhere)), unnamed]);
  const anywhere = allOf([
    claim(anAddress),
    not(claim(closed)),
    unnamed,
    ...named.domains
      .filter((one) => providers.has(one))
      .map((provider) =>
        anyOf([not(claim(text("end", `@${provider}`))), claim(text("part", "elsewhere"))]),
      ),
  ]);
  const guest = claim({ kind: "in", texts: new Map([[fold(anyAddress), anyAddress]]) });
  if (!areAll) {
    const isTaken = others.some((one) => one.endsWith(elsewhere));
    const all = isTaken ? nothing : inElsewhere;
    return { usual: isTaken ? nothing : guest, plain, all, atMost: anywhere, preferred: [] };
  }
  const below = allOf([claim(aName), claim(text("end", `.${elsewhere}`)), unnamed]);
  const begins = (start: string): Formula => claim(text("start", start));
  const usual = allOf([guest, unnamed]);
  return {
    usual,
    plain,
    all: anywhere,
    atMost: anywhere,
    preferred: [
      [
        inElsewhere,
        allOf([inElsewhere, begins("guest")]),
        below,
        allOf([below, begins("guest@")]),
        allOf([claim(aName), claim(text("end", `@${elsewhere}`)), unnamed]),
        usual,
      ],
      [allOf([anywhere, begins("guest@not")])],
      [allOf([anywhere, begins("guest"), claim(usualDomain)])],
    ],
  };
}

/** A pattern with more of them takes long. */
const mostDomains = 100;

/** Whoever wants a mailbox there gets one. */
const providers: ReadonlySet<string> = new Set([
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "live.com",
  "msn.com",
  "yahoo.com",
  "icloud.com",
  "aol.com",
  "gmx.com",
  "gmx.de",
  "gmx.net",
  "web.de",
  "mail.com",
  "mail.ru",
  "yandex.com",
  "proton.me",
  "protonmail.com",
  "zoho.com",
  "qq.com",
]);

/**
 * As invitations take them, by Microsoft Graph's page on the resource `invitation`: letters, digits and underscores, and
 * not at the ends dots and hyphens. Behind it a domain below a top-level domain that is open to all.
 */
const anAddress = matching(
  String.raw`\A[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+` +
    String.raw`(?:[a-z]{2}|com|net|org|info|biz|name|pro|app|dev|xyz|online|site|shop|store|cloud|tech|email|example)\z`,
);

/** Domains in which nobody else has an address, and those below which only some may register one. */
const closed = matching(
  String.raw`@(?:com?|net|org|ac|gov|edu|mil)\.[a-z]{2}\z|@onmicrosoft\.com\z|\.(?:ac|gov|edu|mil)\.[a-z]{2}\z`,
);

/** The same, of an address in a domain that is one of these anyway. */
const aName = matching(
  String.raw`\A[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\z`,
);

const aPlainAddress = matching(String.raw`\A[a-z0-9_.-]+@[a-z0-9.-]+\z`);

const usualDomain = matching(String.raw`\.(?:com|net|org|example)\z`);

const text = (kind: "start" | "end" | "part", written: string): TextClaim => ({
  kind,
  folded: fold(written),
  written,
});

const inDomains = (domains: readonly string[]): TextClaim =>
  matching(
    `[@.](?:${domains.map((domain) => domain.replaceAll(/[^a-z\d]/g, String.raw`\$&`)).join("|")})\\z`,
  );
