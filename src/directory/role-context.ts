import type { RoleAssignment } from "./role-assignment.ts";

/** Who can have a role. */
export type Principal =
  | { readonly kind: "user"; readonly userType: string | undefined }
  | { readonly kind: "group"; readonly isAssignableToRole: boolean };

/** What a command about roles needs to know. */
export interface RoleContext {
  readonly now: Date;
  /** By id. */
  readonly assignments: {
    get(id: string): RoleAssignment | undefined;
    has(id: string): boolean;
    values(): Iterable<RoleAssignment>;
  };
  principalOf(id: string): Principal | undefined;
  /** Titles of the plans of which any one would allow eligible assignments; `undefined` where they are allowed. */
  readonly eligibleAllowedBy?: readonly string[] | undefined;
}
