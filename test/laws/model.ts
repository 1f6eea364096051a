import {
  check,
  type CheckedRule,
  type MembershipChange,
  type MembershipEngine,
  type Plan,
  print,
  type Properties,
  type PropertyValue,
  type Rule,
  type SubjectKind,
} from "../../src/index.ts";
import type { Event, GroupRule } from "../arbitraries/changes.ts";
import { referenceMatches } from "../oracle/reference.ts";

/** A user or a device. */
export interface Known {
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

  /** Whether an event is refused as a whole: an id belongs to one kind of subject as long as nobody removes it. */
  public refuses(event: Event): boolean {
    const kinds = new Map<string, SubjectKind | undefined>();
    const edits =
      event.kind === "apply"
        ? event.changes
        : event.kind === "load"
          ? event.subjects.map((data) => ({ kind: "upsert", ...data }))
          : [];
    return edits.some(({ kind, subject, id }) => {
      const known = kinds.has(id) ? kinds.get(id) : this.subjects.get(id)?.kind;
      kinds.set(id, kind === "remove" ? undefined : subject);
      return known !== undefined && known !== subject;
    });
  }

  /** The ids of those whom the group's rule takes in, by the reference evaluator. */
  public members(groupId: string): string[] {
    const rule = this.rules.get(groupId);
    return rule === undefined ? [] : this.membersUnder(rule);
  }

  public membersUnder({ kind, rule }: GroupRule): string[] {
    return [...this.subjects]
      .filter(([id, known]) => known.kind === kind && matches(rule, id, known, this.now))
      .map(([id]) => id);
  }

  /** The attributes as an engine keeps them: those that are set, collections without what is not, and the id. */
  public attributesOf(id: string): Properties | undefined {
    const known = this.subjects.get(id);
    if (known === undefined) return undefined;
    const set = Object.entries(known.properties)
      .map(([name, value]): [string, PropertyValue] => [name, withoutUnset(value)])
      .filter(([, value]) => value !== null);
    return { ...Object.fromEntries(set), objectId: id };
  }

  /** Names of extension properties are the same in any letter case. */
  private write(id: string, kind: SubjectKind, given: Properties, isPatch: boolean): void {
    const before = isPatch ? this.subjects.get(id)?.properties : {};
    const named = Object.entries(given).map(([name, value]) => [keyOf(name), value] as const);
    this.subjects.set(id, { kind, properties: { ...before, ...Object.fromEntries(named) } });
  }
}

/** Those of the events that are not refused when they happen one after the other. */
export function accepted(events: readonly Event[]): Event[] {
  const model = new Model(new Date(0));
  return events.filter((event) => {
    if (model.refuses(event)) return false;
    model.take(event);
    return true;
  });
}

/** What the reference says of a subject. Subjects are replaced, never changed, so nothing is asked twice. */
function matches(rule: Rule, id: string, known: Known, now: Date): boolean {
  const ofSubject = answers.get(known) ?? new Map<Rule, Map<number, boolean>>();
  const ofRule = ofSubject.get(rule) ?? new Map<number, boolean>();
  const answer =
    ofRule.get(now.getTime()) ?? referenceMatches(rule, { ...known.properties, objectId: id }, now);
  answers.set(known, ofSubject.set(rule, ofRule.set(now.getTime(), answer)));
  return answer;
}

const answers = new WeakMap<Known, Map<Rule, Map<number, boolean>>>();

const keyOf = (name: string): string => (/^extension_/i.test(name) ? name.toLowerCase() : name);

/** Of a plan, what rules can read. */
function withoutUnset(value: PropertyValue): PropertyValue {
  if (!Array.isArray(value)) return value === "" ? null : value;
  const items = value
    .filter((item) => item !== null && item !== "")
    .map((item) => (typeof item === "string" ? item : planOf(item as Plan)));
  return items.length === 0 ? null : (items as PropertyValue);
}

const planOf = (plan: Plan): Plan =>
  Object.fromEntries(
    ["capabilityStatus", "service", "servicePlanId"].flatMap((key) => {
      const value = plan[key];
      return typeof value === "string" && value !== "" ? [[key, value]] : [];
    }),
  );

/** Lets an event happen to an engine; the changes that it reports, where it does. */
export function happen(engine: MembershipEngine, event: Event): MembershipChange[] {
  switch (event.kind) {
    case "apply":
      return engine.apply(event.changes);
    case "load":
      engine.load(event.subjects);
      return [];
    case "set rule": {
      const result = engine.setRule(event.groupId, checkedOf(event.rule));
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

/** The rule as an engine takes it. It is read from its text once, because patterns are dear. */
export function checkedOf({ kind, rule }: GroupRule): CheckedRule {
  const known = checkedRules.get(rule);
  if (known !== undefined) return known;
  const result = check(print(rule), { subject: kind });
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  checkedRules.set(rule, result.value);
  return result.value;
}

const checkedRules = new WeakMap<Rule, CheckedRule>();

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
