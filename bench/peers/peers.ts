import * as marcbachmann from "@marcbachmann/cel-js";
import * as cel from "cel-js";
import { compileExpression } from "filtrex";
import jexl from "jexl";
import { LogicEngine } from "json-logic-engine";
import { Query } from "mingo";
import sift from "sift";
import type { Subject } from "../../src/index.ts";
import { celSpelling, infix, type Logic, type Spelling } from "./logic.ts";

/** A library that people would pick instead. All of them compare case-sensitively: `difference.ts` holds them to it. */
export interface Peer {
  readonly name: string;
  /** Prepares the logic once, as far as the library can. */
  readonly compile: (logic: Logic) => (user: Subject) => unknown;
}

/** Languages whose texts are parsed, for the suite of parsers. */
export const celParsers: readonly {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}[] = [
  { name: "cel-js, parse", parse: (text) => cel.parse(text) },
  { name: "@marcbachmann/cel-js, parse", parse: (text) => marcbachmann.parse(text) },
];

const filtrexSpelling: Spelling = {
  constant: (value) => (typeof value === "boolean" ? String(Number(value)) : JSON.stringify(value)),
  and: "and",
  or: "or",
  not: (inner: string) => `(not (${inner}))`,
  list: (values: readonly string[]) =>
    `(${values.length === 1 ? `${values[0]}, ${values[0]}` : values.join(", ")})`,
};

export const peers: readonly Peer[] = [
  {
    name: "@marcbachmann/cel-js",
    compile: (logic) => {
      const program = marcbachmann.parse(infix(logic, celSpelling));
      return (user) => program(user);
    },
  },
  {
    name: "cel-js",
    compile: (logic) => {
      const parsed = cel.parse(infix(logic, celSpelling));
      if (!parsed.isSuccess) throw new TypeError(parsed.errors.join("; "));
      return (user) => cel.evaluate(parsed.cst, user);
    },
  },
  { name: "sift", compile: (logic) => sift.default(mongoOf(logic)) },
  {
    name: "mingo",
    compile: (logic) => {
      const query = new Query(mongoOf(logic));
      return (user) => query.test({ ...user });
    },
  },
  {
    name: "filtrex",
    compile: (logic) => {
      // filtrex has neither booleans (its own are 1 and 0) nor null (an error), so attributes are given as it takes them.
      const expression = compileExpression(infix(logic, filtrexSpelling), {
        customProp: (name: string, _get: unknown, user: Subject) => {
          const value = user[name];
          return typeof value === "boolean" ? Number(value) : (value ?? "");
        },
      });
      return (user) => expression(user);
    },
  },
  {
    name: "jexl",
    compile: (logic) => {
      const expression = jexl.compile(infix(logic, celSpelling));
      return (user) => expression.evalSync({ ...user }) as unknown;
    },
  },
  {
    name: "json-logic-engine",
    compile: (logic) => new LogicEngine().build(jsonLogicOf(logic)) as (user: Subject) => unknown,
  },
];

type Mongo = Record<string, unknown>;

function mongoOf(logic: Logic): Mongo {
  switch (logic.kind) {
    case "and":
    case "or":
      return { [`$${logic.kind}`]: logic.operands.map(mongoOf) };
    case "not":
      return { $nor: [mongoOf(logic.operand)] };
    case "eq":
      return { [logic.name]: logic.value };
    case "in":
      return { [logic.name]: { $in: logic.values } };
    default:
      return logic satisfies never;
  }
}

function jsonLogicOf(logic: Logic): unknown {
  switch (logic.kind) {
    case "and":
    case "or":
      return { [logic.kind]: logic.operands.map(jsonLogicOf) };
    case "not":
      return { "!": [jsonLogicOf(logic.operand)] };
    case "eq":
      return { "===": [{ var: logic.name }, logic.value] };
    case "in":
      return { in: [{ var: logic.name }, logic.values] };
    default:
      return logic satisfies never;
  }
}
