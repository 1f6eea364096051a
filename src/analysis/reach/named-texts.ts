import type { CheckedRule } from "../../check/checked-rule.ts";
import { open, spellingsOf } from "./spellings.ts";
import { testsIn } from "./tests-in.ts";

/** Texts that a rule names. */
export interface NamedTexts {
  /** In lower case. */
  readonly texts: readonly string[];
  /** Whether these are all: no pattern is of a kind whose texts cannot be listed. */
  readonly areAll: boolean;
}

/** Lists the texts with which a rule compares some attributes, and those that its patterns spell out. */
export function namedTexts(
  { condition }: CheckedRule,
  isAsked: (property: string) => boolean,
): NamedTexts {
  const texts = new Set<string>();
  let areAll = true;
  for (const { test, property } of testsIn(condition)) {
    if (!isAsked(property.name)) continue;
    const { value } = test;
    if (value.kind === "string") texts.add(value.text.toLowerCase());
    else if (value.kind === "strings")
      for (const text of value.texts) texts.add(text.toLowerCase());
    else if (value.kind === "pattern") {
      const spellings = spellingsOf(value.pattern);
      if (spellings === undefined) areAll = false;
      else for (const text of spellings.flatMap((one) => one.split(open))) texts.add(text);
    }
  }
  return { texts: [...texts].filter((text) => text !== ""), areAll };
}
