import {
  check,
  compile,
  type CheckedRule,
  evaluate,
  parse,
  type Predicate,
  type Result,
  type Rule,
  type Truth,
} from "muster";
import { expectTypeOf } from "vitest";

const parsed = parse('user.city -eq "Oslo"');
expectTypeOf(parsed).toEqualTypeOf<Result<Rule>>();

// @ts-expect-error: only a checked rule can be compiled
if (parsed.ok) compile(parsed.value);

// @ts-expect-error: only a checked rule can be evaluated
if (parsed.ok) evaluate(parsed.value, {});

const checked = check("user.objectId -ne null");
if (checked.ok) {
  expectTypeOf(checked.value).toEqualTypeOf<CheckedRule>();
  expectTypeOf(compile(checked.value)).toEqualTypeOf<Predicate>();
  expectTypeOf(evaluate(checked.value, {})).toEqualTypeOf<Truth>();
  // @ts-expect-error: a checked rule cannot be written to
  checked.value.subject = "device";
}
