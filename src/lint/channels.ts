/** A way in which an attribute can be written by somebody who is no administrator of the tenant, or barely one. */
export type Channel =
  | "member self-service"
  | "guest self-service"
  | "inviter"
  | "home tenant"
  | "sign-up flow"
  | "external tenant self-service"
  | "hybrid self-write"
  | "help desk"
  | "application"
  | "device";
