import type { Image, TextClaim } from "../text/text-claim.ts";
import type { Claim } from "./formula.ts";
import { formulaKey } from "./formula-key.ts";

/** Returns a text that two claims about one variable share only if they say the same. */
export function claimKey(claim: Claim): string {
  switch (claim.kind) {
    case "set":
      return "set";
    case "truth":
      return `is ${claim.isTrue}`;
    case "instant":
      return `${claim.order} ${claim.isFromNow ? "now " : ""}${claim.milliseconds}`;
    case "some":
      return `some ${formulaKey(claim.body)}`;
    case "text":
      return `${textKey(claim.text)}${claim.text.image === undefined ? "" : imageKey(claim.text.image)}`;
    default:
      return claim satisfies never;
  }
}

function textKey(claim: TextClaim): string {
  switch (claim.kind) {
    case "in":
      return `in ${JSON.stringify([...claim.texts.keys()].toSorted())}`;
    case "start":
    case "end":
    case "part":
      return `${claim.kind} ${claim.folded}`;
    case "match":
      return `match ${JSON.stringify(claim.source)}`;
    case "order":
      return `${claim.operator} ${claim.version.join(".")}`;
    default:
      return claim satisfies never;
  }
}

/** What tells an image from others; two claims about different images are merged with nothing. */
export const imageKey = ({ before, behind, replaced }: Image): string =>
  `\nof ${JSON.stringify([before, behind, [...replaced]])}`;
