/** What a rule may have at most: a limit of n allows n and refuses n + 1. */
export interface Limits {
  /** Characters of the text, in UTF-16 units. */
  readonly length: number;
  /** Levels of nesting: each open parenthesis and each `-not` is one. At most 256. */
  readonly nesting: number;
  /** Values in one list. */
  readonly listItems: number;
  /** Groups in one `memberOf` rule. */
  readonly memberOfGroups: number;
}

/** The service's limits where it documents them (3,072 characters, 50 groups), ours for the rest. */
export const defaultLimits: Limits = {
  length: 3072,
  nesting: 64,
  listItems: 1000,
  memberOfGroups: 50,
};

/**
 * Fills the limits that were left out with the defaults.
 *
 * @throws TypeError for a limit that is no whole number from 1 on, or a nesting beyond what the parser can hold
 */
export function limitsWithDefaults(given?: Partial<Limits>): Limits {
  if (given === undefined) return defaultLimits;
  const limits = { ...defaultLimits, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (
      !Number.isSafeInteger(value) ||
      value < 1 ||
      (name === "nesting" && value > deepestNesting)
    ) {
      throw new TypeError(
        `limits.${name} must be a whole number from 1${name === "nesting" ? ` to ${deepestNesting}` : " on"}`,
      );
    }
  }
  return limits;
}

/** Every level costs the parser about ten stack frames. */
const deepestNesting = 256;

/** For a rule that was legal under limits that are not known any longer. */
export const maximalLimits: Limits = {
  length: Number.MAX_SAFE_INTEGER,
  nesting: deepestNesting,
  listItems: Number.MAX_SAFE_INTEGER,
  memberOfGroups: Number.MAX_SAFE_INTEGER,
};
