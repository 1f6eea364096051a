import { legalRules } from "../legal-rules.ts";
import { oneLine } from "../one-line.ts";
import { progressBar } from "../progress.ts";
import { gatherRules } from "../rules-input.ts";
import { subjectsIn } from "../subjects-input.ts";
import type { Terminal } from "../terminal.ts";
import { timeOption } from "../time-option.ts";
import { UsageError } from "../usage-error.ts";
import type { Asked } from "./asked.ts";
import type { MinimalOptions } from "./minimal-options.ts";

/**
 * Reads a rule, and somebody from a file of users or devices.
 *
 * @returns `undefined` where the rule is not legal, which is shown
 * @throws UsageError where there is no such rule, file or subject
 * @throws InputError for a damaged file
 */
export async function askedOfFiles(
  files: readonly string[],
  options: MinimalOptions,
  terminal: Terminal,
): Promise<Asked | undefined> {
  const rules = await gatherRules(files, options);
  const [legal, other] = legalRules(rules, terminal);
  if (legal === undefined) return undefined;
  if (other !== undefined || rules.length > 1)
    throw new UsageError(
      "minimal looks at one rule",
      "choose a group with --group, or give a rule with --rule",
    );
  const { checked: rule, text, group } = legal;
  const kind = rule.subject;
  const file = kind === "user" ? options.users : options.devices;
  if (file === undefined)
    throw new UsageError(
      `the rule is about ${kind}s, and no file of them is given`,
      `name it with --${kind}s`,
    );
  const { id: wanted } = options;
  if (wanted === undefined)
    throw new UsageError(
      `it is not said which ${kind} is meant`,
      "give the object id, or a user's principal name, with --id",
    );
  const now = timeOption("--now", options.now) ?? new Date();
  const progress = progressBar();
  try {
    for await (const { id, properties, unknown, label } of subjectsIn(file, kind, [rule], progress))
      if (isMeant(id, properties["userPrincipalName"], wanted))
        return {
          rule,
          text,
          group,
          id,
          label: oneLine(label),
          subject: { objectId: id, ...properties },
          now,
          untold: rule.reads.filter((name) => unknown.has(name)),
          standing: undefined,
        };
  } finally {
    progress.stop();
  }
  throw new UsageError(
    `${file}: there is no ${kind} \`${oneLine(wanted)}\``,
    "give the object id, or a user's principal name",
  );
}

function isMeant(id: string, principalName: unknown, wanted: string): boolean {
  const key = wanted.toLowerCase();
  return (
    id.toLowerCase() === key ||
    (typeof principalName === "string" && principalName.toLowerCase() === key)
  );
}
