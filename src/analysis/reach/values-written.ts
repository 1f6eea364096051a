import type { Formula, Variable } from "../formula/formula.ts";
import { allOf, anyOf, everything, not } from "../formula/join.ts";
import type { Space } from "../formula/space.ts";
import type { TextClaim } from "../text/text-claim.ts";
import { fold } from "../../text/ignore-case.ts";
import { isAlwaysThere } from "./certain.ts";
import { matching } from "./matching.ts";
import type { Writing } from "./writers.ts";

/** What an attribute can hold: addresses are addresses, and names are there; anything where the values may be any. */
export const valuesHeld = (variable: Variable, space: Space): Formula =>
  space.options.values === "any"
    ? everything
    : allOf([
        isAlwaysThere(variable.name) ? space.literal(variable, { kind: "set" }) : everything,
        ofAddresses.has(variable.name) ? everyText(variable, anAddress, space) : everything,
      ]);

/** What can be written into an attribute. */
export const valuesWritten = (variable: Variable, { only }: Writing, space: Space): Formula =>
  allOf([
    valuesHeld(variable, space),
    only === undefined ? everything : everyText(variable, oneOf(only), space),
  ]);

const ofAddresses: ReadonlySet<string> = new Set(["mail", "otherMails", "userPrincipalName"]);

/** One at sign, a name before it and a domain behind it. */
const anAddress = matching(String.raw`\A[^\s@<>()\[\],;:\\"]+@[a-z0-9]([a-z0-9.-]*[a-z0-9])?\z`);

const oneOf = (texts: readonly string[]): TextClaim => ({
  kind: "in",
  texts: new Map(texts.map((text) => [fold(text), text])),
});

/** A claim holds of the text, or of all items, where there are any. */
function everyText(variable: Variable, text: TextClaim, space: Space): Formula {
  if (variable.type !== "texts")
    return anyOf([
      not(space.literal(variable, { kind: "set" })),
      space.literal(variable, { kind: "text", text }),
    ]);
  const body = not(space.literal(space.itemVariable(variable.name), { kind: "text", text }));
  return not(space.literal(variable, { kind: "some", body }));
}
