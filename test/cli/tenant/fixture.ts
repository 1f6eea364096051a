import { join } from "node:path";
import { expect } from "vitest";
import { call, type Called, file, folder } from "../call.ts";

/** The time at which the tenants of these tests begin. */
export const start = "2026-03-02T08:00:00.000Z";

/** Users in our own form: `department` is told of each. */
export const users: readonly object[] = [
  user("anna", { displayName: "Anna", department: "Sales", usageLocation: "NO" }),
  user("bo", { displayName: "Bo", department: "Sales", usageLocation: "NO" }),
  user("eve", { displayName: "Eve", department: "IT", userType: "Guest", usageLocation: "NO" }),
];

function user(id: string, properties: object): object {
  return {
    subject: "user",
    id,
    properties: { userPrincipalName: `${id}@contoso.com`, userType: "Member", ...properties },
  };
}

/** A group in Graph's form; what is given goes before the usual. */
export const group = (id: string, displayName: string, more: object): object => ({
  id,
  displayName,
  ...("membershipRule" in more ? { groupTypes: ["DynamicMembership"] } : { groupTypes: [] }),
  ...more,
});

/** Sales gives a product and an application; the board is filled by hand. */
export const groups: readonly object[] = [
  group("s", "All Sales", {
    membershipRule: 'user.department -eq "Sales"',
    assignedLicenses: [{ skuId: "05e9a617-0261-4cee-bb44-138d3ef5d965", disabledPlans: [] }],
    grants: [{ kind: "app", app: "CRM", role: "Seller" }],
  }),
  group("i", "IT", { membershipRule: 'user.department -eq "IT"' }),
  group("b", "Board", { members: [{ id: "anna" }] }),
];

/** Writes objects as a file of one JSON object a line. */
export const lines = (name: string, objects: readonly object[]): string =>
  file(name, objects.map((one) => JSON.stringify(one)).join("\n"));

/** Makes a tenant's file, with options of `init`, and gives its path. */
export async function emptyTenant(...options: readonly string[]): Promise<string> {
  const path = join(folder(), "tenant.db");
  expect(await call("init", path, "--now", start, ...options)).toMatchObject({ code: 0 });
  return path;
}

/** Imports users and groups at the time at which the tenant began. */
export const importInto = (
  path: string,
  {
    people = users,
    teams = groups,
  }: { people?: readonly object[]; teams?: readonly object[] } = {},
  ...options: readonly string[]
): Promise<Called> =>
  call(
    "import",
    path,
    "--users",
    lines("users.ndjson", people),
    "--groups",
    file("groups.json", JSON.stringify(teams)),
    "--now",
    start,
    ...options,
  );

/** A tenant with the users and groups above, and ten seats. */
export async function fullTenant(...options: readonly string[]): Promise<string> {
  const path = await emptyTenant("--domain", "contoso.com", ...options);
  expect(await importInto(path, {}, "--license", "SPE_E3=10")).toMatchObject({ code: 0 });
  return path;
}

/** Calls the command and reads what it prints as JSON. */
export async function asked(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { out, err } = await call(...args, "--format", "json");
  if (out === "") throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
}

/** Applies commands, each with a time of its own where it has one. */
export const apply = (
  path: string,
  commands: readonly object[],
  ...options: readonly string[]
): Promise<Called> =>
  call("apply", path, lines("changes.ndjson", commands), "--now", start, ...options);

/** The command that changes the department of a user. */
export const move = (id: string, department: string): object => ({
  kind: "patch",
  subject: "user",
  id,
  properties: { department },
});
