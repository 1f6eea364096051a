import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findText, type TextAnswer } from "../../../src/analysis/text/find-text.ts";
import type { TextClaim, TextDemand } from "../../../src/analysis/text/text-claim.ts";
import { all, demands, isMet, matching, none, oneOf, ordered, textsUpTo, that } from "./claims.ts";

type Find = (wanted: readonly TextDemand[]) => TextAnswer;

const find: Find = (wanted) => findText(wanted, [], { left: 300_000 });
const texts = textsUpTo(3);

/** What is wrong with an answer: a text that does not meet the demands, or none although some short text does. */
function faultOf(answer: TextAnswer, wanted: readonly TextDemand[]): string | undefined {
  switch (answer.kind) {
    case "found":
      return answer.text === "" || wanted.some((demand) => isMet(demand, answer.text) === false)
        ? `not ${JSON.stringify(answer.text)}`
        : undefined;
    case "none": {
      const missed = texts.find((text) => wanted.every((demand) => isMet(demand, text) === true));
      return missed === undefined ? undefined : `missed ${JSON.stringify(missed)}`;
    }
    case "undecided":
      return wanted.some(
        ({ claim }) => claim.kind === "match" && /\(\?(>|<?[=!])/.test(claim.source),
      )
        ? undefined
        : `undecided: ${answer.undecided.message}`;
    default:
      return answer satisfies never;
  }
}

const law = (finder: Find): fc.IProperty<[TextDemand[]]> =>
  fc.property(demands, (wanted) => {
    expect(faultOf(finder(wanted), wanted)).toBeUndefined();
  });

const textIn = (answer: TextAnswer): string => (answer.kind === "found" ? answer.text : "");

describe("brute force agrees", () => {
  test("with what is found, and that there is none", () => {
    fc.assert(law(find), { numRuns: 300 });
  });

  test("with what is said after little work", () => {
    const little = fc.property(demands, fc.integer({ min: 1, max: 400 }), (wanted, left) => {
      const answer = findText(wanted, [], { left });
      expect(answer.kind === "undecided" ? undefined : faultOf(answer, wanted)).toBeUndefined();
    });
    fc.assert(little, { numRuns: 300 });
  });

  test.each<[string, Find]>([
    ["forgets a demand", (wanted) => find(wanted.slice(1))],
    [
      "gives the text in another case",
      (wanted) => {
        const answer = find(wanted);
        return answer.kind === "found" ? { ...answer, text: answer.text.toUpperCase() } : answer;
      },
    ],
    [
      "finds nothing that has a line feed",
      (wanted) => {
        const answer = find(wanted);
        return textIn(answer).includes("\n") ? { kind: "none" } : answer;
      },
    ],
    [
      "forgets images",
      (wanted) =>
        find(wanted.map(({ claim: { image: _image, ...claim }, holds }) => ({ claim, holds }))),
    ],
  ])("but not with a finder that %s", (_, finder) => {
    expect(fc.check(law(finder), { numRuns: 3000 }).failed).toBe(true);
  });
});

/** The answer in short: the text, or what else there is to say. */
function answerTo(wanted: readonly TextDemand[], liked: readonly string[] = []): string {
  const answer = findText(wanted, liked, { left: 1_000_000 });
  if (answer.kind === "found") return answer.text;
  return answer.kind === "none" ? "(none)" : `(${answer.undecided.code})`;
}

describe("a text is readable", () => {
  test.each<[string, TextDemand[], string]>([
    ["any", [], "a"],
    ["a pattern in its own letter case", all(matching("^EMP\\d{4}$")), "EMP0000"],
    ["a range in its own letter case", all(matching("^[A-Z]{2}-\\d$")), "AA-0"],
    ["put together of parts", all(that("part", "EMEA"), that("start", "Sales")), "SalesEMEA"],
    ["parts that overlap", all(that("start", "Contoso"), that("end", "so Ltd")), "Contoso Ltd"],
    ["longer than a part", [...all(that("part", "Sales")), ...none(oneOf("Sales"))], "Sales1"],
    ["a word and what ends it", [...all(matching("\\bkim\\b")), ...none(oneOf("kim"))], "kim-"],
    ["a foreign letter", [...all(matching("^.$")), ...none(matching("[\\0-\\x7f]"))], "ª"],
    [
      "next to a version",
      [...all(ordered("ge", "10.0")), ...none(ordered("le", "10.0"))],
      "10.0.1",
    ],
    ["an address", all(that("end", "@contoso.com")), "somebody@contoso.com"],
    ["one of a list as written", all(oneOf("Oslo", "Bergen"), that("start", "b")), "Bergen"],
    ["an atomic group", all(matching("^(?>a|ab)c$")), "ac"],
    ["looks to both sides", all(matching("(?<=a)b(?=c)")), "abc"],
    ["looks ahead", all(matching("^(?=.*\\d)(?=.*[a-z]).{4,}$")), "aaa0"],
  ])("%s", (_, wanted, text) => {
    expect(answerTo(wanted)).toBe(text);
  });

  test("a liked text comes first, if it meets the demands", () => {
    expect(answerTo(all(that("start", "s")), ["Oslo", "Sales"])).toBe("Sales");
    expect(answerTo(all(that("start", "b")), ["Oslo", "Sales"])).toBe("b");
  });
});

describe("an address comes before other texts, where an address is liked", () => {
  const kim = ["kim@fabrikam.com"];
  test.each<[string, TextDemand[], string]>([
    ["with an end", all(that("end", "contoso.com")), "kim@contoso.com"],
    [
      "with an end that is no whole domain",
      [...all(that("end", "contoso.com")), ...none(that("end", "@contoso.com"))],
      "kim@notcontoso.com",
    ],
    ["below a domain", all(that("end", ".no")), "kim@mail.no"],
    ["with a part", all(that("part", "contoso")), "kim@contoso.com"],
    [
      "with a part that is no end",
      [...all(that("part", "@contoso.com")), ...none(that("end", "@contoso.com"))],
      "kim@contoso.com.elsewhere.example",
    ],
    ["with a part that no domain has", all(that("part", "#EXT#")), "kim#EXT#@fabrikam.com"],
    ["with a part on both sides", all(that("part", "berg@c")), "berg@c.com"],
    ["with a beginning", all(that("start", "adm")), "adm@fabrikam.com"],
    ["with half a beginning", all(that("start", "adm-")), "adm-kim@fabrikam.com"],
    ["of a pattern", all(matching("^adm")), "adm@fabrikam.com"],
    ["at the end of a pattern", all(matching("\\.no$")), "kim@mail.no"],
  ])("%s", (_, wanted, text) => {
    expect(answerTo(wanted, kim)).toBe(text);
  });

  test("with what stands before the address", () => {
    const liked = ["SMTP:kim@fabrikam.com"];
    expect(answerTo(all(that("end", "o.no")), liked)).toBe("SMTP:kim@o.no");
    expect(answerTo(all(that("start", "sip:")), liked)).toBe("sip:kim@fabrikam.com");
  });
});

describe("there is no text", () => {
  const smtp = { before: "smtp:", behind: "", replaced: new Map<number, number>() };
  const dots = { before: "", behind: "@contoso.com", replaced: new Map([[32, 46]]) };
  test.each<[string, TextDemand[]]>([
    ["a claim and its contrary", [...all(oneOf("a")), ...none(oneOf("a"))]],
    ["two beginnings", all(that("start", "ab"), that("start", "ac"))],
    ["in case alone", [...all(that("part", "SALES")), ...none(matching("sales"))]],
    ["in a case and in the other", all(matching("(?-i)^Ab$"), matching("(?-i)^aB$"))],
    ["no list has it", all(oneOf("a", "b"), oneOf("b", "c"), oneOf("c", "a"))],
    [
      "the end of an address",
      [...all(that("end", "@contoso.com")), ...none(matching("@contoso\\.com$"))],
    ],
    ["between versions", all(ordered("ge", "10.0.2"), ordered("le", "10.0.1.9"))],
    ["a version that is none", all(ordered("ge", "10"), that("part", "x"))],
    ["an atomic group that is looser", all(matching("^(?>a|ab)c$"), that("start", "b"))],
    ["an image", [{ claim: { ...that("start", "smxp:"), image: smtp }, holds: true }]],
    ["replaced units", [{ claim: { ...that("part", " "), image: dots }, holds: true }]],
  ])("%s", (_, wanted) => {
    expect(answerTo(wanted)).toBe("(none)");
  });
});

describe("what ends before a last line feed", () => {
  test("matches `$`, and is not in a list without it", () => {
    expect(answerTo([...all(matching("^abc$")), ...none(oneOf("abc"))])).toBe("abc\n");
  });

  test("is found behind an image, too", () => {
    const image = { before: "a", behind: "\n", replaced: new Map<number, number>() };
    const wanted: TextDemand[] = [{ claim: { ...matching("^ab$"), image }, holds: true }];
    expect(answerTo(wanted)).toBe("b");
  });
});

describe("an image", () => {
  const address = { before: "SMTP:", behind: "@x.no", replaced: new Map([[32, 46]]) };
  const made = (claim: TextClaim, holds = true): TextDemand => ({
    claim: { ...claim, image: address },
    holds,
  });

  test("gives the text before it", () => {
    expect(answerTo([made(oneOf("smtp:Kim.Berg@x.no"))])).toBe("Kim.Berg");
    expect(answerTo([made(matching("^smtp:kim\\.b@x"))])).toBe("kim.b");
  });

  test("may come of another text than what is there already", () => {
    expect(answerTo([made(oneOf("smtp:k.b@x.no")), ...none(oneOf("k.b"))])).toBe("k b");
  });
});

describe("a letter case that a pattern asks for", () => {
  test("is found beside a list", () => {
    expect(answerTo(all(matching("(?-i)^aB"), oneOf("ABC")))).toBe("aBC");
  });

  test("is found where units are not ASCII", () => {
    expect(answerTo(all(matching("(?-i)^é$"), oneOf("É")))).toBe("é");
  });
});

describe("without an answer", () => {
  const atomic = all(matching("(?>a|ab)c$"), matching("^abc$"));

  test("a pattern is named that is not analyzed", () => {
    expect(findText(atomic, [], { left: 1_000_000 })).toEqual({
      kind: "undecided",
      undecided: {
        code: "pattern",
        message: "the pattern `(?>a|ab)c$` has an atomic group, which is not analyzed",
        hint: "write `(?:` for `(?>` if it means the same",
      },
    });
  });

  test("the work is named that is not enough", () => {
    const wanted = [...all(matching("(a|b)*a(a|b){18}c$")), ...none(that("part", "c"))];
    const work = { left: 20_000 };
    const answer = findText(wanted, [], work);
    expect(answer).toMatchObject({ kind: "undecided", undecided: { code: "budget" } });
    expect(work.left).toBeLessThanOrEqual(0);
  });

  test("work that is used up before the search says nothing of what there is", () => {
    const wanted = [...all(matching("^(?=c[ab]{18}a(a|b)*)x?")), ...none(that("part", "d"))];
    expect(findText(wanted, [], { left: 5000 })).toMatchObject({ kind: "undecided" });
  });

  test("no work leaves nothing to be tried", () => {
    expect(findText([], ["a"], { left: 0 })).toMatchObject({ kind: "undecided" });
  });
});

const many = (count: number, of: (index: number) => TextClaim): TextClaim[] =>
  Array.from({ length: count }, (_, index) => of(index));

describe("much is soon told", () => {
  const long = "abc".repeat(1000);

  test.each<[string, TextDemand[], string]>([
    [
      "hundreds of parts that it must not have",
      [...all(that("start", "w")), ...none(...many(300, (n) => that("part", `w${n}`)))],
      "w",
    ],
    [
      "hundreds of patterns",
      [
        ...all(...many(100, (n) => matching(`^(?!x${n}).`))),
        ...none(...many(100, (n) => matching(`y${n}`))),
      ],
      "a",
    ],
    [
      "a long beginning, and not its end",
      [...all(that("start", long)), ...none(that("part", "cab"))],
      "(none)",
    ],
    [
      "a long part, and not a shorter one",
      [...all(that("part", "a".repeat(3000))), ...none(that("part", "a".repeat(2999)))],
      "(none)",
    ],
    [
      "thousands of steps",
      [...all(matching("^(\\d{20}-){10}$")), ...none(that("part", "00"))],
      `${"01".repeat(10)}-`.repeat(10),
    ],
    [
      "twelve parts of which one cannot be",
      [...all(...many(12, (n) => that("part", `word${n}x`))), ...none(that("part", "rd11"))],
      "(none)",
    ],
    [
      "versions of many digits",
      all(ordered("ge", "9".repeat(2000)), ordered("le", `1${"0".repeat(1999)}`)),
      "(none)",
    ],
  ])("%s", (_, wanted, answer) => {
    expect(answerTo(wanted)).toBe(answer);
  });
});
