import type { Subject } from "../../eval/subject.ts";
import type { Severity } from "../../grammar/diagnostic.ts";

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

/** What backs a statement. */
export interface Evidence {
  /** By Microsoft's documents, by research that others have published, or by what is commonly known of the service. */
  readonly label: "documented" | "published" | "known";
  /** Where it says so, in words. */
  readonly source: string;
}

/** What is said of a channel. */
export interface ChannelRow {
  /** Who writes, as it stands in messages. */
  readonly title: string;
  readonly about: string;
  /** Whether lints speak of it where the options do not say. */
  readonly trust: "trusted" | "untrusted";
  readonly evidence: Evidence;
  /** How bad a loose comparison is with an attribute that can be written in this way. */
  readonly severity: Severity;
  /** What is known of everybody whose attributes are written in this way. */
  readonly of: Subject;
  /** What is known besides where somebody gets in by it: who signs in is enabled. */
  readonly during: Subject;
}

const signedIn: Subject = { accountEnabled: true };

/** The ways in which attributes are written beside an administrator, with the default configuration of the service. */
export const channels: Readonly<Record<Channel, ChannelRow>> = {
  "member self-service": {
    title: "members themselves",
    about: "a member edits their own profile",
    trust: "untrusted",
    evidence: { label: "documented", source: "Microsoft's page on default user permissions" },
    severity: "warning",
    of: { userType: "Member" },
    during: signedIn,
  },
  "guest self-service": {
    title: "guests themselves",
    about: "a guest edits their own user object, through Microsoft Graph",
    trust: "untrusted",
    evidence: {
      label: "published",
      source: "notes on training labs in attacks; Microsoft's pages disagree with each other",
    },
    severity: "warning",
    of: { userType: "Guest" },
    during: signedIn,
  },
  inviter: {
    title: "whoever invites a guest",
    about:
      "somebody invites a guest and chooses the address and the display name; by default any member may",
    trust: "untrusted",
    evidence: { label: "published", source: "security checks of several vendors" },
    severity: "warning",
    of: { userType: "Guest" },
    during: signedIn,
  },
  "home tenant": {
    title: "the home tenant of a guest",
    about: "an administrator of the tenant that a guest comes from sets what is carried over",
    trust: "untrusted",
    evidence: {
      label: "published",
      source: "research on attacks on dynamic groups, and scanners built on it",
    },
    severity: "warning",
    of: { userType: "Guest" },
    during: signedIn,
  },
  "sign-up flow": {
    title: "people who sign up",
    about: "a self-service sign-up flow asks for the attribute; only where there is such a flow",
    trust: "untrusted",
    evidence: { label: "known", source: "the attributes that a flow can collect" },
    severity: "hint",
    of: {},
    during: signedIn,
  },
  "external tenant self-service": {
    title: "users of an external tenant themselves",
    about: "a customer edits their own profile; only in an external tenant",
    trust: "untrusted",
    evidence: {
      label: "documented",
      source: "Microsoft's reference of user permissions in external tenants",
    },
    severity: "hint",
    of: {},
    during: signedIn,
  },
  "hybrid self-write": {
    title: "synced users in the on-premises directory",
    about:
      "an account writes its own personal information in Active Directory, from where it is synced",
    trust: "untrusted",
    evidence: {
      label: "known",
      source: "the default rights of an account to itself in Active Directory",
    },
    severity: "hint",
    of: { dirSyncEnabled: true },
    during: signedIn,
  },
  "help desk": {
    title: "the help desk",
    about:
      "somebody whose role may reset passwords also edits contact data of those without a role",
    trust: "trusted",
    evidence: { label: "documented", source: "Microsoft Graph on who may update which users" },
    severity: "hint",
    of: {},
    during: {},
  },
  application: {
    title: "applications",
    about:
      "an application with the right to write users, such as provisioning from a personnel system",
    trust: "trusted",
    evidence: { label: "documented", source: "Microsoft Graph on `User.ReadWrite.All`" },
    severity: "hint",
    of: {},
    during: {},
  },
  device: {
    title: "the device or its owner",
    about: "a device tells of itself, or its owner chooses",
    trust: "untrusted",
    evidence: {
      label: "documented",
      source: "Microsoft's page on default user permissions: all properties of owned devices",
    },
    severity: "hint",
    of: {},
    during: {},
  },
};
