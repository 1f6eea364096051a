import { MembershipEngine } from "../membership/membership-engine.ts";
import type { Command } from "./command.ts";
import { isChange } from "./commands/run-commands.ts";
import { faultOf, withSettings } from "./commands/settings-command.ts";
import { execute, type Forecast, forecast, type Job, jobOf } from "./execution.ts";
import { loadJob, type LoadedSubject } from "./load.ts";
import { MemoryStore } from "./memory-store.ts";
import type { Applied, Outcome, Refused } from "./outcome.ts";
import { passTime } from "./pass-time.ts";
import { defaultSettings, type TenantSettings } from "./settings.ts";
import type { TenantImage, TenantStore } from "./store.ts";
import { TenantState } from "./tenant-state.ts";
import { TenantView } from "./tenant-view.ts";

/** How a tenant begins. */
export interface TenantOptions {
  /** The time; it goes on with `advance` only. */
  readonly now: Date;
  /** What differs from the usual settings. */
  readonly settings?: Partial<TenantSettings>;
  /** Where the tenant is kept; in memory where this is left out. */
  readonly store?: TenantStore;
  /** What the store holds already. */
  readonly image?: TenantImage;
}

/**
 * A directory, the groups in it, what they give, and the licenses: one door to all of it. Whatever is asked of it is a
 * command; commands that come together are one batch, which is done whole or not at all.
 */
export class Tenant extends TenantView {
  /** @throws TypeError for an invalid time or settings that cannot be */
  public constructor({ now, settings = {}, store = new MemoryStore(), image }: TenantOptions) {
    super(new TenantState(image ?? emptyImage(now, settings), now), store);
  }

  /**
   * Does what is asked, as one batch. What a user did wrong is in the outcome.
   *
   * @throws whatever the store throws where it cannot keep the batch; then nothing of it was done
   */
  public execute(command: Command | readonly Command[]): Outcome {
    const commands = asList(command);
    const outcome = this.run(jobOf(commands));
    if (outcome.kind === "held") this.hold(outcome.heldId, commands, outcome);
    return outcome;
  }

  /** Says what a batch would do, effects and licenses among it, and changes nothing. */
  public preview(command: Command | readonly Command[]): Forecast {
    return forecast(this.state, jobOf(asList(command)));
  }

  /** Takes in many users and devices as one batch: those that are there are replaced, others stay as they are. */
  public load(subjects: Iterable<LoadedSubject>): Outcome {
    const job = loadJob(this.state, subjects);
    const outcome = this.run(job);
    if (outcome.kind === "held") this.hold(outcome.heldId, job.commands(), outcome);
    return outcome;
  }

  /** Lets time pass: rules with `system.now`, the end of licenses and roles. Nothing of it is ever held. */
  public advance(to: Date): Applied | Refused {
    const time = to.getTime();
    if (!(time >= this.state.now)) {
      const message = `the time cannot go from ${this.now.toISOString()} back to ${Number.isNaN(time) ? "no time" : to.toISOString()}`;
      return { kind: "refused", refusals: [{ code: "bad-time", message, command: 0 }] };
    }
    const outcome = this.run({
      run: (batch) => {
        batch.cause = "time";
        passTime(batch, time);
        return [];
      },
      logged: () => [{ kind: "advance", to: to.toISOString() }],
      isFree: true,
    });
    if (outcome.kind === "held") throw new TypeError("time is never held");
    return outcome;
  }

  /** Does what a held batch asked for, on the tenant as it is now, past the guard rails. */
  public approve(heldId: string): Outcome {
    const held = this.state.tables.held.get(heldId);
    if (held === undefined) return noSuchBatch(heldId);
    const job = jobOf(held.commands);
    return this.run({
      run: (batch) => {
        batch.state.tables.held.set(heldId, undefined);
        return job.run(batch);
      },
      logged: () => [{ kind: "approve", heldId }, ...held.commands],
      isApproved: true,
    });
  }

  /** Forgets a held batch. */
  public discard(heldId: string): Outcome {
    if (this.state.tables.held.get(heldId) === undefined) return noSuchBatch(heldId);
    return this.run({
      run: (batch) => {
        batch.state.tables.held.set(heldId, undefined);
        return [];
      },
      logged: () => [{ kind: "discard", heldId }],
      isFree: true,
    });
  }

  public close(): void {
    this.store.close();
  }

  private run(job: Job): Outcome {
    return execute(this.state, this.store, job);
  }

  private hold(
    id: string,
    commands: readonly Command[],
    { breaches, membershipChanges }: Extract<Outcome, { kind: "held" }>,
  ): void {
    const joined = membershipChanges.filter(({ kind }) => kind === "joined").length;
    const left = membershipChanges.length - joined;
    // A copy, as the caller may go on with the list.
    const held = {
      id,
      at: this.now.toISOString(),
      commands: structuredClone(commands),
      breaches,
      joined,
      left,
    };
    this.run({
      run: ({ state }) => {
        state.tables.held.set(id, held);
        return [];
      },
      logged: () => [{ kind: "hold", heldId: id }],
      isFree: true,
    });
  }
}

function emptyImage(now: Date, given: Partial<TenantSettings>): TenantImage {
  const settings = withSettings(defaultSettings, given);
  const fault = faultOf(settings);
  if (fault !== undefined) throw new TypeError(fault);
  return {
    engine: new MembershipEngine({ now }),
    tables: {
      settings: [["tenant", settings]],
      licenses: [],
      groups: [],
      accounts: [],
      roles: [],
      held: [],
      licenseFailures: [],
      counters: [],
    },
    withheld: [],
    batch: 0,
    membershipSequence: 0,
  };
}

/**
 * The commands as the tenant keeps them: what the caller does to theirs later changes nothing. Of changes to subjects only
 * the log keeps more than a copy of the values.
 */
const asList = (command: Command | readonly Command[]): readonly Command[] =>
  (isList(command) ? command : [command]).map((one) =>
    isChange(one) ? one : structuredClone(one),
  );

const isList = (command: Command | readonly Command[]): command is readonly Command[] =>
  Array.isArray(command);

const noSuchBatch = (heldId: string): Refused => ({
  kind: "refused",
  refusals: [
    { code: "no-such-batch", message: `no batch is held under \`${heldId}\``, command: 0 },
  ],
});
