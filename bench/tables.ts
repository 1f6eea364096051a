import type { Environment } from "./environment.ts";
import type { MatchesResult, MeasuredRule } from "./matches.bench.ts";
import type { ParseResult } from "./parse.bench.ts";
import { median, quantile } from "./turns.ts";

/** Writes what becomes of a text, and what it takes, in Markdown. */
export const parseTable = ({ contenders, fixture, ...environment }: ParseResult): string =>
  [
    `${fixture.rules} rules of ${fixture.averageLength} characters on average. ${machine(environment)}`,
    table(
      ["", "time, × of", "", "rounds from – to", "target"],
      contenders.map((measured) => [
        measured.name,
        measured.yardstick,
        ratio(measured.ratio),
        `${ratio(measured.least)} – ${ratio(measured.most)}`,
        measured.limit === undefined ? "" : verdict(measured.ratio, measured.limit),
      ]),
    ),
  ].join("\n\n");

/** Writes how compiled rules do against the same in JavaScript, in Markdown. */
export function matchesTable({ rules, fixture, effort, ...environment }: MatchesResult): string {
  const kinds = [...new Set(rules.map(({ kind }) => kind))];
  return [
    `${fixture.rules} rules, ${fixture.users} users, ${effort.rounds} rounds a rule; medians over the rules. ${machine(environment)}`,
    table(
      [
        "time, × of the same in JavaScript",
        "rules",
        "plain",
        "tuned",
        "plain, keys missing",
        "tuned, keys missing",
      ],
      [
        row("**all**", rules),
        ...kinds.map((kind) =>
          row(
            kind,
            rules.filter((rule) => rule.kind === kind),
          ),
        ),
        ["nine in ten are below", "", ...columns(rules, 0.9)],
      ],
    ),
    `The median over all rules against plain JavaScript, target ${verdict(median(rules.map(({ muster }) => muster.plain)), 1.5)}.`,
  ].join("\n\n");
}

/** Writes how compiled rules do against other libraries, in Markdown. */
export const peersTable = ({ rules, lacks, ...environment }: MatchesResult): string =>
  table(
    [
      "time, × of Muster's",
      "rules it can say",
      "made to ignore letter case",
      "its best rule",
      "as it is",
      "its best rule",
      "what it lacks",
    ],
    Object.entries(lacks).map(([name, lack]) => {
      const folded = rules.flatMap((rule) => rule.folded[name] ?? []);
      const asItIs = rules.flatMap((rule) => rule.peers[name] ?? []);
      return [
        `${name} ${environment.versions[name] ?? ""}`,
        `${asItIs.length} of ${rules.length}`,
        ratio(median(folded)),
        ratio(quantile(folded, 0)),
        ratio(median(asItIs)),
        ratio(quantile(asItIs, 0)),
        lack,
      ];
    }),
  );

const row = (name: string, rules: readonly MeasuredRule[]): string[] => [
  name,
  String(rules.length),
  ...columns(rules, 0.5),
];

function columns(rules: readonly MeasuredRule[], part: number): string[] {
  return (["plain", "tuned", "plainSparse", "tunedSparse"] as const).map((column) =>
    ratio(
      quantile(
        rules.map(({ muster }) => muster[column]),
        part,
      ),
    ),
  );
}

const machine = ({ node, cores, date }: Pick<Environment, "node" | "cores" | "date">): string =>
  `Node ${node}, ${cores} shared cores, ${date}.`;

function ratio(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value < 0.1 ? value.toPrecision(2) : value.toFixed(value < 10 ? 2 : 1);
}

const verdict = (value: number, limit: number): string =>
  `≤ ${limit}: ${value <= limit ? "met" : "missed"}`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
