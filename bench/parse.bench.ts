import { parse as parseMarcbachmann } from "@marcbachmann/cel-js";
import { parse as parseCelJs } from "cel-js";
import { check, type CheckedRule, compile, compileRule, parse } from "../src/index.ts";
import { scan } from "../src/grammar/scan.ts";
import { mustAgree } from "./agreement.ts";
import { type Environment, environmentWith } from "./environment.ts";
import { rulesOfLength } from "./fixtures/rules.ts";
import { parseByHand } from "./hand-written-parser.ts";
import { celOf } from "./peers/cel.ts";
import { type Contender, type Effort, median, quantile, ratios, takeTurns } from "./turns.ts";

/** What the parse suite measured: times of one rule, as multiples of a yardstick's. */
export interface ParseResult extends Environment {
  readonly suite: "parse";
  readonly effort: Effort;
  readonly fixture: {
    readonly seed: number;
    readonly rules: number;
    readonly averageLength: number;
  };
  readonly contenders: readonly Measured[];
}

/** A contender's time. */
export interface Measured {
  readonly name: string;
  readonly yardstick: string;
  /** The median of the rounds, and the rounds that lie lowest and highest. */
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
  /** What the ratio should not exceed. */
  readonly limit?: number;
  /** Microseconds a rule; they hold for one machine on one day. */
  readonly microseconds: number;
}

const seed = 11;

/** Measures what becomes of a rule's text, up to its predicate, against a parser written by hand. */
export function parseSuite(effort: Effort, date: Date, say: (line: string) => void): ParseResult {
  const texts = rulesOfLength(seed, 100, 115, 145).map(flat);
  const rules = texts.map(legal);
  const cel = rules.map(({ condition }) => flat(celOf(condition, "as it is") ?? missing()));
  texts.forEach((text) => {
    const parsed = parse(text);
    mustAgree(`parseByHand of ${text}`, parseByHand(text), parsed.ok && parsed.value);
  });
  cel.forEach((text) => mustAgree(`cel-js of ${text}`, parseCelJs(text).isSuccess, true));

  const known = new Map(texts.map((text) => [text, compileRule(text)]));
  const steps = contendersOver(texts, [
    [byHand, parseByHand],
    ["scan", scan],
    ["parse", parse],
    ["parse + check", check],
    [uncached, (text) => compile(legal(text))],
  ]);
  const peers = contendersOver(cel, [
    ["cel-js parse", parseCelJs],
    ["@marcbachmann/cel-js parse", parseMarcbachmann],
  ]);
  const lookups = contendersOver(texts, [
    [mapGet, (text) => known.get(text)],
    ["compileRule, cached", (text) => compileRule(text)],
  ]);
  const times = takeTurns([...steps, ...peers, ...lookups], effort);
  const measured = (name: string, yardstick: string, limit?: number): Measured => {
    const own = times.get(name) ?? [];
    const multiples = ratios(own, times.get(yardstick) ?? []);
    say(`${name}: ${median(multiples).toFixed(3)} × ${yardstick}`);
    return {
      name,
      yardstick,
      ratio: median(multiples),
      least: quantile(multiples, 0),
      most: quantile(multiples, 1),
      microseconds: (median(own) / texts.length) * 1e6,
      ...(limit !== undefined && { limit }),
    };
  };
  return {
    suite: "parse",
    ...environmentWith(["chevrotain", "cel-js", "@marcbachmann/cel-js", "lru-cache"], date),
    effort,
    fixture: { seed, rules: texts.length, averageLength: average(texts) },
    contenders: [
      ...[...steps, ...peers].map(({ name }) =>
        measured(name, byHand, name === uncached ? 4 : undefined),
      ),
      measured("compileRule, cached", uncached),
      measured("compileRule, cached", mapGet),
      measured(mapGet, uncached),
    ],
  };
}

const byHand = "hand-written parser";
const uncached = "parse + check + compile";
const mapGet = "Map.get";

/** Contenders that go once over all texts in a call. */
const contendersOver = (
  texts: readonly string[],
  jobs: readonly (readonly [string, (text: string) => unknown])[],
): Contender[] =>
  jobs.map(([name, job]) => ({
    name,
    run: () => {
      for (const text of texts) kept = job(text);
    },
  }));

/** What a job made last, so that no work can be left out as useless. */
export let kept: unknown;

/** The text in one piece: what is glued together is copied when it is first read. */
const flat = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

function legal(text: string): CheckedRule {
  const checked = check(text);
  if (!checked.ok) throw new Error(`not legal: ${text}`);
  return checked.value;
}

const average = (texts: readonly string[]): number =>
  Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length);

function missing(): never {
  throw new TypeError("the mix holds a rule that CEL cannot say");
}
