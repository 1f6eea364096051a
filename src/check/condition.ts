import { isGuid } from "../grammar/guid.ts";
import { comparisonOperators, quantifiers } from "../grammar/operators.ts";
import { report } from "../grammar/report.ts";
import type {
  Comparison,
  DirectReports,
  Expression,
  MemberOf,
  Quantified,
  Rule,
} from "../grammar/rule.ts";
import type { Condition } from "./checked-rule.ts";
import type { Context } from "./context.ts";
import { operandTypes, operatorsHint } from "./operand-types.ts";
import { propertyOf, sourceOf } from "./resolve.ts";
import { typeOf, valueOf } from "./value.ts";

/** What a whole rule asks for, or `undefined` after reporting why that cannot be said. */
export const ruleCondition = (rule: Rule, context: Context): Condition | undefined =>
  rule.kind === "direct-reports" ? reporting(rule, context) : conditionOf(rule, context);

function conditionOf(written: Expression, context: Context): Condition | undefined {
  switch (written.kind) {
    case "and":
    case "or": {
      const operands = written.operands.map((operand) => conditionOf(operand, context));
      const whole = operands.filter((operand) => operand !== undefined);
      return whole.length === operands.length
        ? { kind: written.kind, operands: whole, written }
        : undefined;
    }
    case "not": {
      const operand = conditionOf(written.operand, context);
      return operand && { kind: "not", operand, written };
    }
    case "comparison":
      return testOf(written, context);
    case "quantified":
      return quantification(written, context);
    case "member-of":
      return membership(written, context);
    default:
      return written satisfies never;
  }
}

function testOf(written: Comparison, context: Context): Condition | undefined {
  const source = sourceOf(written.operand, context);
  if (source === undefined) return undefined;
  const type = typeOf(source);
  const { name, span } = written.operator;
  if (!operandTypes[type].operators.includes(name)) {
    context.diagnostics.push(
      report(
        "operator-not-supported",
        span,
        `\`${comparisonOperators[name].spelling}\` does not go with a ${type}`,
        {
          hint: operatorsHint(type),
        },
      ),
    );
    return undefined;
  }
  const value = valueOf(written, source, context);
  return value && { kind: "test", source, operator: name, value, written };
}

function quantification(written: Quantified, context: Context): Condition | undefined {
  if (context.collection !== undefined) {
    context.diagnostics.push(
      report("item-out-of-place", written.property.span, "a quantifier stands inside another one", {
        hint: "an item is a text or a plan and has no items of its own",
      }),
    );
    return undefined;
  }
  const property = propertyOf(written.property, context);
  if (property === undefined) return undefined;
  const { name, span } = written.quantifier;
  if (!operandTypes[property.type].hasItems) {
    context.diagnostics.push(
      report(
        "operator-not-supported",
        span,
        `\`${quantifiers[name].spelling}\` does not go with a ${property.type}`,
        {
          hint: operatorsHint(property.type),
        },
      ),
    );
    return undefined;
  }
  const body = conditionOf(written.body, { ...context, collection: property });
  return body && { kind: "quantified", property, quantifier: name, body, written };
}

function membership(written: MemberOf, context: Context): Condition | undefined {
  const property = propertyOf(written.property, context);
  const groups = written.groups.items.flatMap((item) =>
    item.kind === "string" ? [item.value] : [],
  );
  for (const item of written.groups.items) {
    if (item.kind === "string" && !isGuid(item.value)) {
      context.diagnostics.push(
        report("not-a-guid", item.span, `\`${item.value}\` is no object id, so no group has it`),
      );
    }
  }
  context.diagnostics.push(
    report(
      "member-of-retired",
      written.property.span,
      "the preview of `memberOf` ended on 2026-11-03",
      {
        hint: "the service no longer changes the members of such a group",
      },
    ),
  );
  return property && { kind: "member-of", property, groups, written };
}

function reporting(written: DirectReports, context: Context): Condition {
  context.reads.add("manager");
  if (context.subject === "device") {
    context.diagnostics.push(
      report(
        "wrong-subject",
        written.span,
        "`Direct Reports for` is about users, and the rule is for devices",
      ),
    );
  }
  return { kind: "direct-reports", manager: written.manager, written };
}

/** Tells whether the answer of a condition depends on the time. */
export function readsClock(condition: Condition): boolean {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.some(readsClock);
    case "not":
      return readsClock(condition.operand);
    case "quantified":
      return readsClock(condition.body);
    case "test":
      return condition.value.kind === "now";
    case "member-of":
    case "direct-reports":
      return false;
    default:
      return condition satisfies never;
  }
}
