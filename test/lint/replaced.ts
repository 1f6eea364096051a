import type { Expression, Rule, Span } from "../../src/index.ts";
import { parse } from "../../src/schema/parse.ts";

/** What stands in the place of a part: something that always holds, or never, or what changes nothing beside its neighbors. */
export type Constant = "always" | "never" | "neutral";

/** A rule with a constant in place of the part that has a span; `undefined` where none has it. */
export function replaced(rule: Rule, span: Span, constant: Constant): Rule | undefined {
  let isFound = false;
  const within = (part: Expression, scene: Scene): Expression => {
    if (part.span.start === span.start && part.span.end === span.end) {
      isFound = true;
      const isAlways = constant === "neutral" ? scene.neutral : constant === "always";
      return constantIn(scene, isAlways);
    }
    switch (part.kind) {
      case "and":
      case "or": {
        const inside = { ...scene, neutral: part.kind === "and" };
        return { ...part, operands: part.operands.map((operand) => within(operand, inside)) };
      }
      case "not":
        return { ...part, operand: within(part.operand, scene) };
      case "quantified":
        return { ...part, body: within(part.body, { ...scene, items: part.property.name }) };
      case "comparison":
      case "member-of":
        return part;
      default:
        return part satisfies never;
    }
  };
  if (rule.kind === "direct-reports") return undefined;
  const after = within(rule, { items: undefined, neutral: true });
  return isFound ? after : undefined;
}

interface Scene {
  /** The collection of whose items the part is. */
  readonly items: string | undefined;
  /** What changes nothing here. */
  readonly neutral: boolean;
}

function constantIn({ items }: Scene, isAlways: boolean): Expression {
  const path = items === undefined ? "user.city" : itemOf(items);
  const both = `${path} -eq null -${isAlways ? "or" : "and"} ${path} -ne null`;
  if (items === undefined) return parsed(both);
  const whole = parsed(`user.${items} -any (${both})`);
  if (whole.kind !== "quantified") throw new TypeError("a quantifier was written");
  return whole.body;
}

const itemOf = (items: string): string =>
  items.toLowerCase() === "assignedplans" ? "assignedPlan.service" : "_";

function parsed(text: string): Expression {
  const result = parse(text);
  if (!result.ok || result.value.kind === "direct-reports") throw new TypeError(text);
  return result.value;
}
