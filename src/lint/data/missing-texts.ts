import type { CheckedRule } from "../../check/checked-rule.ts";
import { fold } from "../../text/ignore-case.ts";
import { type ComparedText, comparedTexts } from "./compared-texts.ts";
import type { Population } from "./population.ts";

/**
 * The texts of a rule that nobody has, as far as the data decides it and nothing else says so: not those of an
 * attribute that nobody has, nor what `check` warns of.
 */
export const missingTexts = ({ condition }: CheckedRule, population: Population): ComparedText[] =>
  comparedTexts(condition).filter(
    (text) =>
      !isToldByCheck(text) &&
      population.filled(text.property.name) !== 0 &&
      population.count(text.asked) === 0,
  );

/** Tells whether a text is the whole id of a user or a device. */
export const isObjectId = ({ attribute, way }: ComparedText): boolean =>
  attribute === "objectId" && way === "eq";

/** `empty-literal`, `quoted-null` and `value-never-occurs` hold whatever the data is. */
function isToldByCheck({ literal: { value }, way, test }: ComparedText): boolean {
  if (value === "") return true;
  if (way !== "eq") return false;
  if (value.toLowerCase() === "null") return true;
  const known = test.source.kind === "item" ? undefined : test.source.property.values;
  return known !== undefined && !known.some((one) => fold(one) === fold(value));
}
