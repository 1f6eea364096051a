import { applyFixes, type DiagnosticCode, diagnosticCodes } from "../../src/index.ts";
import { diagnosed } from "./diagnosed.ts";
import { goldenCases, goldenThemes } from "./diagnostics.ts";
import type { GoldenCase, GoldenOther } from "./golden-case.ts";
import { code, table } from "./markdown.ts";
import { mending } from "./mending.ts";
import { others } from "./others.ts";

/** The chapters of the catalogue of diagnostics, each with its codes in order. */
const chapters: readonly (readonly [title: string, codes: readonly DiagnosticCode[]])[] = [
  ...goldenThemes.map(({ title, cases }) => [title, distinct(cases)] as const),
  ["Subjects, changes and files", distinct(others)],
];

function distinct(cases: readonly { readonly code: DiagnosticCode }[]): DiagnosticCode[] {
  return [...new Set(cases.map((golden) => golden.code))];
}

/** All codes as a table in Markdown. */
export function codeTable(): string {
  const rows = chapters
    .flatMap(([, codes]) => codes)
    .map((name) => {
      const { severity, about } = diagnosticCodes[name];
      return [`[${code(name)}](#${name})`, severity, about];
    });
  return table(["code", "severity", "what it is about"], rows);
}

/** A section in Markdown for every code: its severity, Microsoft's wording, its golden cases, how to mend it. */
export const codeSections = (): string =>
  chapters
    .map(([title, codes]) => [`## ${title}`, ...codes.map(codeSection)].join("\n\n"))
    .join("\n\n");

function codeSection(name: DiagnosticCode): string {
  const { severity, about, entra } = diagnosticCodes[name];
  const blocks = [
    ...goldenCases.filter((golden) => golden.code === name).map(ruleBlock),
    ...others.filter((golden) => golden.code === name).map(otherBlock),
  ];
  return [
    `### ${code(name)}`,
    `**${severity}**: ${about}.${entra === undefined ? "" : ` Microsoft says *${entra}*.`}`,
    `\`\`\`text\n${blocks.join("\n\n")}\n\`\`\``,
    mending[name],
  ].join("\n\n");
}

/** The rule, the carets under it with what is said, and the rule after the first fix. */
function ruleBlock(golden: GoldenCase): string {
  const { rule, caret, message, hint, severity } = golden;
  const isWide = caret.length >= widestMargin;
  const margin = " ".repeat(isWide ? caret.indexOf("^") : caret.length + 1);
  const said = severity === undefined ? message : `${severity}: ${message}`;
  return [
    ...circumstances(golden),
    visible(rule),
    ...(isWide ? [caret, `${margin}${said}`] : [`${caret} ${said}`]),
    ...(hint === undefined ? [] : [`${margin}hint: ${hint}`]),
    ...mended(golden).map((text) => `${margin}${text}`),
  ].join("\n");
}

/** Where the carets end further to the right, the message stands on a line of its own. */
const widestMargin = 40;

/** The rule after the first fixes of all faults of the kind that the case is about. */
function mended(golden: GoldenCase): string[] {
  const alike = diagnosed(golden).filter((diagnostic) => diagnostic.code === golden.code);
  const fixes = alike.flatMap(({ fixes: offered = [] }) => offered.slice(0, 1));
  const [first] = fixes;
  if (first === undefined) return [];
  const text = applyFixes(golden.rule, fixes);
  return [`${titles[first.certainty]}: ${text === "" ? "(nothing is left)" : text}`];
}

const titles = { sure: "fix", guess: "guess" } as const;

function circumstances({ subject, limits = {} }: GoldenCase): string[] {
  return [
    ...(subject === undefined ? [] : [`(checked for ${subject}s)`]),
    ...Object.entries(limits).map(([name, limit]) => `(with the limit ${name}: ${limit})`),
  ];
}

/** A character that cannot be seen is shown as a dot. */
const visible = (rule: string): string => rule.replaceAll(/(?! )[\p{Z}\p{C}]/gu, "·");

function otherBlock(golden: GoldenOther): string {
  const { message, hint } = golden;
  const advice = hint === undefined ? [] : [`hint: ${hint}`];
  switch (golden.kind) {
    case "clock":
      return [golden.rule, message, ...advice].join("\n");
    case "changes":
      return [...golden.changes.map((one) => JSON.stringify(one)), message, ...advice].join("\n");
    case "file":
      return [golden.text.trimEnd(), `${golden.place}: ${message}`, ...advice].join("\n");
    default:
      return golden satisfies never;
  }
}
