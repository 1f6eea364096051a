/** A service plan of a user, as Graph writes it; its date is left out to keep the files small. */
export type AssignedPlan = {
  readonly capabilityStatus: "Enabled" | "Warning" | "Suspended" | "Deleted" | "LockedOut";
  readonly service: string;
  readonly servicePlanId: string;
};

/** What a user can be licensed for. */
export type License = "E5" | "E3" | "F3";

/** The products' ids (SKUs). */
export const skus: Readonly<Record<License, string>> = {
  E5: "06ebc4ee-1bb5-47dd-8120-11324bc54e06",
  E3: "05e9a617-0261-4cee-bb44-138d3ef5d965",
  F3: "66b55226-6b4f-492c-910c-a3b7a3c9d993",
};

/** The service plans that rules of the example name. */
export const planIds = {
  exchange: "efb87545-963c-4e0d-99df-69c6916d9eb0",
  exchangeFrontline: "4a82b400-a79f-41a4-b4e2-e94f5787b113",
  teams: "57ff2da0-773e-42df-b2af-ffb7a2317929",
  intune: "c1ec4a95-1f05-45b3-a911-aa3fa01094f5",
  entraP1: "41781fb2-bc02-4b7c-bd55-b576c07bb09d",
  entraP2: "eec0eb4f-6444-4f95-aba0-50c24d67f998",
} as const;

type Plan = keyof typeof planIds;

const services: Readonly<Record<Plan, string>> = {
  exchange: "exchange",
  exchangeFrontline: "exchange",
  teams: "TeamspaceAPI",
  intune: "SCO",
  entraP1: "AADPremiumService",
  entraP2: "AADPremiumService",
};

const granted: Readonly<Record<License, readonly Plan[]>> = {
  E5: ["exchange", "teams", "intune", "entraP1", "entraP2"],
  E3: ["exchange", "teams", "intune", "entraP1"],
  F3: ["exchangeFrontline", "teams", "intune", "entraP1"],
};

/** The plans that a license brings. */
export const plansOf = (
  license: License,
  capabilityStatus: AssignedPlan["capabilityStatus"] = "Enabled",
): readonly AssignedPlan[] =>
  granted[license].map((plan) => ({
    capabilityStatus,
    service: services[plan],
    servicePlanId: planIds[plan],
  }));
