/** How an external or self-made account came to be; absent for a work or school account of the host. */
export type CreationType = "Invitation" | "LocalAccount" | "EmailVerified" | "SelfServiceSignUp";

/** Whether an invitation was accepted; absent for everybody who was not invited. */
export type ExternalUserState = "PendingAcceptance" | "Accepted";

/** One way in which a user signs in. */
export interface Identity {
  /** `ExternalAzureAD`, `MicrosoftAccount`, `google.com`, `facebook.com`, `mail`, a domain of the host, or the URI of an issuer. */
  readonly issuer: string;
  readonly signInType?: string;
  readonly issuerAssignedId?: string;
}

/**
 * What the directory holds of a user's account beside the attributes that rules can read, as Microsoft Graph names it. None
 * of it can stand in a rule. A user of whom nothing of it is known is homed in the host tenant.
 */
export interface Account {
  readonly creationType?: CreationType;
  readonly externalUserState?: ExternalUserState;
  /** An instant such as `2025-01-31T08:00:00.000Z`. */
  readonly externalUserStateChangeDateTime?: string;
  /** An instant; set where an external user was converted to an internal one. */
  readonly convertedToInternalUserDateTime?: string;
  readonly identities?: readonly Identity[];
}
