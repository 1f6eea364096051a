import type { Formula } from "../formula/formula.ts";
import { everything, nothing } from "../formula/join.ts";
import { variableKey } from "../formula/variable-key.ts";
import { withLiterals } from "./with-literals.ts";

/**
 * What is left of a formula where nothing is known of some attributes: where it holds, the formula holds whatever these
 * are. The converse is not so.
 *
 * @param isUnknown - asked with the keys of variables
 */
export const certain = (formula: Formula, isUnknown: (key: string) => boolean): Formula =>
  withLiterals(formula, (literal) => {
    const { variable, claim } = literal.atom;
    if (!isUnknown(variable.key)) return literal;
    const isThere = claim.kind === "set" && isAlwaysThere(variable.name);
    return isThere && literal.holds ? everything : nothing;
  });

/** Nobody is made without these; Microsoft Graph's page on creating a user requires what can be given. */
export const isAlwaysThere = (property: string): boolean => alwaysThere.has(variableKey(property));

const alwaysThere: ReadonlySet<string> = new Set(["objectId", "displayName", "userPrincipalName"]);
