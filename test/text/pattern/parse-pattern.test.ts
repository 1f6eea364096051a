import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePattern } from "../../../src/text/pattern/parse-pattern.ts";

/** Returns the code of a pattern's fault and what it points at, or `ok`. */
function faultOf(source: string): string {
  const parsed = parsePattern(source);
  if (parsed.ok) return "ok";
  const { code, start, end } = parsed.fault;
  return `${code} ${source.slice(start, end)} at ${start}`;
}

describe("what .NET refuses is regex-syntax:", () => {
  test.for<readonly [source: string, at: string, start: number]>([
    ["(a", "(", 0],
    ["a(b(c)", "(", 1],
    ["(?:a", "(", 0],
    ["(?=a", "(", 0],
    ["a)", ")", 1],
    ["a)(b", ")", 1],
    ["[a", "[", 0],
    ["a[", "[", 1],
    ["[]", "[", 0],
    ["[^]", "[", 0],
    ["[a-z-[b]", "[", 0],
    ["[a-", "[", 0],
    ["a\\", "\\", 1],
    ["[\\", "\\", 1],
    ["[z-a]", "z-a", 1],
    ["x[a-\\d]", "a-\\d", 2],
    ["[a-\\p{L}]", "a-\\p{L}", 1],
    ["[a-[b]c]", "c", 6],
    ["[a-z-[b]-[c]]", "-", 8],
    ["\\i", "\\i", 0],
    ["a\\yb", "\\y", 1],
    ["\\_", "\\_", 0],
    ["\\é", "\\é", 0],
    ["\\Q", "\\Q", 0],
    ["\\8", "\\8", 0],
    ["[\\8]", "\\8", 1],
    ["\\k", "\\k", 0],
    ["\\k<a", "\\k", 0],
    ["\\x4", "\\x", 0],
    ["\\xg1", "\\x", 0],
    ["\\u004", "\\u", 0],
    ["\\c", "\\c", 0],
    ["\\c1", "\\c1", 0],
    ["\\p", "\\p", 0],
    ["\\pL", "\\p", 0],
    ["\\p{", "\\p{", 0],
    ["\\p{L", "\\p{L", 0],
    ["\\p{Foo}", "\\p{Foo}", 0],
    ["\\p{l}", "\\p{l}", 0],
    ["\\p{LC}", "\\p{LC}", 0],
    ["\\p{Greek}", "\\p{Greek}", 0],
    ["\\p{IsFoo}", "\\p{IsFoo}", 0],
    ["\\p{^L}", "\\p{", 0],
    ["[\\P{Xx}]", "\\P{Xx}", 1],
    ["*a", "*", 0],
    ["+", "+", 0],
    ["a|?", "?", 2],
    ["(*a)", "*", 1],
    ["(?i)+", "+", 4],
    ["{2}", "{2}", 0],
    ["(?:{1,2})", "{1,2}", 3],
    ["a**", "*", 2],
    ["a*+", "+", 2],
    ["a++", "+", 2],
    ["a???", "?", 3],
    ["a{2}{3}", "{3}", 4],
    ["a*{2}", "{2}", 2],
    ["a*(?#c)*", "*", 7],
    ["(?x)a* *", "*", 7],
    ["a{3,1}", "{3,1}", 1],
    ["a{2147483648}", "{2147483648}", 1],
    ["a{1,99999999999}", "{1,99999999999}", 1],
    ["(?", "(?", 0],
    ["(?)", "?", 1],
    ["(?P<n>a)", "(?P", 0],
    ["(?a)", "(?a", 0],
    ["(?i", "(?i", 0],
    ["(?i:a", "(", 0],
    ["(?<", "", 3],
    ["(?<n", "n", 3],
    ["(?<n a>b)", "n ", 3],
    ["(?<>a)", ">", 3],
    ["(?<0>a)", "0>", 3],
    ["(?<1a>b)", "1a", 3],
    ["(?'n>a)", "n>", 3],
    ["(?#a", "(?#", 0],
    ["\\1", "\\1", 0],
    ["(a)\\2", "\\2", 3],
    ["(?n)(a)\\1", "\\1", 7],
    ["\\k<a>", "\\k<a>", 0],
    ["\\<a>", "\\<a>", 0],
    ["\\80", "\\80", 0],
  ])("%j", ([source, at, start]) => {
    expect(faultOf(source)).toBe(`regex-syntax ${at} at ${start}`);
  });
});

