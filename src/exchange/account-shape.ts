import type { Account, CreationType, ExternalUserState, Identity } from "../directory/account.ts";
import { instant, list, name, object, type Shape, text, word } from "./shape.ts";

/** The words for how an account came to be. */
export const creationTypes: Readonly<Record<CreationType, true>> = {
  Invitation: true,
  LocalAccount: true,
  EmailVerified: true,
  SelfServiceSignUp: true,
};

/** The words for how an invitation stands. */
export const externalUserStates: Readonly<Record<ExternalUserState, true>> = {
  PendingAcceptance: true,
  Accepted: true,
};

const identityShape: Shape<Identity> = object<Identity>({
  issuer: name,
  signInType: [text],
  issuerAssignedId: [text],
});

/** An account in our own form. */
export const accountShape: Shape<Account> = object<Account>({
  creationType: [word(creationTypes)],
  externalUserState: [word(externalUserStates)],
  externalUserStateChangeDateTime: [instant],
  convertedToInternalUserDateTime: [instant],
  identities: [list(identityShape)],
});
