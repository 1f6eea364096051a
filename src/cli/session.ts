import type { Change } from "../directory/change.ts";
import type { Properties, SubjectData } from "../directory/properties.ts";
import type { ChangeRecord } from "../exchange/read-changes.ts";
import { labelOf } from "../exchange/subject-record.ts";
import { type GateMode, type License, type Verdict, verdictOf } from "../licensing/gate.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import { MembershipEngine } from "../membership/membership-engine.ts";
import type { LegalRule } from "./legal-rules.ts";
import type { Progress } from "./progress.ts";
import { subjectsIn } from "./subjects-input.ts";
import { UsageError } from "./usage-error.ts";

/** What a session begins with. */
export interface SessionOptions {
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

/** One change, and what came of it. */
export interface Step {
  readonly record: ChangeRecord;
  /** What to call the subject. */
  readonly label: string;
  readonly changes: readonly MembershipChange[];
  /** Attributes before the change; `undefined` for a subject that there was not. */
  readonly before: Properties | undefined;
  readonly after: Properties | undefined;
  /** Why the change was not applied. */
  readonly refusal: Verdict | undefined;
}

/** Counts over a session. */
interface Totals {
  changes: number;
  joined: number;
  left: number;
  refused: number;
}

/** An engine with the groups of a file, the subjects of another, and the gate before it. */
export interface Session {
  readonly engine: MembershipEngine;
  readonly served: ReadonlyMap<string, LegalRule>;
  readonly undecided: readonly UndecidedGroup[];
  /** What the gate says of the members with whom the session begins; `allowed` where no license was named. */
  readonly opening: Verdict;
  readonly totals: Totals;
  /** Rules evaluated before the first change. */
  readonly evaluatedToBegin: number;
  readonly verdict: () => Verdict;
  readonly apply: (record: ChangeRecord) => Step;
  /** Lets the time pass until an instant, where that is later than now, and says who joined and left by it. */
  readonly advance: (to: Date) => MembershipChange[];
}

/**
 * Loads subjects and rules. A group whose rule reads attributes that the files do not tell is not served.
 *
 * @throws UsageError where a rule asks for devices and no file of them is given
 */
export async function openSession(
  rules: readonly LegalRule[],
  options: SessionOptions,
  progress: Progress,
): Promise<Session> {
  const { subjects, unknown } = await loadAll(rules, options, progress);
  const engine = new MembershipEngine({ now: options.now });
  engine.load(subjects);
  const undecided = rules
    .map((rule) => ({
      rule,
      missing: rule.checked.reads.filter((name) => unknown[rule.checked.subject].has(name)),
    }))
    .filter(({ missing }) => missing.length > 0);
  const served = new Map(
    rules
      .filter((rule) => !undecided.some((other) => other.rule === rule))
      .map((rule) => [rule.group?.id ?? rule.title, rule]),
  );
  for (const [groupId, { checked }] of served) engine.setRule(groupId, checked);
  return new GatedSession(engine, served, undecided, options);
}

interface Loaded {
  readonly subjects: readonly SubjectData[];
  readonly unknown: Readonly<Record<"user" | "device", ReadonlySet<string>>>;
}

async function loadAll(
  rules: readonly LegalRule[],
  options: SessionOptions,
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

class GatedSession implements Session {
  public readonly engine: MembershipEngine;
  public readonly served: ReadonlyMap<string, LegalRule>;
  public readonly undecided: readonly UndecidedGroup[];
  public readonly opening: Verdict;
  public readonly totals: Totals = { changes: 0, joined: 0, left: 0, refused: 0 };
  public readonly evaluatedToBegin: number;
  private readonly options: SessionOptions;
  private now: Date;
  /** In how many groups each covered user is. */
  private readonly covered = new Map<string, number>();

  public constructor(
    engine: MembershipEngine,
    served: ReadonlyMap<string, LegalRule>,
    undecided: readonly UndecidedGroup[],
    options: SessionOptions,
  ) {
    this.engine = engine;
    this.served = served;
    this.undecided = undecided;
    this.options = options;
    this.now = options.now;
    for (const groupId of engine.groupsFor("user"))
      for (const id of engine.members(groupId)) this.count(id, 1);
    this.opening = this.verdict();
    this.evaluatedToBegin = engine.stats().rulesEvaluated;
  }

  public verdict(): Verdict {
    const needed = this.covered.size;
    const { license, mode } = this.options;
    return license.length === 0
      ? { kind: "allowed", needed, seats: 0 }
      : verdictOf(needed, license, mode, this.now);
  }

  public apply(record: ChangeRecord): Step {
    const { change } = record;
    const before = this.engine.attributesOf(change.id);
    const changes = this.engine.apply(change);
    const after = this.engine.attributesOf(change.id);
    const label = labelOf(change.id, after ?? before ?? {});
    this.cover(changes);
    this.totals.changes++;
    const verdict = this.verdict();
    if (verdict.kind === "refused" && changes.some(({ kind }) => kind === "joined")) {
      this.cover(this.engine.apply(undoing(change, before)));
      this.totals.refused++;
      return { record, label, changes: [], before, after, refusal: verdict };
    }
    for (const { kind } of changes) this.totals[kind]++;
    return { record, label, changes, before, after, refusal: undefined };
  }

  public advance(to: Date): MembershipChange[] {
    if (to <= this.now) return [];
    this.now = to;
    const changes = this.engine.advance(to);
    this.cover(changes);
    for (const { kind } of changes) this.totals[kind]++;
    return changes;
  }

  private cover(changes: readonly MembershipChange[]): void {
    for (const { kind, groupId, subjectId } of changes) {
      if (this.served.get(groupId)?.checked.subject === "user")
        this.count(subjectId, kind === "joined" ? 1 : -1);
    }
  }

  private count(id: string, step: 1 | -1): void {
    const count = (this.covered.get(id) ?? 0) + step;
    if (count === 0) this.covered.delete(id);
    else this.covered.set(id, count);
  }
}

/** The change that puts a subject back to what it was. */
const undoing = ({ subject, id }: Change, before: Properties | undefined): Change =>
  before === undefined
    ? { kind: "remove", subject, id }
    : { kind: "upsert", subject, id, properties: before };
