import type { Properties } from "../../directory/properties.ts";
import type { Command } from "../../tenant/command.ts";
import type { Group } from "../../tenant/group.ts";
import { namedIn } from "../../tenant/named-in.ts";
import type { Applied, Outcome } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";

/** One batch, and what came of it. */
export interface Step {
  /** The line of the file on which it stands, where it comes from one. */
  readonly line?: number;
  /** The time that the file gives for it. */
  readonly at?: Date;
  readonly commands: readonly Command[];
  readonly outcome: Outcome;
  /** The subjects that the commands name, as they were before. */
  readonly befores: ReadonlyMap<string, Properties | undefined>;
  /** The same subjects as they are now. */
  readonly afters: ReadonlyMap<string, Properties | undefined>;
  /** The groups that the commands name, as they were before. */
  readonly groupsBefore: ReadonlyMap<string, Group | undefined>;
}

/** Counts over a session. `changes` are batches of whatever kind. */
export interface Totals {
  changes: number;
  joined: number;
  left: number;
  refused: number;
  held: number;
}

/** A tenant while commands are given to it, one batch after the other. */
export class Session {
  public readonly tenant: Tenant;
  public readonly totals: Totals = { changes: 0, joined: 0, left: 0, refused: 0, held: 0 };
  /** Rules evaluated before the first batch. */
  public readonly evaluatedToBegin: number;

  public constructor(tenant: Tenant) {
    this.tenant = tenant;
    this.evaluatedToBegin = tenant.stats().rulesEvaluated;
  }

  /** Gives commands as one batch. */
  public take(
    commands: readonly Command[],
    place: { readonly line?: number; readonly at?: Date } = {},
  ): Step {
    return this.step(commands, place, () => this.tenant.execute(commands));
  }

  /** Does what is asked by other means than commands, such as to approve those of a held batch. */
  public step(
    commands: readonly Command[],
    place: { readonly line?: number; readonly at?: Date },
    run: () => Outcome,
  ): Step {
    const { tenant, totals } = this;
    const named = commands.map(namedIn);
    const subjectIds = new Set(named.flatMap(({ subjectId }) => subjectId ?? []));
    const groupIds = new Set(named.flatMap(({ groupId }) => groupId ?? []));
    const images = (): Map<string, Properties | undefined> =>
      new Map(Array.from(subjectIds, (id) => [id, tenant.attributesOf(id)]));
    const befores = images();
    const groupsBefore = new Map(Array.from(groupIds, (id) => [id, tenant.group(id)]));
    const outcome = run();
    totals.changes++;
    if (outcome.kind === "applied") this.count(outcome);
    else totals[outcome.kind]++;
    return { ...place, commands, outcome, befores, afters: images(), groupsBefore };
  }

  /** Lets the time pass until an instant, where that is later than now; says what came of it. */
  public pass(to: Date): Applied | undefined {
    if (to <= this.tenant.now) return undefined;
    const outcome = this.tenant.advance(to);
    if (outcome.kind === "refused") throw new TypeError(outcome.refusals[0]?.message);
    this.count(outcome);
    return outcome;
  }

  private count({ membershipChanges }: Applied): void {
    for (const { kind } of membershipChanges) this.totals[kind]++;
  }
}
