import type { AssignedPlan } from "./plans.ts";
import { guidOf } from "./random.ts";

/** A user as Graph gives it, with what the portal's list tells in words of its own under `portal`. */
export interface User {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly mail: string | null;
  readonly mailNickname: string;
  readonly userType: "Member" | "Guest";
  readonly accountEnabled: boolean;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly companyName: string | null;
  readonly employeeId: string | null;
  readonly employeeHireDate: string | null;
  readonly officeLocation: string | null;
  readonly streetAddress: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly usageLocation: string | null;
  readonly preferredLanguage: string | null;
  readonly businessPhones: readonly string[];
  readonly mobilePhone: string | null;
  readonly otherMails: readonly string[];
  readonly proxyAddresses: readonly string[];
  readonly passwordPolicies: string | null;
  readonly onPremisesSyncEnabled: boolean | null;
  readonly onPremisesDistinguishedName: string | null;
  readonly onPremisesExtensionAttributes: Readonly<Record<string, string>>;
  /** Extension properties of applications, which Graph writes beside the others. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly assignedPlans: readonly AssignedPlan[];
  readonly manager: { readonly id: string } | null;
  readonly memberOf: readonly { readonly "@odata.type": string; readonly id: string }[];
  readonly portal: Portal;
}

/** What the portal's list of users tells of an account. */
interface Portal {
  readonly creationType: string | null;
  readonly invitationState: string | null;
  /** When the invitation was sent or accepted; the list does not tell it, Graph does. */
  readonly stateChangedDateTime: string | null;
  /** Where the user signs in; the host until an invitation is accepted. */
  readonly identityIssuer: string;
  readonly createdDateTime: string;
}

/** The extension property that the connector to the personnel system writes. */
export const jobLevel: string = `extension_${guidOf("app/HR Connector").replaceAll("-", "")}_jobLevel`;

/** The domains of the tenant. */
export const domain = "contoso.com";
export const initialDomain = "contoso.onmicrosoft.com";

/** The day of the changes. All other dates are relative to it. */
export const today = "2026-09-07";

/** The date so many days from the day of the changes. */
export const daysFromToday = (days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

/** The assigned groups. */
export const aurora: string = guidOf("group/Project Aurora");
export const borealis: string = guidOf("group/Project Borealis");

/** The memberships of a user as Graph expands them. */
export const membershipOf = (group: string): User["memberOf"][number] => ({
  "@odata.type": "#microsoft.graph.group",
  id: group,
});

/** A user of whom nothing is known but the names and the kind. */
export const plainUser = (
  user: Pick<User, "id" | "userPrincipalName" | "displayName" | "mailNickname" | "userType"> &
    Partial<User>,
): User => ({
  ...nothing,
  ...user,
});

/** In the order in which the keys are written. */
const nothing: User = {
  id: "",
  userPrincipalName: "",
  displayName: "",
  givenName: null,
  surname: null,
  mail: null,
  mailNickname: "",
  userType: "Member",
  accountEnabled: true,
  jobTitle: null,
  department: null,
  companyName: null,
  employeeId: null,
  employeeHireDate: null,
  officeLocation: null,
  streetAddress: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
  usageLocation: null,
  preferredLanguage: null,
  businessPhones: [],
  mobilePhone: null,
  otherMails: [],
  proxyAddresses: [],
  passwordPolicies: null,
  onPremisesSyncEnabled: null,
  onPremisesDistinguishedName: null,
  onPremisesExtensionAttributes: {},
  extensions: {},
  assignedPlans: [],
  manager: null,
  memberOf: [],
  portal: {
    creationType: null,
    invitationState: null,
    stateChangedDateTime: null,
    identityIssuer: initialDomain,
    createdDateTime: `${daysFromToday(-900)}T08:00:00Z`,
  },
};
