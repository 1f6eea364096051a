/** A product that a tenant buys by the seat. */
export interface Sku {
  readonly name: string;
  readonly id: string;
  readonly title: string;
  /** Names of the service plans that matter here; a product grants many more. */
  readonly plans: readonly string[];
  /** The countries in which it is not offered, as two letters. */
  readonly notIn?: readonly string[];
}

/** The products that are known, after Microsoft's list of product names and service plan identifiers. */
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
    plans: [
      "AAD_PREMIUM",
      "EXCHANGE_S_ENTERPRISE",
      "SHAREPOINTENTERPRISE",
      "TEAMS1",
      "MCOSTANDARD",
      "OFFICESUBSCRIPTION",
      "INTUNE_A",
      "RMS_S_PREMIUM",
    ],
  },
  {
    name: "SPE_E5",
    id: "06ebc4ee-1bb5-47dd-8120-11324bc54e06",
    title: "Microsoft 365 E5",
    plans: [
      "AAD_PREMIUM",
      "AAD_PREMIUM_P2",
      "EXCHANGE_S_ENTERPRISE",
      "SHAREPOINTENTERPRISE",
      "TEAMS1",
      "MCOSTANDARD",
      "MCOMEETADV",
      "OFFICESUBSCRIPTION",
      "INTUNE_A",
      "RMS_S_PREMIUM",
      "RMS_S_PREMIUM2",
    ],
  },
  {
    name: "SPE_F1",
    id: "66b55226-6b4f-492c-910c-a3b7a3c9d993",
    title: "Microsoft 365 F3",
    plans: [
      "AAD_PREMIUM",
      "EXCHANGE_S_DESKLESS",
      "SHAREPOINTDESKLESS",
      "TEAMS1",
      "INTUNE_A",
      "RMS_S_PREMIUM",
    ],
  },
  {
    name: "SPB",
    id: "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46",
    title: "Microsoft 365 Business Premium",
    plans: [
      "AAD_PREMIUM",
      "EXCHANGE_S_STANDARD",
      "SHAREPOINTSTANDARD",
      "TEAMS1",
      "MCOSTANDARD",
      "OFFICE_BUSINESS",
      "INTUNE_A",
      "RMS_S_PREMIUM",
    ],
  },
  {
    name: "ENTERPRISEPACK",
    id: "6fd2c87f-b296-42f0-b197-1e91e994b900",
    title: "Office 365 E3",
    plans: [
      "EXCHANGE_S_ENTERPRISE",
      "SHAREPOINTENTERPRISE",
      "TEAMS1",
      "MCOSTANDARD",
      "OFFICESUBSCRIPTION",
    ],
  },
  {
    name: "MCOMEETADV",
    id: "0c266dff-15dd-4b49-8397-2bb16070ed52",
    title: "Microsoft 365 Audio Conferencing",
    plans: ["MCOMEETADV"],
  },
  {
    name: "EMS",
    id: "efccb6f7-5641-4e0e-bd10-b4976e1bf68e",
    title: "Enterprise Mobility + Security E3",
    plans: ["AAD_PREMIUM", "INTUNE_A", "RMS_S_PREMIUM"],
  },
  {
    name: "EMSPREMIUM",
    id: "b05e124f-c7cc-45a0-a6aa-8cf78c946968",
    title: "Enterprise Mobility + Security E5",
    plans: ["AAD_PREMIUM", "AAD_PREMIUM_P2", "INTUNE_A", "RMS_S_PREMIUM", "RMS_S_PREMIUM2"],
  },
  {
    name: "INTUNE_EDU",
    id: "d9d89b70-a645-4c24-b041-8d3cb1884ec7",
    title: "Intune for Education",
    plans: ["INTUNE_EDU"],
  },
];

/** Finds a product by its name or id in any letter case. */
export const findSku = (nameOrId: string): Sku | undefined =>
  skus.find(
    ({ name, id }) =>
      name.toLowerCase() === nameOrId.toLowerCase() || id === nameOrId.toLowerCase(),
  );
