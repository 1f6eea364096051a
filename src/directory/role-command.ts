/** What can be asked of directory roles. Instants are texts. */
export type RoleCommand =
  | {
      readonly kind: "assignRole" | "assignEligibleRole";
      /** The id that the assignment is to have. */
      readonly id: string;
      /** A user, or a group to which roles can be assigned. */
      readonly principalId: string;
      /** The role's name or template id. */
      readonly role: string;
      /** The instant at which it ends; never where this is left out. */
      readonly until?: string;
    }
  | { readonly kind: "activateRole"; readonly id: string; readonly hours: number }
  | { readonly kind: "deactivateRole" | "removeRole"; readonly id: string };
