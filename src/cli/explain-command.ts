import { explain, type Explanation } from "../eval/explain.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { legalRules } from "./legal-rules.ts";
import { oneLine } from "./one-line.ts";
import { progressBar } from "./progress.ts";
import { gatherRules, type RuleOptions } from "./rules-input.ts";
import { subjectsIn } from "./subjects-input.ts";
import { explanationLines } from "./show-explanation.ts";
import type { Terminal } from "./terminal.ts";
import { timeOption } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";
import {
  devicesOption,
  formatOption,
  groupOption,
  groupsOption,
  nowOption,
  ruleOption,
  usersOption,
} from "./options.ts";
import type { Registration } from "./registration.ts";

/** Registers `muster explain`. */
export function addExplain({ program, terminal, end }: Registration): void {
  program
    .command("explain")
    .description("Say why a user or a device is or is not a member, comparison by comparison.")
    .argument("[files...]", "a file with the rule")
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(usersOption())
    .addOption(devicesOption())
    .requiredOption("--id <id>", "the object id, or a user's principal name")
    .addOption(nowOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExample:\n  muster explain --groups groups.json --group "All Sales" --users users.csv --id anna@contoso.com`,
    )
    .action(async (files: string[], options: ExplainCommandOptions) =>
      end(await explainCommand(files, options, terminal)),
    );
}

/** What `muster explain` is asked. */
interface ExplainCommandOptions extends RuleOptions {
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly id: string;
  readonly now?: string | undefined;
  readonly format: "pretty" | "json";
}

/** Says why a user or a device is or is not in a group, comparison by comparison. */
async function explainCommand(
  files: readonly string[],
  options: ExplainCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const rules = await gatherRules(files, options);
  const legal = legalRules(rules, terminal);
  if (legal.length < rules.length) return exitCode.illegal;
  const [rule] = legal;
  if (rule === undefined || legal.length > 1)
    throw new UsageError(
      "explain looks at one rule",
      "choose a group with --group, or give a rule with --rule",
    );
  const kind = rule.checked.subject;
  const file = kind === "user" ? options.users : options.devices;
  if (file === undefined)
    throw new UsageError(
      `the rule is about ${kind}s, and no file of them is given`,
      `name it with --${kind}s`,
    );
  const progress = progressBar();
  for await (const subject of subjectsIn(file, kind, [rule.checked], progress)) {
    if (!isMeant(subject.id, subject.properties["userPrincipalName"], options.id)) continue;
    progress.stop();
    const properties = { objectId: subject.id, ...subject.properties };
    const explanation = explain(rule.checked, properties, {
      now: timeOption("--now", options.now) ?? new Date(),
      unknown: subject.unknown,
    });
    if (options.format === "json") terminal.print(asGraph(rule.text, explanation));
    else show(oneLine(subject.label), explanation, terminal);
    return explanation.expressionResult === "unknown" ? exitCode.undecided : exitCode.fine;
  }
  progress.stop();
  throw new UsageError(
    `${file}: there is no ${kind} \`${options.id}\``,
    "give the object id, or a user's principal name",
  );
}

function isMeant(id: string, principalName: unknown, wanted: string): boolean {
  const names = [id, ...(typeof principalName === "string" ? [principalName] : [])];
  return names.some((name) => name.toLowerCase() === wanted.toLowerCase());
}

/** The shape of Microsoft Graph's `evaluateDynamicMembership`. */
const asGraph = (rule: string, explanation: Explanation): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      membershipRule: rule,
      membershipRuleEvaluationResult: explanation.expressionResult,
      membershipRuleEvaluationDetails: explanation,
    },
    undefined,
    2,
  );

function show(label: string, explanation: Explanation, { print, colors }: Terminal): void {
  const { expressionResult } = explanation;
  const verdict = {
    true: colors.green("is a member"),
    false: colors.red("is not a member"),
    unknown: colors.yellow("may or may not be a member: the data does not say"),
  }[`${expressionResult}`];
  print(`${colors.bold(label)} ${verdict}\n`);
  for (const line of explanationLines(explanation, colors)) print(line);
}
