/** Whom a rule looks at. */
export type SubjectKind = "user" | "device";

/** What the values of a property are. */
export type PropertyType =
  | "boolean"
  | "string"
  | "date"
  | "version"
  | "string collection"
  | "plan collection"
  | "reference collection";

/** An entry of the catalogue: what a rule may name behind `user.` or `device.`. */
export interface Property {
  readonly subject: SubjectKind;
  /** The canonical spelling; also the key under which a subject holds the value. */
  readonly name: string;
  readonly type: PropertyType;
  /** The closed vocabulary, where Microsoft documents one. */
  readonly values?: readonly string[];
  /** The name in Microsoft Graph, where it is another one. */
  readonly graph?: string;
  /** What a reader of a rule should know. */
  readonly note?: string;
}

/** A property of the elements of a collection, named behind the element's own prefix. */
export interface ItemProperty {
  readonly prefix: "assignedPlan" | "group";
  readonly name: string;
  readonly values?: readonly string[];
}

/** Anything that a comparison can look at, as it is written. */
export const pathOfProperty = ({ subject, name }: Property): string => `${subject}.${name}`;
