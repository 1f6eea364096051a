/** A directory role that a user or a group has, or may activate. Instants are texts such as `2025-01-31T08:00:00.000Z`. */
export interface RoleAssignment {
  readonly id: string;
  /** A user, or a group to which roles can be assigned. */
  readonly principalId: string;
  /** The template id of the role. */
  readonly roleId: string;
  /** An eligible one gives nothing until it is activated. */
  readonly kind: "active" | "eligible";
  readonly from: string;
  /** The instant at which it ends; never where this is left out. */
  readonly until?: string;
  /** The instant at which an activation of an eligible one ends. */
  readonly activeUntil?: string;
}
