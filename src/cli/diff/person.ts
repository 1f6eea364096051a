import type { Subject } from "../../eval/subject.ts";
import type { SubjectKind } from "../../schema/property.ts";

/** A user or a device of whom both rules are asked. */
export interface Person {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly label: string;
  readonly subject: Subject;
  /** The properties that the data does not tell. */
  readonly unknown: ReadonlySet<string>;
}
