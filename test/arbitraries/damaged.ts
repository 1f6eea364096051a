import * as fc from "fast-check";
import { print } from "../../src/index.ts";
import { legalRule } from "./rules.ts";

/** One slip of a hand, a word processor or a chat window: at a place from 0 to 1 of the text, one of its kinds. */
interface Slip {
  readonly at: number;
  readonly kind: keyof typeof slips;
  readonly character: string;
}

/** The text of a legal rule with a few slips in it. */
export const damagedText = (): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(legalRule("user"), legalRule("device")).map(print),
      fc.array(slip(), { minLength: 1, maxLength: 5 }),
    )
    .map(([text, damage]) => damage.reduce(slipped, text));

function slip(): fc.Arbitrary<Slip> {
  const kinds = Object.keys(slips) as (keyof typeof slips)[];
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom(...kinds),
    character: fc.constantFrom(..."()[]\"'`,-_ \\.#“”‘’–\u00a0\u200b\u0000\ud800x1={<".split("")),
  });
}

/** What a slip does to the text before and after its place. */
const slips = {
  delete: (before, after) => before + after.slice(1),
  "delete a word": (before, after) => before + after.replace(/^\S*/, ""),
  duplicate: (before, after) => before + after.slice(0, 1) + after,
  "duplicate a piece": (before, after) => before + after.slice(0, 12) + after,
  insert: (before, after, character) => before + character + after,
  replace: (before, after, character) => before + character + after.slice(1),
  "curl the quotes": (before, after) =>
    before + after.replaceAll(/"([^"]*)"/g, "“$1”").replaceAll("'", "’"),
  "escape the quotes": (before, after) => before + after.replaceAll('"', '\\"'),
  "stretch the hyphens": (before, after) => before + after.replaceAll("-", "–"),
  "lose the spaces": (before, after) => before + after.replaceAll(" ", ""),
  "lose a parenthesis": (before, after) => before + after.replace(/[()]/, ""),
  "cut off": (before) => before,
  "other case": (before, after) => before + after.toUpperCase(),
} as const satisfies Record<string, (before: string, after: string, character: string) => string>;

function slipped(text: string, { at, kind, character }: Slip): string {
  const offset = Math.floor(at * text.length);
  return slips[kind](text.slice(0, offset), text.slice(offset), character);
}
