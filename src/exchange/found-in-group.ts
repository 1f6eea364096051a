import type { AssignedLicense } from "../licensing/assigned-license.ts";
import type { Grant } from "../tenant/group.ts";
import { faultOf, type Found, textsIn } from "./found.ts";
import { grantsShape } from "./group-shapes.ts";
import { InputError } from "./input-error.ts";
import { isObject } from "./is-object.ts";
import { placeOfPath } from "./place-of-path.ts";
import { type Fault, sentenceOf } from "./shape.ts";
import { valueUnder } from "./value-under.ts";

/** The products that a group assigns. */
export function licensesIn(found: Found | undefined): readonly AssignedLicense[] {
  return itemsIn(found, "licenses").map(([item, one]) => {
    const { skuId, disabledPlans } = isObject(item) ? item : {};
    if (typeof skuId !== "string") throw faultOf(one, "a license has no `skuId`");
    return { skuId, disabledPlans: textsIn({ ...one, value: disabledPlans ?? [] }) ?? [] };
  });
}

/** What a group may use, in our own form. */
export function grantsIn(found: Found | undefined): readonly Grant[] {
  if (found === undefined) return [];
  const { value, key, record } = found;
  const faults: Fault[] = [];
  if (grantsShape(value, faults)) return value;
  const [fault = { path: [], problem: "is not a list", hint: undefined }] = faults;
  const path = [key, ...fault.path];
  const problem = sentenceOf({ ...fault, path }, "grants");
  throw new InputError(problem, placeOfPath(record, path), fault.hint);
}

/** The app roles of a group as Graph expands them; a role goes by its id, as the application holds its name. */
export function appRolesIn(found: Found | undefined): readonly Grant[] {
  return itemsIn(found, "app role assignments").map(([item, one]) => {
    const { resourceDisplayName: app, appRoleId: role } = isObject(item) ? item : {};
    if (typeof app === "string" && typeof role === "string") return { kind: "app", app, role };
    throw faultOf(one, "an app role assignment lacks `resourceDisplayName` or `appRoleId`");
  });
}

/** The ids of users and devices among the members as Graph expands them; groups in groups are none. */
export function membersIn(found: Found | undefined): readonly string[] | undefined {
  if (found === undefined) return undefined;
  const { key, record } = found;
  const next = `${key}@odata.nextLink`;
  if (Object.hasOwn(record.value, next)) {
    const hint = "ask for the members of each group in full";
    throw new InputError("the list of members is cut off", placeOfPath(record, [next]), hint);
  }
  const ids = new Map<string, string>();
  for (const [item, one] of itemsIn(found, "members")) {
    if (isObject(item) && !isSubject(item["@odata.type"])) continue;
    const id = isObject(item) ? valueUnder(item, "id") : item;
    if (typeof id !== "string" || id === "") throw faultOf(one, "a member has no `id`");
    if (!ids.has(id.toLowerCase())) ids.set(id.toLowerCase(), id);
  }
  return [...ids.values()];
}

const isSubject = (type: unknown): boolean =>
  type === undefined || type === "#microsoft.graph.user" || type === "#microsoft.graph.device";

/** The items of a list, each with where a fault of it is placed. */
function itemsIn(found: Found | undefined, what: string): readonly (readonly [unknown, Found])[] {
  if (found === undefined) return [];
  const { value } = found;
  if (!Array.isArray(value)) throw faultOf(found, `this is not a list of ${what}`);
  return value.map((item: unknown) => [item, found] as const);
}
