import * as fc from "fast-check";

/** Versions as rules may order them. */
export const version: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "10",
    "10.0",
    "10.0.19045",
    "10.0.22631.1",
    "9.99",
    "010.00.19045",
    "0",
    "99999999999999999999.1",
  ),
  fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(".")),
);

/** What devices report beside those, and what differs from a version only a little. */
export const versionNear = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(
      text,
      `${text}.0`,
      `${text}.1`,
      `0${text}`,
      text.replace(/\.\d+$/, ""),
      `${text}0`,
    ),
    version,
    fc.constantFrom("10.0 (17763)", "10.", ".1", "10..0", "v10", "-1", "1.x", "Windows", "１０"),
  );
