/** A capability that a product grants. */
export interface ServicePlan {
  readonly name: string;
  readonly id: string;
  readonly title: string;
}

/** A product that a tenant buys by the seat. */
export interface Sku {
  readonly name: string;
  readonly id: string;
  readonly title: string;
  /** Names of the service plans that matter here; a product grants many more. */
  readonly plans: readonly ServicePlan["name"][];
}

/** The service plans that the gate knows, after Microsoft's list of product names and service plan identifiers. */
export const servicePlans: readonly ServicePlan[] = [
  {
    name: "AAD_PREMIUM",
    id: "41781fb2-bc02-4b7c-bd55-b576c07bb09d",
    title: "Microsoft Entra ID P1",
  },
  {
    name: "AAD_PREMIUM_P2",
    id: "eec0eb4f-6444-4f95-aba0-50c24d67f998",
    title: "Microsoft Entra ID P2",
  },
  { name: "INTUNE_EDU", id: "da24caf9-af8e-485c-b7c8-e73336da2693", title: "Intune for Education" },
];

/** The products that grant them. */
export const skus: readonly Sku[] = [
  {
    name: "AAD_PREMIUM",
    id: "078d2b04-f1bd-4111-bbd4-b4b1b354cef4",
    title: "Microsoft Entra ID P1",
    plans: ["AAD_PREMIUM"],
  },
  {
    name: "AAD_PREMIUM_P2",
    id: "84a661c4-e949-4bd2-a560-ed7766fcaf2b",
    title: "Microsoft Entra ID P2",
    plans: ["AAD_PREMIUM", "AAD_PREMIUM_P2"],
  },
  {
    name: "SPE_E3",
    id: "05e9a617-0261-4cee-bb44-138d3ef5d965",
    title: "Microsoft 365 E3",
    plans: ["AAD_PREMIUM"],
  },
  {
    name: "SPE_E5",
    id: "06ebc4ee-1bb5-47dd-8120-11324bc54e06",
    title: "Microsoft 365 E5",
    plans: ["AAD_PREMIUM", "AAD_PREMIUM_P2"],
  },
  {
    name: "SPE_F1",
    id: "66b55226-6b4f-492c-910c-a3b7a3c9d993",
    title: "Microsoft 365 F3",
    plans: ["AAD_PREMIUM"],
  },
  {
    name: "SPB",
    id: "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
    title: "Microsoft 365 Business Premium",
    plans: ["AAD_PREMIUM"],
  },
  {
    name: "EMS",
    id: "efccb6f7-5641-4e0e-bd10-b4976e1bf68e",
    title: "Enterprise Mobility + Security E3",
    plans: ["AAD_PREMIUM"],
  },
  {
    name: "EMSPREMIUM",
    id: "b05e124f-c7cc-45a0-a6aa-8cf78c946968",
    title: "Enterprise Mobility + Security E5",
    plans: ["AAD_PREMIUM", "AAD_PREMIUM_P2"],
  },
  {
    name: "INTUNE_EDU",
    id: "d9d89b70-a645-4c24-b041-8d3cb1884ec7",
    title: "Intune for Education",
    plans: ["INTUNE_EDU"],
  },
];

/** The plans of which any one lets a tenant have dynamic groups of users. */
export const dynamicGroupPlans: readonly ServicePlan["name"][] = [
  "AAD_PREMIUM",
  "AAD_PREMIUM_P2",
  "INTUNE_EDU",
];

/** Finds a product by its name or id in any letter case. */
export const findSku = (nameOrId: string): Sku | undefined =>
  skus.find(
    ({ name, id }) =>
      name.toLowerCase() === nameOrId.toLowerCase() || id === nameOrId.toLowerCase(),
  );
