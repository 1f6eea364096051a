import { LRUCache } from "lru-cache";
import { check, type CheckOptions } from "../check/check.ts";
import type { CheckedRule } from "../check/checked-rule.ts";
import { defaultLimits } from "../grammar/limits.ts";
import type { Result } from "../grammar/result.ts";
import { compile, type Predicate } from "./compile.ts";

/** A rule ready to be asked. */
export interface CompiledRule {
  readonly checked: CheckedRule;
  readonly matches: Predicate;
}

/**
 * Parses, checks and compiles a rule. The last 20,000 texts are remembered, so that asking for one again costs a
 * look-up; a rule with limits of its own is not.
 */
export function compileRule(text: string, options: CheckOptions = {}): Result<CompiledRule> {
  if (options.limits !== undefined || text.length > defaultLimits.length)
    return compiled(text, options);
  const cache = caches[options.subject ?? "either"];
  const known = cache.get(text);
  if (known !== undefined) return known;
  const result = compiled(text, options);
  cache.set(text, result);
  return result;
}

function compiled(text: string, options: CheckOptions): Result<CompiledRule> {
  const result = check(text, options);
  if (!result.ok) return result;
  return {
    ok: true,
    value: { checked: result.value, matches: compile(result.value) },
    diagnostics: result.diagnostics,
  };
}

const remembered = 20_000;

const caches = {
  user: new LRUCache<string, Result<CompiledRule>>({ max: remembered }),
  device: new LRUCache<string, Result<CompiledRule>>({ max: remembered }),
  either: new LRUCache<string, Result<CompiledRule>>({ max: remembered }),
};
