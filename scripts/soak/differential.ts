import { type Random, seeded } from "../../bench/fixtures/random.ts";
import { type Change, type MembershipChange, MembershipEngine } from "../../src/index.ts";
import { referenceMatches } from "../../test/oracle/reference.ts";
import { Difference } from "./difference.ts";
import type { Progress } from "./progress.ts";
import { type Move, SecondOpinion, type User } from "./second-opinion.ts";
import { dataOf, groupIdOf, groupOf, type Happening, Workload } from "./workload.ts";

/** How long a run is, and over how much. */
export interface RunSize {
  readonly changes: number;
  readonly rules: number;
  readonly users: number;
}

/**
 * Runs an engine and a second opinion side by side. After each event, what joined and left must be the same, and so
 * must all groups of each user who changed; some answers are put to the reference evaluator as well. Now and then all
 * members of all groups are compared, and the engine goes on from its snapshot.
 *
 * @throws Difference with the facts of the first that there is
 */
export function runDifferential(
  seed: number,
  size: RunSize,
  progress: Pick<Progress, "say">,
  Class: typeof MembershipEngine = MembershipEngine,
): void {
  const workload = new Workload(seed, size);
  const run = new Run(workload, seeded(seed + 1), Class);
  let done = 0;
  for (let audits = 1; audits <= 20; audits++) {
    while (done < (audits * size.changes) / 20) {
      const event = workload.next();
      run.take(event);
      done += event.kind === "apply" ? event.changes.length : 1;
    }
    run.audit();
    if (audits % 10 === 0) run.restore();
    progress.say(done, size.changes, run.summary);
  }
}

class Run {
  private engine: MembershipEngine;
  private readonly opinion: SecondOpinion;
  private readonly random: Random;
  private readonly groups: number;
  private moved = 0;
  private asked = 0;

  /** Half of the rules come before the users, half after them. */
  public constructor(
    { users, rules, begin }: Workload,
    random: Random,
    Class: typeof MembershipEngine,
  ) {
    this.random = random;
    this.groups = rules.length;
    this.engine = new Class({ now: begin });
    this.opinion = new SecondOpinion(begin, rules.length);
    const half = Math.floor(rules.length / 2);
    for (const [group, text] of rules.slice(0, half).entries()) this.setRule(group, text);
    const data = users.map(dataOf);
    this.engine.load(data);
    for (const one of data) this.opinion.apply([{ kind: "upsert", ...one }]);
    for (const [group, text] of rules.slice(half).entries()) this.setRule(half + group, text);
  }

  public get summary(): string {
    const { groups, subjects, memberships } = this.engine.stats();
    const sizes = `${subjects} users, ${groups} groups, ${memberships} memberships`;
    return `${sizes}; ${this.moved} joined or left, ${this.asked} asked of the reference`;
  }

  public take(event: Happening): void {
    switch (event.kind) {
      case "apply":
        this.apply(event.changes);
        return;
      case "set rule":
        this.setRule(event.group, event.text);
        return;
      case "remove rule": {
        const told = this.engine.removeRule(groupIdOf(event.group));
        this.compare("removeRule", told, this.opinion.removeRule(event.group));
        return;
      }
      case "advance":
        this.advance(event.now);
        return;
      default:
        event satisfies never;
    }
  }

  /** Compares everybody, all groups, and the counts. */
  public audit(): void {
    const { engine, opinion } = this;
    const sizes = opinion.sizes();
    for (const [group, size] of sizes.entries()) {
      const told = new Set(engine.members(groupIdOf(group)));
      const isKnown = (id: string): boolean => opinion.isMember(group, id);
      const id = [...told].find((one) => !isKnown(one));
      if (id === undefined && told.size === size) continue;
      const missing = [...opinion.users.keys()].find((one) => isKnown(one) && !told.has(one));
      throw this.difference("members", group, id ?? missing ?? "");
    }
    for (const id of opinion.users.keys()) this.compareGroups(id);
    const { subjects, memberships } = engine.stats();
    const known = sizes.reduce((sum, size) => sum + size, 0);
    if (subjects !== opinion.users.size || memberships !== known)
      throw this.difference("stats", 0, "", { subjects, memberships, known });
  }

  /** Goes on with an engine from the snapshot of this one. */
  public restore(): void {
    this.engine = MembershipEngine.restore(this.engine.snapshot());
  }

  private setRule(group: number, text: string): void {
    const { engine, opinion } = this;
    const groupId = groupIdOf(group);
    const preview = engine.preview(groupId, text, { subject: "user" });
    const result = engine.setRule(groupId, text, { subject: "user" });
    if (!result.ok || !preview.ok) throw new Error(`${text}: ${result.diagnostics[0]?.message}`);
    const known = opinion.setRule(group, text);
    const { joined, left } = preview.value;
    const previewed = [
      ...joined.map((subjectId) => ({ kind: "joined", groupId, subjectId }) as const),
      ...left.map((subjectId) => ({ kind: "left", groupId, subjectId }) as const),
    ];
    this.compare("preview", previewed, known);
    this.compare("setRule", result.value, known);
  }

