import {
  type MembershipChange,
  type MembershipEngine,
  print,
  type Properties,
  type SubjectKind,
} from "../../src/index.ts";
import type { Event, GroupRule } from "../arbitraries/changes.ts";
import { referenceMatches } from "../oracle/reference.ts";

/** A user or a device. */
interface Known {
  readonly kind: SubjectKind;
  readonly properties: Properties;
}

/** What an engine should know, kept in the simplest way: members are computed afresh whenever they are asked for. */
export class Model {
  public readonly subjects: Map<string, Known> = new Map();
  public readonly rules: Map<string, GroupRule> = new Map();
  public now: Date;

  public constructor(now: Date) {
    this.now = now;
  }

  public take(event: Event): void {
    switch (event.kind) {
      case "apply":
        for (const change of event.changes) {
          if (change.kind === "remove") this.subjects.delete(change.id);
          else this.write(change.id, change.subject, change.properties, change.kind === "patch");
        }
        return;
      case "load":
        for (const { id, subject, properties } of event.subjects)
          this.write(id, subject, properties, false);
        return;
      case "set rule":
        this.rules.set(event.groupId, event.rule);
        return;
      case "remove rule":
        this.rules.delete(event.groupId);
        return;
      case "advance":
        this.now = event.now;
        return;
      default:
        event satisfies never;
    }
  }

  /** The ids of those whom the group's rule takes in, by the reference evaluator. */
  public members(groupId: string): string[] {
    const rule = this.rules.get(groupId);
    return rule === undefined ? [] : this.membersUnder(rule);
  }

  public membersUnder({ kind, rule }: GroupRule): string[] {
    return [...this.subjects]
      .filter(
        ([id, subject]) =>
          subject.kind === kind &&
          referenceMatches(rule, { ...subject.properties, objectId: id }, this.now),
      )
      .map(([id]) => id);
  }

  /** Names of extension properties are the same in any letter case. */
  private write(id: string, kind: SubjectKind, given: Properties, isPatch: boolean): void {
    const before = isPatch ? this.subjects.get(id)?.properties : {};
    const named = Object.entries(given).map(([name, value]) => [keyOf(name), value] as const);
    this.subjects.set(id, { kind, properties: { ...before, ...Object.fromEntries(named) } });
  }
}

const keyOf = (name: string): string => (/^extension_/i.test(name) ? name.toLowerCase() : name);

/** Lets an event happen to an engine; the changes that it reports, where it does. */
export function happen(engine: MembershipEngine, event: Event): MembershipChange[] {
  switch (event.kind) {
    case "apply":
      return engine.apply(event.changes);
    case "load":
      engine.load(event.subjects);
      return [];
    case "set rule": {
      const result = engine.setRule(event.groupId, print(event.rule.rule), {
        subject: event.rule.kind,
      });
      if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
      return result.value;
    }
    case "remove rule":
      return engine.removeRule(event.groupId);
    case "advance":
      return engine.advance(event.now);
    default:
      return event satisfies never;
  }
}

/** Who is in which group, as an object that reads well in a failure. */
export const membersIn = (
  engine: Pick<MembershipEngine, "members">,
  groupIds: Iterable<string>,
): Map<string, string[]> =>
  new Map([...groupIds].map((groupId) => [groupId, engine.members(groupId).toSorted(byUnits)]));

export const byUnits = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** A membership change as one text, so that changes can be compared as sets. */
export const lineOf = ({ kind, groupId, subjectId }: MembershipChange): string =>
  JSON.stringify([kind, groupId, subjectId]);
