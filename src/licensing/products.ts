import type { AssignedLicense } from "./assigned-license.ts";
import { servicePlans, type ServicePlan } from "./service-plans.ts";
import { type Sku, skus } from "./skus.ts";

/** A product as a group assigns it: the plans are those that are left in. */
export interface Product {
  readonly skuId: string;
  readonly plans: readonly ProductPlan[];
  /** The countries in which it is not offered, in upper case. */
  readonly notIn: ReadonlySet<string>;
}

/** A plan of a product, and how it stands to others; all by name. */
export interface ProductPlan {
  readonly name: string;
  readonly excludes: readonly string[];
  readonly needs: readonly string[];
}

/** Says which products a list of assigned licenses is. A product that it names twice is there once, with the plans of both. */
export type ProductReader = (assigned: readonly AssignedLicense[]) => readonly Product[];

/**
 * Reads assigned licenses by a table of products and of their plans. A product that is not in the table keeps the id it is
 * given, and excludes and needs nothing.
 */
export function productReader(known: readonly Sku[], plans: readonly ServicePlan[]): ProductReader {
  const skuOf = new Map(
    known.flatMap((sku) => [
      [sku.name.toLowerCase(), sku],
      [sku.id.toLowerCase(), sku],
    ]),
  );
  const planOf = new Map(plans.map((plan) => [plan.name, plan]));
  const excludes = exclusions(plans);

  const productOf = ({ skuId, disabledPlans }: AssignedLicense): Product => {
    const sku = skuOf.get(skuId.toLowerCase());
    const disabled = new Set(disabledPlans.map((id) => id.toLowerCase()));
    const enabled = (sku?.plans ?? []).filter(
      (name) => !disabled.has(planOf.get(name)?.id.toLowerCase() ?? ""),
    );
    return {
      skuId: sku?.id ?? skuId,
      plans: enabled.map((name) => ({
        name,
        excludes: [...(excludes.get(name) ?? [])],
        needs: planOf.get(name)?.needs ?? [],
      })),
      notIn: new Set(sku?.notIn?.map((location) => location.toUpperCase())),
    };
  };

  return (assigned) => {
    const products = new Map<string, Product>();
    for (const license of assigned) {
      const product = productOf(license);
      const same = products.get(product.skuId)?.plans ?? [];
      products.set(product.skuId, { ...product, plans: [...same, ...product.plans] });
    }
    return [...products.values()];
  };
}

/** Reads assigned licenses by the products that are known here. */
export const readProducts: ProductReader = productReader(skus, servicePlans);

/** By plan: the plans that cannot stand beside it, whichever of the two says so. */
function exclusions(plans: readonly ServicePlan[]): Map<string, ReadonlySet<string>> {
  const excludes = new Map(plans.map(({ name }) => [name, new Set<string>()]));
  for (const { name, excludes: others = [] } of plans)
    for (const other of others) {
      excludes.get(name)?.add(other);
      excludes.get(other)?.add(name);
    }
  return excludes;
}
