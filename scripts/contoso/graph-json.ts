import type { User } from "./user.ts";

/** A user as Graph gives it: extension properties stand beside the others. */
export function graphUser(user: User): Readonly<Record<string, unknown>> {
  const selected = Object.entries(user).filter(([key]) => !leftOut.has(key));
  return { ...Object.fromEntries(selected), ...user.extensions };
}

const leftOut: ReadonlySet<string> = new Set([
  "portal",
  "streetAddress",
  "postalCode",
  "extensions",
]);

/** One JSON object a line. */
export const lines = (objects: readonly object[]): string =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join("");
