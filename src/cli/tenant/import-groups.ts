import type { Diagnostic } from "../../grammar/diagnostic.ts";
import type { GroupRecord } from "../../exchange/group-record.ts";
import type { Command } from "../../tenant/command.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Progress } from "../progress.ts";
import type { Doubts } from "./doubts.ts";
import { groupCommands } from "./group-commands.ts";
import { productName } from "./names.ts";

/** A group that was not imported as the file has it, and why. */
export interface GroupRefusal {
  readonly record: GroupRecord;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly diagnostics?: readonly Diagnostic[] | undefined;
}

/** What came of the groups of a file. */
export interface ImportedGroups {
  created: number;
  changed: number;
  same: number;
  readonly refused: GroupRefusal[];
  /** Groups that are not processed, as nobody told the attributes that their rules read. */
  readonly doubtful: { readonly record: GroupRecord; readonly missing: readonly string[] }[];
  /** Groups that are paused in the tenant and on in the file. */
  readonly stillPaused: GroupRecord[];
  readonly held: string[];
  /** Members in the file who are not in the directory. */
  strangers: number;
  /** By what members of groups did not get, and why: how many of them. */
  readonly unlicensed: Map<string, number>;
}

/** Makes the groups of a file, and changes those that differ; some hundred groups are one batch. */
export function importGroups(
  tenant: Tenant,
  records: readonly GroupRecord[],
  doubts: Doubts,
  isPruning: boolean,
  progress: Progress,
): ImportedGroups {
  const all: ImportedGroups = {
    created: 0,
    changed: 0,
    same: 0,
    refused: [],
    doubtful: [],
    stillPaused: [],
    held: [],
    strangers: 0,
    unlicensed: new Map(),
  };
  for (let at = 0; at < records.length; at += chunkLength) {
    progress.update("groups", at, records.length);
    const planned = records.slice(at, at + chunkLength).flatMap((record) => {
      const plan = planOf(tenant, record, doubts, isPruning, all);
      return plan === undefined ? [] : [plan];
    });
    run(tenant, planned, all);
  }
  return all;
}

const chunkLength = 100;

/** What is to be done about one group. */
interface Plan {
  readonly record: GroupRecord;
  readonly isNew: boolean;
  readonly commands: readonly Command[];
}

function planOf(
  tenant: Tenant,
  record: GroupRecord,
  doubts: Doubts,
  isPruning: boolean,
  all: ImportedGroups,
): Plan | undefined {
  const known = tenant.group(record.id);
  const found = groupCommands(tenant, record, known, doubts, isPruning);
  if (found.kind === "refused") {
    all.refused.push({ record, ...found.refusal });
    return undefined;
  }
  const { commands, missing, isStillPaused, strangers } = found;
  if (missing.length > 0) all.doubtful.push({ record, missing });
  else if (isStillPaused) all.stillPaused.push(record);
  all.strangers += strangers;
  if (commands.length > 0) return { record, isNew: known === undefined, commands };
  all.same++;
  return undefined;
}

/** Groups that cannot be done together are done one by one, so that each has its own answer. */
function run(tenant: Tenant, plans: readonly Plan[], all: ImportedGroups): void {
  if (plans.length === 0) return;
  const outcome = tenant.execute(plans.flatMap(({ commands }) => commands));
  if (outcome.kind === "applied") {
    for (const { isNew } of plans) all[isNew ? "created" : "changed"]++;
    for (const effect of outcome.effects)
      if (effect.kind === "failed") {
        const what = `${productName(effect.skuId)} (${effect.violation})`;
        all.unlicensed.set(what, (all.unlicensed.get(what) ?? 0) + 1);
      }
    return;
  }
  const [plan, ...more] = plans;
  if (plan !== undefined && more.length === 0) {
    if (outcome.kind === "held") all.held.push(outcome.heldId);
    else {
      const [refusal] = outcome.refusals;
      all.refused.push({ record: plan.record, ...(refusal ?? { message: "it cannot be done" }) });
      all.doubtful.splice(
        0,
        Infinity,
        ...all.doubtful.filter(({ record }) => record !== plan.record),
      );
    }
    return;
  }
  if (outcome.kind === "held") tenant.discard(outcome.heldId);
  for (const one of plans) run(tenant, [one], all);
}
