import { expect, test } from "vitest";
import { claimKey, imageKey } from "../../../src/analysis/formula/claim-key.ts";
import type { Image } from "../../../src/analysis/text/text-claim.ts";

test("a pattern that reads like the key of an image is not taken for one", () => {
  const image: Image = { before: "", behind: "", replaced: new Map() };
  const pattern = { kind: "empty" } as const;
  const about = claimKey({ kind: "text", text: { kind: "match", source: "a", pattern, image } });
  const source = `a${imageKey(image)}`;
  expect(claimKey({ kind: "text", text: { kind: "match", source, pattern } })).not.toBe(about);
});
