export { findSku, type Sku, skus } from "./skus.ts";

/** A capability that a product grants. */
export interface ServicePlan {
  readonly name: string;
  readonly id: string;
  readonly title: string;
  /** Names of the plans that one user cannot have beside it; each of them names this one too. */
  readonly excludes?: readonly string[];
  /** Names of the plans of which a user must have any one. */
  readonly needs?: readonly string[];
}

/** The service plans that matter here, after Microsoft's list of product names and service plan identifiers. */
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
  ...alternatives([
    {
      name: "EXCHANGE_S_ENTERPRISE",
      id: "efb87545-963c-4e0d-99df-69c6916d9eb0",
      title: "Exchange Online (Plan 2)",
    },
    {
      name: "EXCHANGE_S_STANDARD",
      id: "9aaf7827-d63c-4b61-89c3-182f06f82e5c",
      title: "Exchange Online (Plan 1)",
    },
    {
      name: "EXCHANGE_S_DESKLESS",
      id: "4a82b400-a79f-41a4-b4e2-e94f5787b113",
      title: "Exchange Online Kiosk",
    },
  ]),
  ...alternatives([
    {
      name: "SHAREPOINTENTERPRISE",
      id: "5dbe027f-2339-4123-9542-606e4d348a72",
      title: "SharePoint (Plan 2)",
    },
    {
      name: "SHAREPOINTSTANDARD",
      id: "c7699d2e-19aa-44de-8edf-1736da088ca1",
      title: "SharePoint (Plan 1)",
    },
    {
      name: "SHAREPOINTDESKLESS",
      id: "902b47e5-dcb2-4fdc-858b-c63a90a2bdb9",
      title: "SharePoint Kiosk",
    },
  ]),
  { name: "TEAMS1", id: "57ff2da0-773e-42df-b2af-ffb7a2317929", title: "Microsoft Teams" },
  {
    name: "MCOSTANDARD",
    id: "0feaeb32-d00e-4d66-bd5a-43b5b83db82c",
    title: "Skype for Business Online (Plan 2)",
  },
  {
    name: "MCOMEETADV",
    id: "3e26ee1f-8a5f-4d52-aee2-b81ce45c8f40",
    title: "Microsoft 365 Audio Conferencing",
    needs: ["MCOSTANDARD", "TEAMS1"],
  },
  {
    name: "OFFICESUBSCRIPTION",
    id: "43de0ff5-c92c-492b-9116-175376d08c38",
    title: "Microsoft 365 Apps for Enterprise",
  },
  {
    name: "OFFICE_BUSINESS",
    id: "094e7854-93fc-4d55-b2c0-3ab5369ebdc1",
    title: "Microsoft 365 Apps for Business",
  },
  { name: "INTUNE_A", id: "c1ec4a95-1f05-45b3-a911-aa3fa01094f5", title: "Microsoft Intune" },
  {
    name: "RMS_S_PREMIUM",
    id: "6c57d4b6-3b23-47a5-9bc9-69f17b4947b3",
    title: "Azure Information Protection Premium P1",
  },
  {
    name: "RMS_S_PREMIUM2",
    id: "5689bec4-755d-4753-8b61-40975025187c",
    title: "Azure Information Protection Premium P2",
  },
];

/** The plans of which any one lets a tenant have dynamic groups of users. */
export const dynamicGroupPlans: readonly ServicePlan["name"][] = [
  "AAD_PREMIUM",
  "AAD_PREMIUM_P2",
  "INTUNE_EDU",
];

/** Plans of which a user can have one at most. */
function alternatives(plans: readonly ServicePlan[]): ServicePlan[] {
  const names = plans.map(({ name }) => name);
  return plans.map((plan) => ({ ...plan, excludes: names.filter((name) => name !== plan.name) }));
}
