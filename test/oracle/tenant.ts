import type { RefusalCode } from "../../src/directory/refusal-codes.ts";
import type { SubjectData } from "../../src/index.ts";
import type { Command } from "../../src/tenant/command.ts";
import { defaultSettings, type TenantSettings } from "../../src/tenant/settings.ts";
import { lineOf, Model } from "../laws/model.ts";
import { take } from "./tenant-command.ts";
import { breachesOf } from "./tenant-rails.ts";
import {
  copyOf,
  coveredIn,
  pairsMissing,
  pass,
  seatsOf,
  settle,
  type TenantState,
} from "./tenant-state.ts";

/** What the model says of a batch: changes and breaches as sorted lines, of refusals the first. */
export type ModelOutcome =
  | { readonly kind: "applied"; readonly changes: readonly string[] }
  | {
      readonly kind: "held";
      readonly changes: readonly string[];
      readonly breaches: readonly string[];
    }
  | { readonly kind: "refused"; readonly code: RefusalCode };

/**
 * A tenant in the simplest way: after every command, the members of each group whose rule is processed are computed afresh
 * by the reference evaluator, and those of all other groups stay as they are. It counts and compares everything before
 * and after a batch, and keeps no index.
 */
export class TenantModel {
  /** The batches that wait, the oldest first. */
  public held: readonly (readonly Command[])[] = [];
  public state: TenantState;

  public constructor(now: Date, settings: Partial<TenantSettings> = {}) {
    this.state = {
      directory: new Model(now),
      accounts: new Map(),
      groups: new Map(),
      licenses: new Map(),
      created: new Set(),
      settings: { ...defaultSettings, ...settings },
    };
  }

  public execute(commands: readonly Command[]): ModelOutcome {
    const { outcome, after } = this.forecast(commands);
    this.state = after;
    if (outcome.kind === "held") this.held = [...this.held, commands];
    return outcome;
  }

  /** What `execute` would say, and the state after it. */
  public forecast(commands: readonly Command[]): { outcome: ModelOutcome; after: TenantState } {
    const attempted = this.attempt(commands);
    if (attempted.outcome.kind !== "applied") return attempted;
    const breaches = breachesOf(this.state, attempted.after);
    return breaches.length === 0
      ? attempted
      : { outcome: { ...attempted.outcome, kind: "held", breaches }, after: this.state };
  }

  public load(subjects: readonly SubjectData[]): ModelOutcome {
    return this.execute(subjects.map((data): Command => ({ kind: "upsert", ...data })));
  }

  public advance(to: Date): ModelOutcome {
    if (to < this.state.directory.now) return { kind: "refused", code: "bad-time" };
    const before = this.state;
    const after = copyOf(before);
    pass(after, to);
    this.state = after;
    return { kind: "applied", changes: changesBetween(before, after) };
  }

  /** Executes the held batch at this place without the rails. */
  public approve(place: number): ModelOutcome {
    const commands = this.held[place];
    if (commands === undefined) return { kind: "refused", code: "no-such-batch" };
    const { outcome, after } = this.attempt(commands);
    this.state = after;
    if (outcome.kind === "applied") this.drop(place);
    return outcome;
  }

  public discard(place: number): ModelOutcome {
    if (this.held[place] === undefined) return { kind: "refused", code: "no-such-batch" };
    this.drop(place);
    return { kind: "applied", changes: [] };
  }

  public members(groupId: string): string[] {
    return [...(this.state.groups.get(groupId)?.members ?? [])];
  }

  public get covered(): number {
    return coveredIn(this.state).size;
  }

  private drop(place: number): void {
    this.held = this.held.filter((_, index) => index !== place);
  }

  private attempt(commands: readonly Command[]): { outcome: ModelOutcome; after: TenantState } {
    const before = this.state;
    const after = copyOf(before);
    for (const command of commands) {
      const code = take(after, command);
      if (code !== undefined) return { outcome: { kind: "refused", code }, after: before };
      settle(after);
    }
    return isOverdrawn(before, after)
      ? { outcome: { kind: "refused", code: "too-few-seats" }, after: before }
      : { outcome: { kind: "applied", changes: changesBetween(before, after) }, after };
  }
}

/** Who joined and left, with what cancels out left out. */
const changesBetween = (before: TenantState, after: TenantState): string[] =>
  [
    ...pairsMissing(before, after).map((pair) => lineOf({ kind: "joined", ...pair })),
    ...pairsMissing(after, before).map((pair) => lineOf({ kind: "left", ...pair })),
  ].toSorted();

/** Whether a batch covers more users than before, and more than there are seats, where the gate asks. */
function isOverdrawn(before: TenantState, after: TenantState): boolean {
  const covered = coveredIn(after).size;
  return (
    after.settings.gate === "enforce" &&
    covered > seatsOf(after) &&
    covered > coveredIn(before).size
  );
}
