import type { SubjectKind } from "../schema/property.ts";

/** A plan of `assignedPlans`. Other keys than the three that rules know may stand beside them. */
export type Plan = Readonly<Record<string, unknown>>;

/** One value of a subject; `null`, `""` and an empty collection clear it. */
export type PropertyValue = string | boolean | null | readonly (string | null)[] | readonly Plan[];

/** The attributes of a user or a device, by canonical rule property names. */
export type Properties = Readonly<Record<string, PropertyValue>>;

/** A user or a device with its object id and its attributes. */
export interface SubjectData {
  readonly subject: SubjectKind;
  readonly id: string;
  readonly properties: Properties;
}
