import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codeOf, fenced } from "../../../src/cli/diff/escape-markdown.ts";

describe("a name as code", () => {
  test.for([
    "@everyone",
    "#1",
    "</code><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "a | b",
    "`tick`",
    "*bold* _it_ ~~no~~",
    "https://evil.example www.evil.example a@b.example",
    "&lt; &#64;",
    "\\",
    "$math$ :smile:",
    "<!-- -->",
    "-->",
  ])("holds no character that Markdown or HTML looks at: %s", (name) => {
    const inner = /^<code>(.*)<\/code>$/u.exec(codeOf(name))?.[1] ?? "not code";
    expect(inner.replaceAll(/&#x[\da-f]+;/gu, "")).toMatch(/^[\p{L}\p{N} "(),-]*$/u);
  });

  test("reads as it was", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from("ab@<>&|`*_[]()#\\!:é東")),
          maxLength: 40,
        }),
        (name) => {
          const inner = codeOf(name).slice("<code>".length, -"</code>".length);
          const decoded = inner.replaceAll(/&#x([\da-f]+);/gu, (_, hex: string) =>
            String.fromCodePoint(Number.parseInt(hex, 16)),
          );
          expect(decoded).toBe(name);
        },
      ),
    );
  });

  test("shows what cannot be seen, and stays on one line", () => {
    expect(codeOf("a\u202Eb\nc\u200Dd\u0007")).toBe(
      "<code>a&#x5c;u202eb c&#x5c;u200dd&#x5c;u0007</code>",
    );
  });
});

describe("a fenced block", () => {
  test("has a fence longer than any in it", () => {
    expect(fenced(["+ ````", "  ```"], "diff")).toBe("`````diff\n+ ````\n  ```\n`````");
  });

  test("holds no character that hides others", () => {
    expect(fenced(["+ a\u202Eb"], "diff")).toBe("```diff\n+ a\uFFFDb\n```");
  });
});
