import type { Change } from "../../src/directory/change.ts";
import type { PropertyValue } from "../../src/directory/properties.ts";

/** A change of the directory, and when it happens. */
export interface Event {
  /** Since the day began. */
  readonly minute: number;
  readonly change: Change;
}

/** In minutes. */
export const hour = 60;

/** A change of some attributes of a user. */
export const patch = (
  minute: number,
  id: string,
  properties: Readonly<Record<string, PropertyValue>>,
): Event => ({
  minute,
  change: { kind: "patch", subject: "user", id, properties },
});

/** The end of a user or a device. */
export const removal = (minute: number, subject: "user" | "device", id: string): Event => ({
  minute,
  change: { kind: "remove", subject, id },
});
