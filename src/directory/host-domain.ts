import { equalsFolded, fold } from "../text/ignore-case.ts";

/** Tells whether a name is that of a domain of the host, in any letter case. */
export function isHostDomain(name: string, domains: readonly string[]): boolean {
  const folded = fold(name);
  return domains.some((domain) => equalsFolded(domain, folded));
}

/**
 * The domain that the host names first.
 *
 * @throws TypeError for a host without a domain
 */
export function mainDomain(domains: readonly string[]): string {
  const [main] = domains;
  if (main === undefined) throw new TypeError("a host needs at least one domain");
  return main;
}
