import type { Diagnostic } from "../grammar/diagnostic.ts";
import { report } from "../grammar/report.ts";
import type { SubjectKind } from "../schema/property.ts";
import type { Change } from "./change.ts";
import {
  type CheckedProperties,
  checkProperties,
  type ExtraProperties,
} from "./check-properties.ts";
import type { Properties, PropertyValue, SubjectData } from "./properties.ts";
import { RefusedChange } from "./refused.ts";

/** A user or a device as it is kept: its attributes, `objectId` among them, on an object without a prototype. */
export interface Kept {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly attributes: Properties;
}

/** A subject before and after one change; `undefined` where there is none. */
export interface Applied {
  readonly id: string;
  readonly before: Kept | undefined;
  readonly after: Kept | undefined;
}

/** The users and devices that there are now. An object id belongs to one subject of either kind. */
export class Directory {
  private readonly subjects = new Map<string, Kept>();
  private readonly extra: ExtraProperties;

  public constructor(extra: ExtraProperties = "refuse") {
    this.extra = extra;
  }

  public get size(): number {
    return this.subjects.size;
  }

  public get(id: string): Kept | undefined {
    return this.subjects.get(id);
  }

  /** All subjects of a kind, in the order in which they came. */
  public *ofKind(kind: SubjectKind): Generator<Kept> {
    for (const subject of this.subjects.values()) if (subject.kind === kind) yield subject;
  }

  /**
   * Applies changes one after the other, all or none.
   *
   * @throws RefusedChange where one of them does not fit
   */
  public apply(changes: readonly Change[]): Applied[] {
    const checked = this.check(changes);
    return changes.map((change, index) =>
      this.applyOne(change, checked[index]?.properties ?? new Map()),
    );
  }

  /** Applies many upserts, all or none, without saying what was there before. */
  public load(subjects: Iterable<SubjectData>): Applied[] {
    return this.apply(Array.from(subjects, (data): Change => ({ kind: "upsert", ...data })));
  }

  private check(changes: readonly Change[]): readonly (CheckedProperties | undefined)[] {
    const kinds = new Map<string, SubjectKind | undefined>();
    const diagnostics: Diagnostic[] = [];
    const checked = changes.map((change) => {
      const { subject, id } = change;
      const kind = kinds.has(id) ? kinds.get(id) : this.subjects.get(id)?.kind;
      if (kind !== undefined && kind !== subject) diagnostics.push(otherKind(id, subject, kind));
      kinds.set(id, change.kind === "remove" ? undefined : subject);
      if (change.kind === "remove") return undefined;
      const result = checkProperties(subject, id, change.properties, this.extra);
      diagnostics.push(...result.diagnostics);
      return result;
    });
    if (diagnostics.length > 0) throw new RefusedChange(diagnostics);
    return checked;
  }

  private applyOne(change: Change, properties: ReadonlyMap<string, PropertyValue>): Applied {
    const { id, subject } = change;
    const before = this.subjects.get(id);
    if (change.kind === "remove") {
      this.subjects.delete(id);
      return { id, before, after: undefined };
    }
    const attributes: Record<string, PropertyValue> = { __proto__: null };
    if (change.kind === "patch") Object.assign(attributes, before?.attributes);
    for (const [name, value] of properties) {
      if (value === null) delete attributes[name];
      else attributes[name] = value;
    }
    attributes["objectId"] = id;
    const after: Kept = { kind: subject, id, attributes };
    this.subjects.set(id, after);
    return { id, before, after };
  }
}

const otherKind = (id: string, subject: SubjectKind, kind: SubjectKind): Diagnostic =>
  report("subject-mismatch", { start: 0, end: 0 }, `\`${id}\` is a ${kind}, not a ${subject}`, {
    hint: "an object id belongs to one user or one device",
  });
