import type { CheckedRule, Condition, Subject } from "../src/index.ts";

/** A rule written in JavaScript. */
export interface HandWritten {
  readonly source: string;
  readonly matches: (user: Subject, now?: Date) => boolean;
}

type Test = Extract<Condition, { kind: "test" }>;

/** How text is compared ignoring case: JavaScript for a condition on `text`, an expression that gives a string. */
export interface Manner {
  readonly eq: (text: string, folded: string) => string;
  readonly startsWith: (text: string, folded: string) => string;
  readonly endsWith: (text: string, folded: string) => string;
  readonly contains: (text: string, folded: string) => string;
}

/** As most people write it: fold the value, then compare. */
export const plain: Manner = {
  eq: (text, folded) => `${text}.toUpperCase() === ${quoted(folded)}`,
  startsWith: (text, folded) => `${text}.toUpperCase().startsWith(${quoted(folded)})`,
  endsWith: (text, folded) => `${text}.toUpperCase().endsWith(${quoted(folded)})`,
  contains: (text, folded) => `${text}.toUpperCase().includes(${quoted(folded)})`,
};

/** As somebody writes it who has measured it: look at the length first, fold no more than is compared. */
export const tuned: Manner = {
  eq: (text, folded) =>
    `${text}.length === ${folded.length} && ${text}.toUpperCase() === ${quoted(folded)}`,
  startsWith: (text, folded) =>
    `${text}.length >= ${folded.length} && ${text}.slice(0, ${folded.length}).toUpperCase() === ${quoted(folded)}`,
  endsWith: (text, folded) =>
    `${text}.length >= ${folded.length} && ${text}.slice(-${folded.length}).toUpperCase() === ${quoted(folded)}`,
  contains: (text, folded) =>
    `${text}.length >= ${folded.length} && ${text}.toUpperCase().includes(${quoted(folded)})`,
};

/**
 * Writes a rule in JavaScript, as an engineer would who needs this one rule: a named property behind each comparison,
 * sets and patterns built once, `some` and `every` for collections.
 *
 * It means what the rule means on the fixture, where `toUpperCase` keeps lengths and collections hold no unset item.
 */
export function handWritten({ condition }: CheckedRule, manner: Manner): HandWritten {
  const constants: string[] = [];
  const expression = new Writer(manner, constants).write(condition);
  const source = `"use strict";
${constants.map((constant, index) => `const c${index} = ${constant};\n`).join("")}return (u, now) => ${expression};`;
  // oxlint-disable-next-line no-implied-eval -- the yardstick is code, and code is written here
  const build = new Function(source) as () => HandWritten["matches"];
  return { source, matches: build() };
}

class Writer {
  private readonly manner: Manner;
  private readonly constants: string[];

  public constructor(manner: Manner, constants: string[]) {
    this.manner = manner;
    this.constants = constants;
  }

  public write(condition: Condition): string {
    switch (condition.kind) {
      case "and":
        return condition.operands.map((operand) => `(${this.write(operand)})`).join(" && ");
      case "or":
        return condition.operands.map((operand) => `(${this.write(operand)})`).join(" || ");
      case "not":
        return `!(${this.write(condition.operand)})`;
      case "test":
        return this.test(condition);
      case "quantified": {
        const items = `u.${condition.property.name}`;
        const body = `(item) => ${this.write(condition.body)}`;
        return condition.quantifier === "any"
          ? `Array.isArray(${items}) && ${items}.some(${body})`
          : `!Array.isArray(${items}) || ${items}.every(${body})`;
      }
      case "member-of":
      case "direct-reports":
        throw new TypeError("the mix holds no rule of this kind");
      default:
        return condition satisfies never;
    }
  }

  private test(test: Test): string {
    const value = valueOf(test.source);
    const isNegated = test.operator === "ne" || test.operator.startsWith("not");
    const positive = this.positive(test, value);
    if (!isNegated) return positive;
    return test.value.kind === "boolean" ? `${value} !== ${test.value.isTrue}` : `!(${positive})`;
  }

  private positive({ source, operator, value: constant }: Test, value: string): string {
    const type = source.kind === "property" ? source.property.type : "string";
    switch (constant.kind) {
      case "null":
        return type === "string"
          ? `!${value}`
          : `!(Array.isArray(${value}) && ${value}.length > 0)`;
      case "boolean":
        return `${value} === ${constant.isTrue}`;
      case "instant":
        return `Date.parse(${value}) ${operator === "ge" ? ">=" : "<="} ${constant.milliseconds}`;
      case "now":
        return `Date.parse(${value}) ${operator === "ge" ? ">=" : "<="} now.getTime() + ${constant.milliseconds}`;
      case "strings": {
        const folded = constant.texts.map((text) => text.toUpperCase());
        const set = this.constant(`new Set(${JSON.stringify(folded)})`);
        return `typeof ${value} === "string" && ${set}.has(${value}.toUpperCase())`;
      }
      case "pattern": {
        const pattern = this.constant(`new RegExp(${quoted(constant.source)}, "i")`);
        return `typeof ${value} === "string" && ${pattern}.test(${value})`;
      }
      case "string": {
        const { manner } = this;
        const compare = manner[operatorOf(operator)];
        const folded = constant.text.toUpperCase();
        return type === "string collection"
          ? `Array.isArray(${value}) && ${value}.some((item) => ${compare("item", folded)})`
          : `typeof ${value} === "string" && ${compare(value, folded)}`;
      }
      case "version":
        throw new TypeError("the mix holds no versions");
      default:
        return constant satisfies never;
    }
  }

  /** Hoists a constant out of the function. */
  private constant(expression: string): string {
    return `c${this.constants.push(expression) - 1}`;
  }
}

function valueOf(source: Test["source"]): string {
  if (source.kind === "item") return "item";
  return source.kind === "property" ? `u.${source.property.name}` : `item.${source.property.name}`;
}

function operatorOf(operator: Test["operator"]): keyof Manner {
  switch (operator) {
    case "eq":
    case "ne":
      return "eq";
    case "startsWith":
    case "notStartsWith":
      return "startsWith";
    case "endsWith":
    case "notEndsWith":
      return "endsWith";
    case "contains":
    case "notContains":
      return "contains";
    case "match":
    case "notMatch":
    case "in":
    case "notIn":
    case "ge":
    case "le":
      throw new TypeError(`\`${operator}\` does not compare with a text`);
    default:
      return operator satisfies never;
  }
}

const quoted = (text: string): string => JSON.stringify(text);
