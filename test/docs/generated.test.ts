import { expect, test } from "vitest";
import { docAsIs, madeDocs } from "../../scripts/make-docs.ts";

test.each([...madeDocs()])("%s is what `node scripts/make-docs.ts` gives", (file, text) => {
  expect(docAsIs(file)).toBe(text);
});
