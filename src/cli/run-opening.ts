import type { SubjectData } from "../directory/properties.ts";
import type { GateMode, License, Verdict } from "../licensing/gate.ts";
import type { Command } from "../tenant/command.ts";
import type { Outcome } from "../tenant/outcome.ts";
import { Tenant } from "../tenant/tenant.ts";
import type { LegalRule } from "./legal-rules.ts";
import { oneLine } from "./one-line.ts";
import { plural } from "./plural.ts";
import type { Progress } from "./progress.ts";
import { subjectsIn } from "./subjects-input.ts";
import { licenseCommands } from "./tenant/license-commands.ts";
import { Session } from "./tenant/session.ts";
import { membershipsOf } from "./tenant/show-summary.ts";
import { showVerdict } from "./tenant/show-verdict.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** What a run begins with. */
export interface OpeningOptions {
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly license: readonly License[];
  readonly mode: GateMode;
  readonly now: Date;
}

/** A group whose rule reads attributes that the data does not tell. */
interface UndecidedGroup {
  readonly rule: LegalRule;
  readonly missing: readonly string[];
}

/** A tenant in memory with the groups of a file and the subjects of others. */
export interface Opening {
  readonly session: Session;
  readonly undecided: readonly UndecidedGroup[];
  /** What the gate says of the members with whom the run begins; `allowed` where no license was named. */
  readonly verdict: Verdict;
}

/**
 * Loads subjects and rules. A group whose rule reads attributes that the files do not tell is not served.
 *
 * @throws UsageError where a rule asks for devices and no file of them is given
 */
export async function openRun(
  rules: readonly LegalRule[],
  options: OpeningOptions,
  progress: Progress,
): Promise<Opening> {
  const { subjects, unknown } = await loadAll(rules, options, progress);
  const undecided = rules
    .map((rule) => ({
      rule,
      missing: rule.checked.reads.filter((name) => unknown[rule.checked.subject].has(name)),
    }))
    .filter(({ missing }) => missing.length > 0);
  const isLeftOut = new Set(undecided.map(({ rule }) => rule));
  // The gate looks at the members of the beginning only once they are all there.
  const tenant = new Tenant({ now: options.now, settings: { gate: "off" } });
  demand(tenant.load(subjects));
  demand(tenant.execute(rules.filter((rule) => !isLeftOut.has(rule)).map(groupOf)));
  if (options.license.length > 0)
    demand(
      tenant.execute([
        ...licenseCommands(options.license),
        { kind: "changeSettings", settings: { gate: options.mode } },
      ]),
    );
  return { session: new Session(tenant), undecided, verdict: tenant.verdict() };
}

interface Loaded {
  readonly subjects: readonly SubjectData[];
  readonly unknown: Readonly<Record<"user" | "device", ReadonlySet<string>>>;
}

async function loadAll(
  rules: readonly LegalRule[],
  options: OpeningOptions,
  progress: Progress,
): Promise<Loaded> {
  const subjects: SubjectData[] = [];
  const unknown = { user: new Set<string>(), device: new Set<string>() };
  for (const kind of ["user", "device"] as const) {
    const file = options[`${kind}s`];
    const checked = rules
      .filter((rule) => rule.checked.subject === kind)
      .map((rule) => rule.checked);
    if (file === undefined) {
      if (checked.length > 0)
        throw new UsageError(
          `${checked.length} groups are about ${kind}s, and no file of them is given`,
          `name it with --${kind}s`,
        );
      continue;
    }
    for await (const record of subjectsIn(file, kind, checked, progress)) {
      for (const name of record.unknown) unknown[record.subject].add(name);
      subjects.push({ subject: record.subject, id: record.id, properties: record.properties });
    }
  }
  return { subjects, unknown };
}

const groupOf = ({ group, title, text }: LegalRule): Command => ({
  kind: "createGroup",
  group: {
    id: group?.id ?? title,
    displayName: group?.displayName ?? title,
    membershipRule: text,
  },
});

/** @throws UsageError where the files hold what a directory cannot */
function demand(outcome: Outcome): void {
  if (outcome.kind !== "refused") return;
  const [first] = outcome.refusals;
  throw new UsageError(first?.message ?? "the files do not fit together", first?.hint);
}

/** Shows with what a run begins, and which groups it cannot serve. */
export function showOpening(
  { session: { tenant }, undecided, verdict }: Opening,
  paused: readonly LegalRule[],
  { note, noteColors }: Terminal,
): void {
  const { subjects } = tenant.stats();
  const memberships = plural(membershipsOf(tenant), "membership");
  note(
    noteColors.dim(
      `${plural(subjects, "subject")}, ${plural(tenant.groups().length, "group")}, ${memberships} to begin with`,
    ),
  );
  for (const rule of paused) note(noteColors.dim(`not served: ${titleOf(rule)}, as it is paused`));
  for (const { rule, missing } of undecided) {
    const names = missing.map((name) => `\`${name}\``).join(", ");
    note(noteColors.yellow(`not served: ${titleOf(rule)}, as the files do not tell ${names}`));
  }
  const more = showVerdict(verdict);
  if (more !== undefined) note(noteColors.red(more));
}

const titleOf = ({ group, title }: LegalRule): string => oneLine(group?.displayName ?? title);
