/** A mail address that somebody might use. */
export interface Candidate {
  readonly address: string;
  /** Whether anybody can come to have it: its domain is one that anybody can register. */
  readonly isAnybodys: boolean;
}

/** The address of somebody of whom nothing is known; `.example` stands for any domain that somebody registers. */
export const anyAddress = "guest@elsewhere.example";

/** Makes mail addresses of texts: each as the address, before the at sign, and in the domain. */
export function addressesFor(texts: readonly string[]): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const address of [anyAddress, ...texts.flatMap(formsOf)]) {
    if (!isAddress(address) || found.has(address)) continue;
    const isAnybodys = address.endsWith("elsewhere.example");
    found.set(address, { address, isAnybodys });
  }
  for (const text of texts.filter((one) => registered.test(one))) {
    const address = `guest@not${text.toLowerCase()}`;
    found.set(address, { address, isAnybodys: true });
  }
  return [...found.values()];
}

/** `contoso.com`: by putting something before it, another domain comes of it that somebody may register. */
const registered = /^[a-z\d-]+\.[a-z]{2,}$/i;

const formsOf = (text: string): readonly string[] => [
  text,
  `${text}@elsewhere.example`,
  `guest@${text}`,
  `guest${text}`,
  `guest@${text}.elsewhere.example`,
  `guest${text}.elsewhere.example`,
];

/** One at sign, a name before it and a domain behind it, as invitations take them. */
const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()[\],;:\\"]+@[\p{L}\d](?:[\p{L}\d.-]*[\p{L}\d])?$/u.test(text);
