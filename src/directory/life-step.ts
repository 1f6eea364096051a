import type { Properties } from "./properties.ts";

/** What `userType` can be. */
export type UserType = "Member" | "Guest";

/**
 * One step in the life of a user who may come from outside. Instants, where there are any, are those at which the step is
 * taken; nobody gives them.
 */
export type LifeStep =
  | {
      readonly kind: "invite";
      /** The object id that the user is to have. */
      readonly id: string;
      readonly mail: string;
      /** `Guest` where this is left out. */
      readonly userType?: UserType;
      /** The mail address where this is left out. */
      readonly displayName?: string;
      /** Further attributes, by the names of rules. */
      readonly properties?: Properties;
    }
  | { readonly kind: "redeem"; readonly id: string; readonly issuer: string }
  | { readonly kind: "resetRedemption"; readonly id: string; readonly mail?: string }
  | { readonly kind: "convertUserType"; readonly id: string; readonly userType: UserType }
  | {
      readonly kind: "convertToInternal";
      readonly id: string;
      /** A name in a domain of the host; not for a user who is synced. */
      readonly userPrincipalName?: string;
    }
  | { readonly kind: "disable"; readonly id: string };
