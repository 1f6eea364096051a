import type { CheckedRule } from "../../check/checked-rule.ts";
import { fold } from "../../text/ignore-case.ts";
import type { Formula } from "../formula/formula.ts";
import { allOf, everything, not } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import { matching } from "./matching.ts";
import { namedTexts } from "./named-texts.ts";

/** Two object ids that have nothing in common, and that the rule does not name: a new guest gets none that is there. */
export function newIds(rule: CheckedRule): readonly string[] {
  const named = new Set(namedIds(rule));
  return stems.map((stem) => {
    for (let count = 0; ; count++) {
      const id = stem + count.toString(16).padStart(8, "0");
      if (!named.has(id)) return id;
    }
  });
}

const stems = ["1a4bc96d-0f1e-4c2b-8d3a-5e7f", "97e023f8-5b6a-4a97-9c0d-be21"];

/** That an object id is one that a new guest may get. */
export function isNewId(rule: CheckedRule, space: Space): Formula {
  if (!rule.reads.includes("objectId")) return everything;
  const variable = space.variableOf({ name: "objectId", type: "string" });
  const named = namedIds(rule).map((id) => [fold(id), id] as const);
  const isNamed = space.literal(variable, {
    kind: "text",
    text: { kind: "in", texts: new Map(named) },
  });
  return allOf([
    space.literal(variable, { kind: "text", text: anId }),
    named.length === 0 ? everything : not(isNamed),
  ]);
}

const namedIds = (rule: CheckedRule): readonly string[] =>
  namedTexts(rule, (property) => property === "objectId").texts;

const anId = matching(
  String.raw`\A[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\z`,
);
