/** Writes where a reader of membership changes stands, so that the next one begins there. */
export const deltaToken = (storeId: string, sequence: number): string =>
  `${version}.${storeId}.${sequence}`;

/**
 * Reads it again: the last sequence that was seen.
 *
 * @throws TypeError for what is no token of this tenant
 */
export function sequenceOf(token: string, storeId: string, last: number): number {
  const [found, id, digits = "", ...more] = token.split(".");
  const sequence = Number(digits);
  if (found !== version || !/^\d{1,15}$/u.test(digits) || more.length > 0)
    throw new TypeError(`\`${token}\` is no token of membership changes`);
  if (id !== storeId || sequence > last)
    throw new TypeError(`the token \`${token}\` is that of another tenant`);
  return sequence;
}

const version = "delta1";