  private apply(changes: readonly Change[]): void {
    const { engine, opinion } = this;
    const ids = new Set(changes.map(({ id }) => id));
    const before = new Map([...ids].map((id) => [id, opinion.users.get(id)]));
    const [change] = changes;
    const isAlone = changes.length === 1 && change !== undefined;
    const told = engine.apply(isAlone ? change : changes);
    this.compare("apply", told, opinion.apply(changes), (id) => ({
      userBefore: before.get(id),
      changes: changes.filter((one) => one.id === id),
      inBatchOf: changes.length,
    }));
    for (const id of ids) {
      this.compareGroups(id, changes);
      this.askReference(id);
    }
  }

  private advance(now: Date): void {
    const { engine, opinion } = this;
    const from = opinion.now;
    const due = engine.nextDue();
    const told = engine.advance(now);
    const isQuiet = now > from && (due === undefined || now < due);
    const [first] = told;
    if (isQuiet && first !== undefined)
      throw this.difference("nextDue", groupOf(first.groupId), first.subjectId, { from, due });
    this.compare("advance", told, opinion.advance(now), () => ({ from, due }));
  }

  /** Both sides say the same, nothing twice. */
  private compare(
    what: string,
    changes: readonly MembershipChange[],
    known: readonly Move[],
    facts: (id: string) => object = () => ({}),
  ): void {
    this.moved += known.length;
    if (changes.length === 0 && known.length === 0) return;
    const left = new Map(known.map((move) => [lineOf(move), move]));
    const isSurplus = (move: Move): boolean => !left.delete(lineOf(move));
    const surplus = changes.map(moveOf).find(isSurplus);
    const wrong = surplus ?? left.values().next().value;
    if (wrong === undefined) return;
    throw this.difference(what, wrong.group, wrong.id, {
      ...facts(wrong.id),
      ...(surplus === undefined ? { missing: wrong } : { surplus }),
    });
  }

  private compareGroups(id: string, changes: readonly Change[] = []): void {
    const { engine, opinion } = this;
    const told = new Set(engine.groupsOf(id).map(groupOf));
    const surplus = [...told].find((group) => !opinion.isMember(group, id));
    if (surplus === undefined && told.size === opinion.countOf(id)) return;
    const numbers = Array.from({ length: this.groups }, (_, group) => group);
    const missing = numbers.find((group) => opinion.isMember(group, id) && !told.has(group));
    throw this.difference("groupsOf", surplus ?? missing ?? 0, id, { changes });
  }

  /** Puts a few answers to the reference evaluator, which knows fewer patterns. */
  private askReference(id: string): void {
    const user = this.opinion.users.get(id);
    if (user === undefined) return;
    for (let asked = 0; asked < 5; asked++) {
      const group = this.random.below(this.groups);
      const { checked, text } = this.opinion.group(group) ?? {};
      if (checked === undefined || text === undefined || /match/iu.test(text)) continue;
      this.asked++;
      const isIn = referenceMatches(checked.rule, user, this.opinion.now);
      if (isIn !== this.engine.isMember(groupIdOf(group), id))
        throw this.difference("what the reference says", group, id, { isIn });
    }
  }

  private difference(what: string, group: number, id: string, facts: object = {}): Difference {
    const { engine, opinion } = this;
    const groupId = groupIdOf(group);
    const { text: rule, reads = [] } = opinion.group(group) ?? {};
    const users = { user: opinion.users.get(id), userInEngine: engine.attributesOf(id) };
    return new Difference(what, {
      groupId,
      rule,
      id,
      now: opinion.now,
      ...Object.fromEntries(
        Object.entries({ ...facts, ...users }).map(([name, fact]) => [
          name,
          name.startsWith("user") ? readIn(fact, reads) : fact,
        ]),
      ),
      isMember: opinion.isMember(group, id),
      isMemberInEngine: engine.isMember(groupId, id),
      explanation: engine.explain(groupId, id)?.expressionResult,
    });
  }
}

/** Of a user, what a rule reads. */
const readIn = (user: User | undefined, reads: readonly string[]): User | undefined =>
  user &&
  Object.fromEntries(Object.entries(user).filter(([name]) => reads.includes(name.toLowerCase())));

const moveOf = ({ kind, groupId, subjectId }: MembershipChange): Move => ({
  group: groupOf(groupId),
  id: subjectId,
  isJoined: kind === "joined",
});

const lineOf = ({ group, id, isJoined }: Move): string => `${isJoined ? "+" : "-"}${group} ${id}`;
