import { nearestOf } from "../check/resolve.ts";
import { equalsFolded, fold } from "../text/ignore-case.ts";

/** A role of the directory that Microsoft Entra ID has built in. */
export interface DirectoryRole {
  readonly name: string;
  /** The template id, which is the same in every tenant. */
  readonly id: string;
  /** Whether Microsoft labels it as privileged. */
  readonly isPrivileged: boolean;
}

/** Well-known roles, with ids and labels after Microsoft's article on built-in roles (text of 2026-01). */
export const directoryRoles: readonly DirectoryRole[] = [
  privileged("Application Administrator", "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"),
  privileged("Application Developer", "cf1c38e5-3621-4004-a7cb-879624dced7c"),
  privileged("Authentication Administrator", "c4e39bd9-1100-46d3-8c65-fb160da0071f"),
  role("Authentication Policy Administrator", "0526716b-113d-4c15-b2c8-68e3c22b9f80"),
  role("Billing Administrator", "b0f54661-2d74-4c50-afa3-1ec803f12efe"),
  privileged("Cloud Application Administrator", "158c047a-c907-4556-b7ef-446551a6b5f7"),
  privileged("Cloud Device Administrator", "7698a772-787b-4ac8-901f-60d6b08affd2"),
  role("Compliance Administrator", "17315797-102d-40b4-93e0-432062caca18"),
  privileged("Conditional Access Administrator", "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9"),
  role("Directory Readers", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b"),
  privileged("Directory Writers", "9360feb5-f418-4baa-8175-e2a00bac4301"),
  privileged("Domain Name Administrator", "8329153b-31d0-4727-b945-745eb3bc5f31"),
  role("Exchange Administrator", "29232cdf-9323-42fd-ade2-1d097af3e4de"),
  privileged("External Identity Provider Administrator", "be2f45a1-457d-42af-a067-6ec1fa63bc45"),
  privileged("Global Administrator", "62e90394-69f5-4237-9190-012177145e10"),
  privileged("Global Reader", "f2ef992c-3afb-46b9-b7cf-a126ee74c451"),
  role("Groups Administrator", "fdd7a751-b60b-444a-984c-02652fe8fa1c"),
  role("Guest Inviter", "95e79109-95c0-4d8e-aee3-d01accf2d47b"),
  privileged("Helpdesk Administrator", "729827e3-9c14-49f7-bb1b-9608f156bbb8"),
  privileged("Hybrid Identity Administrator", "8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2"),
  role("Identity Governance Administrator", "45d8d3c5-c802-45c6-b32a-1d70b5e1e86e"),
  privileged("Intune Administrator", "3a2c62db-5318-420d-8d74-23affee5d9d5"),
  role("License Administrator", "4d6ac14f-3453-41d0-bef9-a3e0c569773a"),
  privileged("Password Administrator", "966707d0-3269-4727-9be2-8c3a10f19b9d"),
  privileged("Privileged Authentication Administrator", "7be44c8a-adaf-4e2a-84d6-ab2649e08a13"),
  privileged("Privileged Role Administrator", "e8611ab8-c189-46e8-94e1-60213ab1f814"),
  role("Reports Reader", "4a5d8f65-41da-4de4-8968-e035b65339cf"),
  privileged("Security Administrator", "194ae4cb-b126-40b2-bd5b-6091b380977d"),
  privileged("Security Operator", "5f2222b1-57c3-48ba-8ad5-d4759f1fde6f"),
  privileged("Security Reader", "5d6b6bb7-de71-4623-b4af-96380a352509"),
  role("SharePoint Administrator", "f28a1f50-f6e7-4571-818b-6a12f2af6b6c"),
  role("Teams Administrator", "69091246-20e8-4a56-aa4d-066075b2a7a8"),
  privileged("User Administrator", "fe930be7-5e62-47db-91af-98c3a49a38b1"),
];

function privileged(name: string, id: string): DirectoryRole {
  return { name, id, isPrivileged: true };
}

function role(name: string, id: string): DirectoryRole {
  return { name, id, isPrivileged: false };
}

/** Finds a role by its name or template id in any letter case. */
export function findRole(nameOrId: string): DirectoryRole | undefined {
  const folded = fold(nameOrId);
  return directoryRoles.find(
    ({ name, id }) => equalsFolded(name, folded) || equalsFolded(id, folded),
  );
}

/** Tells whether a role reads the directory, and so lifts the limits of guests. All do but the one that only invites. */
export const readsDirectory = (roleId: string): boolean => {
  const found = findRole(roleId);
  return found !== undefined && found.name !== "Guest Inviter";
};

/** Advice on a name that is no role's. */
export function nearestRole(name: string): { readonly hint?: string } {
  const nearest = nearestOf(
    name,
    directoryRoles.map((known) => known.name),
  );
  return nearest === undefined ? {} : { hint: `did you mean \`${nearest}\`?` };
}
