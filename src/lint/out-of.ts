import type { Population } from "./data/population.ts";

/** So many of the population, as a message begins: "0 of 12,431 users". */
export const outOf = (count: number, { size, subject }: Population): string =>
  `${shownNumber(count)} of ${shownNumber(size)} ${subject}${size === 1 ? "" : "s"}`;

/** A number with its thousands told apart. */
export const shownNumber = (count: number): string => count.toLocaleString("en-US");
