import { evaluate } from "../eval/evaluate.ts";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { type LegalRule, legalRules } from "./legal-rules.ts";
import { oneLine } from "./one-line.ts";
import { plural } from "./plural.ts";
import { type Progress, progressBar } from "./progress.ts";
import { gatherRules, type RuleOptions } from "./rules-input.ts";
import { subjectsIn } from "./subjects-input.ts";
import type { Terminal } from "./terminal.ts";
import { timeOption } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";

/** What `muster members` is asked about rules. */
export interface RuleMembersOptions extends RuleOptions {
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly now?: string | undefined;
  readonly format: "pretty" | "json";
}

interface Member {
  readonly id: string;
  readonly label: string;
}

/** Who is in a group, and about whom the data does not say. */
interface Answer {
  readonly rule: LegalRule;
  readonly members: Member[];
  readonly undecided: Member[];
  /** For each property that is not known, how many are undecided without it. */
  readonly missing: Map<string, number>;
  looked: number;
}

/** Lists who is in the groups of rules. */
export async function membersOfRules(
  files: readonly string[],
  options: RuleMembersOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const rules = await gatherRules(files, options);
  const legal = legalRules(rules, terminal);
  const now = timeOption("--now", options.now) ?? new Date();
  const answers = legal.map((rule): Answer => ({
    rule,
    members: [],
    undecided: [],
    missing: new Map(),
    looked: 0,
  }));
  const progress = progressBar();
  for (const kind of ["user", "device"] as const) {
    const concerned = answers.filter(({ rule }) => rule.checked.subject === kind);
    if (concerned.length === 0) continue;
    const file = options[`${kind}s`];
    if (file === undefined)
      throw new UsageError(
        `a rule is about ${kind}s, and no file of them is given`,
        `name it with --${kind}s`,
      );
    await look(concerned, file, now, progress);
  }
  progress.stop();
  if (options.format === "json") showJson(answers, terminal);
  else for (const answer of answers) showPretty(answer, terminal);
  const isUndecided = answers.some(({ undecided }) => undecided.length > 0);
  return worse(
    legal.length < rules.length ? exitCode.illegal : exitCode.fine,
    isUndecided ? exitCode.undecided : exitCode.fine,
  );
}

async function look(
  answers: readonly Answer[],
  file: string,
  now: Date,
  progress: Progress,
): Promise<void> {
  const checked = answers.map(({ rule }) => rule.checked);
  const kind = checked[0]?.subject ?? "user";
  for await (const { id, label, properties, unknown } of subjectsIn(
    file,
    kind,
    checked,
    progress,
  )) {
    const subject = { objectId: id, ...properties };
    for (const answer of answers) {
      const truth = evaluate(answer.rule.checked, subject, { now, unknown });
      answer.looked++;
      if (truth === true) answer.members.push({ id, label });
      else if (truth === "unknown") {
        answer.undecided.push({ id, label });
        for (const name of answer.rule.checked.reads) {
          if (unknown.has(name)) answer.missing.set(name, (answer.missing.get(name) ?? 0) + 1);
        }
      }
    }
  }
}

function showPretty(
  { rule, members, undecided, missing, looked }: Answer,
  { print, note, colors, noteColors }: Terminal,
): void {
  const kind = rule.checked.subject;
  if (rule.group !== undefined) print(colors.bold(oneLine(rule.group.displayName)));
  for (const { id, label } of members) print(`${id}  ${oneLine(label)}`);
  note(noteColors.dim(`${plural(members.length, "member")} of ${plural(looked, kind)}`));
  if (undecided.length === 0) return;
  const why = [...missing]
    .map(([name, count]) => `\`${name}\` of ${plural(count, kind)}`)
    .join(", ");
  note(noteColors.yellow(`${undecided.length} undecided: the file does not tell ${why}`));
}

function showJson(answers: readonly Answer[], { print }: Terminal): void {
  const groups = answers.map(({ rule, members, undecided, missing, looked }) => ({
    title: rule.title,
    ...(rule.group !== undefined && { groupId: rule.group.id }),
    rule: rule.text,
    looked,
    members,
    undecided,
    notKnown: Object.fromEntries(missing),
  }));
  print(JSON.stringify({ schemaVersion: 1, groups }, undefined, 2));
}
