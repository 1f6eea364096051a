import type { Grant } from "../../src/tenant/group.ts";
import { guidOf } from "./random.ts";

/** A group as Graph gives it. */
export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly groupTypes: readonly string[];
  readonly membershipRule: string | null;
  readonly membershipRuleProcessingState: "On" | "Paused" | null;
  readonly mailEnabled: boolean;
  readonly mailNickname: string;
  readonly securityEnabled: boolean;
  readonly visibility: "Private" | "Public" | null;
  readonly isAssignableToRole: boolean;
  readonly assignedLicenses: readonly {
    readonly skuId: string;
    readonly disabledPlans: readonly string[];
  }[];
  /** What its members may use: a key of ours, as the list of Graph does not tell it. */
  readonly grants?: readonly Grant[];
  /** Of assigned groups, as Graph expands them. */
  readonly members?: readonly { readonly "@odata.type": string; readonly id: string }[];
  readonly createdDateTime: string;
}

/** What a group is beside its name, where it is not a security group that does nothing else. */
export type Features = Partial<
  Pick<
    Group,
    | "membershipRuleProcessingState"
    | "groupTypes"
    | "mailEnabled"
    | "assignedLicenses"
    | "id"
    | "visibility"
    | "grants"
    | "members"
  >
>;

/** A dynamic security group. */
export function dynamic(
  displayName: string,
  description: string,
  membershipRule: string,
  features: Features = {},
): Group {
  return {
    id: guidOf(`group/${displayName}`),
    displayName,
    description,
    groupTypes: ["DynamicMembership"],
    membershipRule,
    membershipRuleProcessingState: "On",
    mailEnabled: false,
    mailNickname: displayName.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-"),
    securityEnabled: true,
    visibility: null,
    isAssignableToRole: false,
    assignedLicenses: [],
    createdDateTime: "2024-05-02T08:00:00Z",
    ...features,
  };
}

/** A security group whose members are assigned. */
export const assigned = (
  displayName: string,
  description: string,
  features: Features = {},
): Group => ({
  ...dynamic(displayName, description, "", features),
  groupTypes: [],
  membershipRule: null,
  membershipRuleProcessingState: null,
});

/** What makes a group a Microsoft 365 group. */
export const withMailbox: Features = {
  groupTypes: ["Unified", "DynamicMembership"],
  mailEnabled: true,
  visibility: "Private",
};

/** What makes a group wait. */
export const paused: Features = { membershipRuleProcessingState: "Paused" };

/** What lets members have a role in an application. */
export const app = (name: string, role: string): Grant => ({ kind: "app", app: name, role });

/** What lets members into a site of SharePoint. */
export const site = (name: string, permission: string): Grant => ({
  kind: "resource",
  resource: `https://contoso.sharepoint.com/sites/${name}`,
  permission,
});
