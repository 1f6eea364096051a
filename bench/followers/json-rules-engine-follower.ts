import { Engine, type TopLevelCondition } from "json-rules-engine";
import type { Condition, MembershipChange } from "../../src/index.ts";
import { type Language, translate } from "../peers/translate.ts";
import { type Beginning, type Follower, Movers } from "./follower.ts";

/** The rule engine that is downloaded most: it runs every rule over the facts of one user. */
export function jsonRulesEngineFollower(beginning: Beginning): Follower {
  const engine = new Engine();
  for (const [number, { id, rule }] of beginning.groups.entries()) {
    const said = sayOf(rule.condition);
    if (said === undefined) throw new TypeError(`${id} asks for more than equality`);
    engine.addRule({ conditions: { all: [said] }, event: { type: String(number) } });
  }
  const movers = new Movers(beginning);
  return {
    name: "json-rules-engine",
    follow: async (move) => {
      const { attributes, is } = movers.move(move);
      const { events } = await engine.run({ ...attributes });
      const after = new Uint8Array(is.length);
      for (const { type } of events) after[Number(type)] = 1;
      const changes: MembershipChange[] = [];
      for (let group = 0; group < is.length; group++) {
        if (after[group] === is[group]) continue;
        is[group] = after[group]!;
        changes.push({
          kind: after[group] === 1 ? "joined" : "left",
          groupId: beginning.groups[group]!.id,
          subjectId: move.id,
        });
      }
      return changes;
    },
  };
}

type Said = TopLevelCondition | { fact: string; operator: string; value: unknown };

const sayOf = (condition: Condition): Said | undefined => translate(condition, language);

const language: Language<Said> = {
  and: (operands) => ({ all: [...operands] }),
  or: (operands) => ({ any: [...operands] }),
  not: (operand) => ({ not: operand }),
  test: ({ source, operator, value }) => {
    if (source.kind !== "property") return undefined;
    const fact = source.property.name;
    if (value.kind === "strings")
      return operator === "in" ? { fact, operator, value: value.texts } : undefined;
    if (operator !== "eq") return undefined;
    if (value.kind === "boolean") return { fact, operator: "equal", value: value.isTrue };
    return value.kind === "string" ? { fact, operator: "equal", value: value.text } : undefined;
  },
  quantified: () => undefined,
};
