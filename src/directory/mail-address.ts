/** Tells whether a text can be a mail address: one `@` with something on both sides, nothing invisible, at most 254 units. */
export function isMailAddress(text: string): boolean {
  const [local, domain, ...more] = text.split("@");
  return (
    local !== undefined &&
    local !== "" &&
    domain !== undefined &&
    domain !== "" &&
    more.length === 0 &&
    text.length <= longest &&
    !/[\p{C}\p{Z}]/u.test(text)
  );
}

/** The longest address that mail can be sent to, by RFC 5321. */
const longest = 254;
