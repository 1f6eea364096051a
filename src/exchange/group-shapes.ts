import type { AssignedLicense } from "../licensing/assigned-license.ts";
import type { Grant } from "../tenant/group.ts";
import type { BatchLimits } from "../tenant/settings.ts";
import { amount, type Fault, list, name, object, type Shape, text, word } from "./shape.ts";
import { isObject } from "./is-object.ts";

/** The products that a group assigns. */
export const licensesShape: Shape<readonly AssignedLicense[]> = list(
  object<AssignedLicense>({ skuId: name, disabledPlans: list(name) }),
);

/** What a group may use. */
export const grantsShape: Shape<readonly Grant[]> = list(
  (given: unknown, faults: Fault[]): given is Grant =>
    isObject(given) && given["kind"] === "resource"
      ? resourceGrant(given, faults)
      : appGrant(given, faults),
);

type GrantOf<K extends Grant["kind"]> = Extract<Grant, { kind: K }>;

const appGrant = object<GrantOf<"app">>({
  kind: word<"app">({ app: true }),
  app: name,
  role: text,
});

const resourceGrant = object<GrantOf<"resource">>({
  kind: word<"resource">({ resource: true }),
  resource: name,
  permission: text,
});

/** How much one batch may move. */
export const limitsShape: Shape<BatchLimits> = object<BatchLimits>({
  joiners: [amount],
  leavers: [amount],
  joinersPercent: [amount],
  leaversPercent: [amount],
});
