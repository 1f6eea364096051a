import type { Explanation } from "../../eval/explain.ts";
import type { Access } from "../../tenant/access.ts";
import type { Group } from "../../tenant/group.ts";
import { isProcessed } from "../../tenant/is-processed.ts";
import type { RecordedChange } from "../../tenant/store.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { formatOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import { explanationLines } from "../show-explanation.ts";
import type { Terminal } from "../terminal.ts";
import { findGroup } from "./find-group.ts";
import { findSubject } from "./find-subject.ts";
import { namesOf } from "./names.ts";
import { reading } from "./open-session.ts";
import { accessText } from "./access-text.ts";

/** Registers `muster why`. */
export function addWhy({ program, terminal, end }: Registration): void {
  program
    .command("why")
    .description(
      "Say why somebody is or is not in a group of a tenant, since when, and what it gives.",
    )
    .argument("<file>", "the file of the tenant")
    .argument("<group>", "the id or display name of the group")
    .argument("<user>", "the id or principal name of a user, or the id of a device")
    .addOption(formatOption())
    .addHelpText("after", '\nExample:\n  muster why contoso.db "All guests" eve@fabrikam.com')
    .action((file: string, group: string, user: string, options: { format: "pretty" | "json" }) =>
      end(reading(file, (tenant) => whyCommand(tenant, group, user, options.format, terminal))),
    );
}

/** All that is known of one subject in one group. */
interface Why {
  readonly group: Group;
  readonly id: string;
  readonly isMember: boolean;
  readonly explanation: Explanation | undefined;
  /** Why what is served is not what the rule says at this moment; `undefined` where the rule is served. */
  readonly frozen: string | undefined;
  /** When they joined or left last. */
  readonly last: RecordedChange | undefined;
  /** What they have through the group. */
  readonly gives: readonly Access[];
}

function whyCommand(
  tenant: Tenant,
  wanted: string,
  user: string,
  format: "pretty" | "json",
  terminal: Terminal,
): ExitCode {
  const group = findGroup(tenant, wanted);
  const id = findSubject(tenant, user);
  const why: Why = {
    group,
    id,
    isMember: tenant.isMember(group.id, id),
    explanation: tenant.explain(group.id, id),
    frozen: isProcessed(group) ? undefined : frozenText(group),
    last: lastChange(tenant, group.id, id),
    gives: tenant.accessOf(id).filter(({ groupIds }) => groupIds.includes(group.id)),
  };
  if (format === "json") terminal.print(asJson(tenant, why));
  else show(tenant, why, terminal);
  return exitCode.fine;
}

function frozenText(group: Group): string {
  const { membershipType, processingState, processingStatus, staleSince } = group;
  if (membershipType === "Assigned") return "its members are assigned by hand";
  if (processingState === "Paused") return "the group is paused, so its members stay as they are";
  if (processingStatus.status === "Failed")
    return `its rule failed, so its members stay as they are: ${processingStatus.errorMessage ?? "no reason is known"}`;
  return `no license allows dynamic groups since ${staleSince ?? "now"}, so its members stay as they are`;
}

const lastChange = (
  tenant: Tenant,
  groupId: string,
  subjectId: string,
): RecordedChange | undefined =>
  tenant
    .history({ subjectId })
    .flatMap((entry) => (entry.kind === "membership" ? [entry.change] : []))
    .findLast((change) => change.groupId === groupId);

function show(
  tenant: Tenant,
  { group, id, isMember, explanation, frozen, last, gives }: Why,
  { print, colors }: Terminal,
): void {
  const names = namesOf(tenant);
  const verdict = isMember ? colors.green("is a member") : colors.red("is not a member");
  print(`${colors.bold(names.subject(id))} ${verdict} of ${names.group(group.id)}`);
  if (last !== undefined)
    print(
      colors.dim(
        `${last.kind} ${last.at.toISOString()} by ${causeText(last.cause)}, in batch ${last.batch}`,
      ),
    );
  if (frozen !== undefined) {
    print(colors.yellow(frozen));
    const says = explanation?.expressionResult;
    if (says !== undefined && says !== isMember)
      print(colors.yellow(`the rule would say ${says === true ? "yes" : "no"}`));
  }
  if (explanation !== undefined) {
    print("");
    for (const line of explanationLines(explanation, colors)) print(line);
  }
  if (gives.length === 0) return;
  print("");
  for (const access of gives) print(accessText(access, names));
}

/** What the log calls the passing of time, a load, or a kind of command. */
const causeText = (cause: string): string => (cause === "time" ? "the passing of time" : cause);

const asJson = (
  tenant: Tenant,
  { group, id, isMember, explanation, frozen, last, gives }: Why,
): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      groupId: group.id,
      group: group.displayName,
      id,
      label: namesOf(tenant).subject(id),
      isMember,
      ...(frozen === undefined ? {} : { frozen }),
      ...(last === undefined ? {} : { last }),
      ...(group.membershipRule === undefined ? {} : { membershipRule: group.membershipRule }),
      ...(explanation === undefined
        ? {}
        : {
            membershipRuleEvaluationResult: explanation.expressionResult,
            membershipRuleEvaluationDetails: explanation,
          }),
      gives,
    },
    undefined,
    2,
  );