describe("what we refuse is regex-unsupported:", () => {
  test.for<readonly [source: string, at: string, start: number]>([
    ["(a)\\1", "\\1", 3],
    ["\\1(a)", "\\1", 0],
    ["(?<a>b)\\1", "\\1", 7],
    ["(?<a>b)\\k<a>", "\\k<a>", 7],
    ["(?<a>b)\\k'a'", "\\k'a'", 7],
    ["(?<a>b)\\<a>", "\\<a>", 7],
    ["(?<2>b)(?<a>c)(d)\\3", "\\3", 17],
    ["\\k<0>", "\\k<0>", 0],
    [`${"(a)".repeat(12)}\\12`, "\\12", 36],
    ["(?<a>b)(?<c-a>d)", "(?<c-", 7],
    ["(?<-a>d)", "(?<-", 0],
    ["(?(a)b|c)", "(?(", 0],
    ["\\p{_xmlI}", "\\p{_xmlI}", 0],
  ])("%j", ([source, at, start]) => {
    expect(faultOf(source)).toBe(`regex-unsupported ${at} at ${start}`);
  });
});

describe("what would cost too much is regex-unsafe:", () => {
  test.for<readonly [source: string, at: string, start: number]>([
    ["(a{1000}){1000}", "{1000}", 9],
    ["a{2147483647}", "{2147483647}", 1],
    ["(a{0,70}){0,70}", "{0,70}", 9],
    ["a{4097}", "{4097}", 1],
    ["(?>a){70}", "{70}", 5],
    [`${"(".repeat(14)}a${"*)".repeat(14)}*`, "*", 37],
  ])("%j", ([source, at, start]) => {
    expect(faultOf(source)).toBe(`regex-unsafe ${at} at ${start}`);
  });

  test("4,096 steps are not too many", () => {
    expect(faultOf("a{4096}")).toBe("ok");
    expect(faultOf("a".repeat(4096))).toBe("ok");
    expect(faultOf("a".repeat(4097))).toBe("regex-unsafe a at 4096");
  });

  test("200 levels are not too deep", () => {
    expect(faultOf(`${"(".repeat(200)}a${")".repeat(200)}`)).toBe("ok");
    expect(faultOf(`${"(".repeat(201)}a${")".repeat(201)}`)).toBe("regex-unsafe ( at 200");
    expect(faultOf("(".repeat(3000))).toBe("regex-unsafe ( at 200");
    expect(faultOf("[a-".repeat(1000))).toBe("regex-unsafe [ at 600");
    expect(faultOf("(?=".repeat(1000))).toBe("regex-unsafe (?= at 600");
  });

  test("a rule of 3,072 characters has room for any pattern that repeats little", () => {
    for (const piece of ["a?", "a*", "(a)", "a|", "[ab]", "\\w+", "(?=a)", "(?:ab)?", "$", "()*"]) {
      expect(faultOf(piece.repeat(Math.floor(3072 / piece.length)))).toBe("ok");
    }
  });
});

describe("a fault", () => {
  const examples = ["a**", "a*+", "(", ")", "[", "\\", "\\i", "*", "(?P<n>a)", "(a)\\1", "\\p{l}"];

  test.for(examples)("of %j is told in one sentence, in lower case, with no period", (source) => {
    const parsed = parsePattern(source);
    const message = parsed.ok ? "" : parsed.fault.message;
    expect(message).toMatch(/^(?:`[^`]+`|[a-z])[^.]*(?:`[^`]*`[^.]*)*$/);
    expect(message).not.toMatch(/\.$/);
  });

  test("comes with advice where there is some", () => {
    const parsed = parsePattern("a*+");
    expect(parsed).toEqual({
      ok: false,
      fault: {
        code: "regex-syntax",
        message: "the quantifier `+` follows the quantifier `*`",
        hint: "write an atomic group, `(?>…*)`, for a repetition that gives nothing back",
        start: 2,
        end: 3,
      },
    });
  });
});

test("every text is a pattern or has a fault within it", () => {
  const units = "abik019LPpkxucwdsQ\\\\\\\\[[]](((()))){{}}**++??||^$.,-:<>='!#&_ \n\tſé😀".split(
    "",
  );
  const texts = fc.oneof(
    fc.string({ unit: fc.constantFrom(...units), maxLength: 40 }),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(texts, (source) => {
      const parsed = parsePattern(source);
      if (parsed.ok) return;
      const { start, end } = parsed.fault;
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(source.length);
    }),
    { numRuns: 20_000 },
  );
});
