import type { Product, ProductPlan } from "./products.ts";
import type { LicenseViolation } from "./violation.ts";

/** What keeps the products of a group from a user. */
export interface Obstacle {
  readonly violation: LicenseViolation;
  /** The first product of the group that fails. */
  readonly skuId: string;
}

/**
 * Says why products cannot be assigned together to a user who has others: the location first, then exclusions, then needs,
 * then seats. `undefined` where they can.
 */
export function violationOf(
  wanted: readonly Product[],
  others: readonly Product[],
  location: string | undefined,
  isFree: (skuId: string) => boolean,
): Obstacle | undefined {
  const present = planNames([...others, ...wanted]);
  return (
    failing(
      wanted,
      "ProhibitedInUsageLocationViolation",
      ({ notIn }) => location === undefined || notIn.has(location.toUpperCase()),
    ) ??
    failing(wanted, "MutuallyExclusiveViolation", ({ plans }) =>
      plans.some(({ excludes }) => excludes.some((name) => present.has(name))),
    ) ??
    unmetNeed(wanted, present) ??
    failing(wanted, "CountViolation", ({ skuId }) => !isFree(skuId))
  );
}

/** Says which product of a group has a plan that needs another one that is not there. */
export const unmetNeed = (
  products: readonly Product[],
  present: ReadonlySet<string>,
): Obstacle | undefined =>
  failing(products, "DependencyViolation", ({ plans }) =>
    plans.some((plan) => isUnmet(plan, present)),
  );

/** The names of all plans of some products. */
export const planNames = (products: Iterable<Product>): Set<string> => {
  const names = new Set<string>();
  for (const { plans } of products) for (const { name } of plans) names.add(name);
  return names;
};

const isUnmet = ({ needs }: ProductPlan, present: ReadonlySet<string>): boolean =>
  needs.length > 0 && !needs.some((name) => present.has(name));

function failing(
  products: readonly Product[],
  violation: LicenseViolation,
  fails: (product: Product) => boolean,
): Obstacle | undefined {
  const product = products.find(fails);
  return product && { violation, skuId: product.skuId };
}
