import type { Limits } from "../grammar/limits.ts";
import { parseWith } from "../grammar/parse.ts";
import type { Result } from "../grammar/result.ts";
import type { Rule } from "../grammar/rule.ts";
import { catalogueSpelling } from "./spelling.ts";

/**
 * Parses a membership rule: its tree, or every fault of its shape in one pass, each with its span.
 *
 * Names get the catalogue's letter case; whether they are properties at all is for `check` to say.
 * Ends for every text, in time linear in its length, and never throws.
 *
 * @param text - the rule, up to 3,072 UTF-16 units unless `limits` say otherwise
 */
export const parse = (
  text: string,
  options: { readonly limits?: Partial<Limits> } = {},
): Result<Rule> => parseWith(text, { limits: options.limits, spelling: catalogueSpelling });
