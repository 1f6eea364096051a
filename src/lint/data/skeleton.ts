import { fold } from "../../text/ignore-case.ts";

/** What is left of a value without white space, hyphens, accents, punctuation and letter case: variants share it. */
export const skeletonOf = (value: string): string =>
  fold(
    value
      .normalize("NFKD")
      .replaceAll(/\p{M}+/gu, "")
      .replaceAll(betweenDigits, " ")
      .replaceAll(unimportant, ""),
  );

/** `1.1` is not `11`. */
const betweenDigits = /(?<=\p{N})[\p{P}\s]+(?=\p{N})/gu;

/** `#` and its like make a difference: `C#` is not `C`. The plain space stays where it parts digits. */
const unimportant = /(?<!\p{N}) | (?!\p{N})|(?! |[#@%*!?])[\p{P}\p{Cf}\s]/gu;
