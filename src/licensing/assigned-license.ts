/** A product that a group assigns to its members. */
export interface AssignedLicense {
  /** The product's id. */
  readonly skuId: string;
  /** Ids of the service plans of it that are left out. */
  readonly disabledPlans: readonly string[];
}
