import { decisiveLeaves } from "../decisive-leaves.ts";
import { check } from "../../check/check.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import { explain, type Explanation } from "../../eval/explain.ts";
import type { Command } from "../../tenant/command.ts";
import type { Forecast } from "../../tenant/execution.ts";
import type { Group } from "../../tenant/group.ts";
import type { Effect } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { legalRules } from "../legal-rules.ts";
import { formatOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import { remark } from "../show-explanation.ts";
import type { Terminal } from "../terminal.ts";
import { findGroup } from "./find-group.ts";
import { namesOf } from "./names.ts";
import { reading } from "./open-session.ts";
import { thingOf } from "./show-effects.ts";
import { breachText, refusalLines } from "./show-refusal.ts";

/** Registers `muster preview`. */
export function addPreview({ program, terminal, end }: Registration): void {
  program
    .command("preview")
    .description("Say who would join and leave by another rule, and what it would take and give.")
    .argument("<file>", "the file of the tenant, which stays as it is")
    .argument("<group>", "the id or display name of the group")
    .requiredOption("--rule <rule>", "the rule that it would have")
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExample:\n  muster preview contoso.db "All Sales" --rule 'user.department -in ["Sales", "Marketing"]'`,
    )
    .action((file: string, group: string, options: PreviewOptions) =>
      end(reading(file, (tenant) => previewCommand(tenant, group, options, terminal))),
    );
}

/** What `muster preview` is asked. */
interface PreviewOptions {
  readonly rule: string;
  readonly format: "pretty" | "json";
}

function previewCommand(
  tenant: Tenant,
  wanted: string,
  { rule, format }: PreviewOptions,
  terminal: Terminal,
): ExitCode {
  const group = findGroup(tenant, wanted);
  const [legal] = legalRules([{ title: "rule", text: rule }], terminal);
  if (legal === undefined) {
    if (format === "json") {
      const { diagnostics } = check(rule);
      terminal.print(
        JSON.stringify({ schemaVersion: 1, outcome: "illegal", diagnostics }, undefined, 2),
      );
    }
    return exitCode.illegal;
  }
  const forecast = tenant.preview(edit(group, rule));
  const reasons = reasonsOf(tenant, legal.checked, forecast);
  if (format === "json") terminal.print(asJson(group, rule, forecast, reasons));
  else show(tenant, group, forecast, reasons, terminal);
  return forecast.outcome.kind === "applied" ? exitCode.fine : exitCode.findings;
}

/** A paused group moves nobody until it is resumed, and one that is assigned has to become dynamic. */
function edit({ id: groupId, membershipType, processingState }: Group, rule: string): Command[] {
  if (membershipType === "Assigned") return [{ kind: "makeDynamic", groupId, rule }];
  const set = { kind: "setRule", groupId, rule } as const;
  return processingState === "Paused" ? [set, { kind: "resume", groupId }] : [set];
}

/** Why one of those who would move would do so. */
interface Reason {
  readonly id: string;
  readonly kind: "joined" | "left";
  readonly decisive: readonly Explanation[];
}

/** The first few on either side. */
function reasonsOf(tenant: Tenant, rule: CheckedRule, { outcome }: Forecast): Reason[] {
  if (outcome.kind === "refused") return [];
  return (["joined", "left"] as const).flatMap((kind) =>
    outcome.membershipChanges
      .filter((change) => change.kind === kind)
      .slice(0, shownReasons)
      .map(({ subjectId: id }) => {
        const explanation = explain(rule, tenant.attributesOf(id) ?? {}, { now: tenant.now });
        return { id, kind, decisive: decisiveLeaves(explanation) };
      }),
  );
}

const shownReasons = 3;

function show(
  tenant: Tenant,
  group: Group,
  { outcome, needed }: Forecast,
  reasons: readonly Reason[],
  { print, colors }: Terminal,
): void {
  const names = namesOf(tenant);
  print(colors.bold(names.group(group.id)));
  if (outcome.kind === "refused") {
    for (const line of refusalLines(outcome, colors)) print(line);
    return;
  }
  const { membershipChanges, effects } = outcome;
  for (const kind of ["joined", "left"] as const) {
    const count = membershipChanges.filter((change) => change.kind === kind).length;
    const mark = kind === "joined" ? colors.green("+") : colors.red("-");
    const verb = kind === "joined" ? "join" : "leave";
    print(`  ${mark} ${count.toLocaleString("en-US")} ${verb}${summaryOf(effects, kind)}`);
    for (const { id, decisive } of reasons.filter((reason) => reason.kind === kind)) {
      const why = decisive.map((leaf) => `${leaf.expression}${remark(leaf)}`).join("; ");
      print(`      ${names.subject(id)}${colors.dim(`   ${why}`)}`);
    }
  }
  print(`  licenses needed: ${needed.before} before, ${needed.after} after`);
  if (group.processingState === "Paused" && group.membershipType === "Dynamic")
    print(colors.yellow("  the group is paused: nobody moves before it is resumed"));
  if (group.staleSince !== undefined)
    print(colors.yellow("  no license allows dynamic groups: nobody moves before one does"));
  if (outcome.kind !== "held") return;
  print(`  ${colors.yellow("it would be held:")}`);
  for (const breach of outcome.breaches) print(`    ${breachText(breach, names)}`);
}

/** ", 12 of them lose Microsoft 365 E3": how many distinct people each thing comes to, or goes from. */
function summaryOf(effects: readonly Effect[], side: "joined" | "left"): string {
  const verbs = { gained: "gain", lost: "lose", failed: "do not get" } as const;
  const people = new Map<string, Set<string>>();
  for (const effect of effects) {
    if ((effect.kind === "lost") !== (side === "left")) continue;
    const what = `${verbs[effect.kind]} ${thingOf(effect)}`;
    people.set(what, (people.get(what) ?? new Set()).add(effect.subjectId));
  }
  return Array.from(people, ([what, ids]) => `, ${ids.size} of them ${what}`).join("");
}

const asJson = (
  group: Group,
  rule: string,
  { outcome, needed }: Forecast,
  reasons: readonly Reason[],
): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      groupId: group.id,
      group: group.displayName,
      rule,
      outcome: outcome.kind,
      ...(outcome.kind === "refused"
        ? { refusals: outcome.refusals }
        : { membershipChanges: outcome.membershipChanges, effects: outcome.effects }),
      ...(outcome.kind === "held" ? { breaches: outcome.breaches } : {}),
      licensesNeeded: needed,
      reasons,
    },
    undefined,
    2,
  );
