import type { TokenType } from "chevrotain";
import {
  comparisonOperatorNames,
  comparisonOperators,
  logicalOperators,
  quantifiers,
  steps,
} from "./operators.ts";
import { tokenTypes } from "./token.ts";

/** What a word stands for. */
export interface Word {
  readonly type: TokenType;
  readonly value: string;
  /** The canonical spelling, where the word is an alias that deserves a hint. */
  readonly aliasOf?: string;
}

/** Looks a word up, ignoring its letter case and its hyphen. */
export function knownWord(word: string): Word | undefined {
  if (word.length > longestWord) return undefined;
  return words.get(word) ?? words.get(word.toLowerCase());
}

const words: ReadonlyMap<string, Word> = new Map([
  ...comparisonOperatorNames.flatMap((name) =>
    bothForms(comparisonOperators[name].spelling, { type: tokenTypes.Comparator, value: name }),
  ),
  ...bothForms(logicalOperators.or.spelling, { type: tokenTypes.Or, value: "or" }),
  ...bothForms(logicalOperators.and.spelling, { type: tokenTypes.And, value: "and" }),
  ...bothForms(logicalOperators.not.spelling, { type: tokenTypes.Not, value: "not" }),
  ...bothForms(quantifiers.any.spelling, { type: tokenTypes.Any, value: "any" }),
  ...bothForms(quantifiers.all.spelling, { type: tokenTypes.All, value: "all" }),
  ...bothForms(steps.plus.spelling, { type: tokenTypes.Plus, value: "plus" }),
  ...bothForms(steps.minus.spelling, { type: tokenTypes.Minus, value: "minus" }),
  ["_", { type: tokenTypes.Item, value: "_" }],
  ["true", { type: tokenTypes.Boolean, value: "true" }],
  ["false", { type: tokenTypes.Boolean, value: "false" }],
  ["null", { type: tokenTypes.Null, value: "null" }],
  ["$true", { type: tokenTypes.Boolean, value: "true", aliasOf: "true" }],
  ["$false", { type: tokenTypes.Boolean, value: "false", aliasOf: "false" }],
  ["$null", { type: tokenTypes.Null, value: "null", aliasOf: "null" }],
  ["system.now", { type: tokenTypes.Now, value: "system.now" }],
]);

/** The spelling as the table has it and in lower case, each with and without its hyphen. */
function bothForms(spelling: string, word: Word): [string, Word][] {
  return [spelling, spelling.toLowerCase()].flatMap((form): [string, Word][] => [
    [form, word],
    [form.slice(1), word],
  ]);
}

const longestWord = Math.max(...Array.from(words.keys(), ({ length }) => length));
