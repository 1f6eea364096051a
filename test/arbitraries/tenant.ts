import * as fc from "fast-check";
import type { Account } from "../../src/directory/account.ts";
import type { AssignedLicense } from "../../src/licensing/assigned-license.ts";
import type { LifeStep } from "../../src/directory/life-step.ts";
import { type Change, print, type SubjectData } from "../../src/index.ts";
import { findSku } from "../../src/licensing/service-plans.ts";
import type { Command, GroupCommand, LicenseCommand } from "../../src/tenant/command.ts";
import type { Grant, NewGroup } from "../../src/tenant/group.ts";
import type { BatchLimits, TenantSettings } from "../../src/tenant/settings.ts";
import { anyCrowdedRule, crowdedEvents, crowdedIds, crowdedInstant } from "./crowd.ts";
import { crowdedClockRule } from "./crowded-rules.ts";
import { noon } from "./dates.ts";

/** Something that happens to a tenant. What is held is named by its place among all that is held, counted round. */
export type TenantStep =
  | { readonly kind: "execute"; readonly commands: readonly Command[] }
  | { readonly kind: "load"; readonly subjects: readonly SubjectData[] }
  | { readonly kind: "advance"; readonly to: Date }
  | { readonly kind: "approve" | "discard"; readonly place: number };

/** The life of a tenant from its first day. */
export interface TenantLife {
  readonly settings: Partial<TenantSettings>;
  readonly steps: readonly TenantStep[];
}

/** When lives begin: before all instants at which something happens. */
export const firstDay: Date = new Date(noon.getTime() - 8 * 86_400_000);

/** The groups of the small world. */
export const tenantGroupIds: readonly string[] = ["all", "few", "sales", "__proto__", "toString"];

/** The subjects of the small world; `both` is sometimes a user, sometimes a device. */
export const tenantSubjectIds: readonly string[] = crowdedIds;

/** A life in a small crowded world: few users, groups and licenses, little room, times at which something happens. */
export const tenantLife = ({
  settings = anySettings,
  steps = tenantSteps(),
}: {
  readonly settings?: fc.Arbitrary<Partial<TenantSettings>>;
  readonly steps?: fc.Arbitrary<readonly TenantStep[]>;
} = {}): fc.Arbitrary<TenantLife> =>
  fc.record({ settings, beginning, steps }).map(({ beginning: first, ...life }) => ({
    settings: life.settings,
    steps: [...first, ...life.steps],
  }));

/** Nothing is refused for want of a license, and nothing is held. */
export const free: fc.Arbitrary<Partial<TenantSettings>> = fc.constant({ gate: "off" });

const limit = fc.constantFrom(0, 1, 2);
const percent = fc.constantFrom(10, 50, 100);

const limits: fc.Arbitrary<BatchLimits> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record(
      { joiners: limit, leavers: limit, joinersPercent: percent, leaversPercent: percent },
      { requiredKeys: [] },
    ),
  },
);

const someSettings: Readonly<{ [K in keyof TenantSettings]?: fc.Arbitrary<TenantSettings[K]> }> = {
  gate: fc.constantFrom("enforce", "enforce", "report", "off"),
  limits,
  groupLimits: limits,
  protectedUsers: fc.constantFrom([], [], ["ann"], ["constructor", "both"]),
  usageLocation: fc.constantFrom("NO", "NO", "CU"),
  maxDynamicGroups: fc.constantFrom(15_000, 15_000, 3),
};

const anySettings: fc.Arbitrary<Partial<TenantSettings>> = fc.record(someSettings, {
  requiredKeys: [],
});

/** Legal rules as texts; one in four reads the clock. */
const legalRuleText: fc.Arbitrary<string> = fc
  .oneof({ weight: 3, arbitrary: anyCrowdedRule }, { weight: 1, arbitrary: crowdedClockRule() })
  .map(({ rule }) => print(rule));

/** Rules as texts; one in six is not legal. */
const ruleText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: legalRuleText },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'user.departmnt -eq "Sales"',
      "user.department -eq",
      'device.city -eq "Oslo"',
    ),
  },
);

const groupId = fc.constantFrom(...tenantGroupIds);
const subjectId = fc.constantFrom(...tenantSubjectIds);

const reader: Grant = { kind: "app", app: "CRM", role: "Reader" };
const files: Grant = { kind: "resource", resource: "files", permission: "read" };
const grants: fc.Arbitrary<readonly Grant[]> = fc.constantFrom(
  [],
  [],
  [reader],
  [files],
  [files, reader],
);

const [p1, e5] = ["AAD_PREMIUM", "SPE_E5"].map((name): AssignedLicense => ({
  skuId: findSku(name)?.id ?? name,
  disabledPlans: [],
}));
const assignedLicenses: fc.Arbitrary<readonly AssignedLicense[]> = fc.constantFrom(
  ...[[], [], [], [p1], [e5], [e5, p1]].map((some) => some.filter((one) => one !== undefined)),
);

const newGroup: fc.Arbitrary<NewGroup> = fc.record(
  {
    id: groupId,
    displayName: fc.constant("A group"),
    membershipRule: ruleText,
    processingState: fc.constantFrom("On", "On", "Paused"),
    isAssignableToRole: fc.constantFrom(false, false, false, true),
    limits,
    grants,
    assignedLicenses,
  },
  { requiredKeys: ["id", "displayName"] },
);

/** A group with a rule, legal or not, or without. */
const createGroup: fc.Arbitrary<GroupCommand> = newGroup.map((group) => ({
  kind: "createGroup",
  group,
}));

const createDynamic: fc.Arbitrary<GroupCommand> = fc
  .tuple(newGroup, legalRuleText)
  .map(([group, membershipRule]) => ({
    kind: "createGroup",
    group: { ...group, membershipRule, isAssignableToRole: false, processingState: "On" },
  }));

export const groupCommand: fc.Arbitrary<GroupCommand> = fc.oneof(
  { weight: 4, arbitrary: createGroup },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("setRule"), groupId, rule: ruleText }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("pause", "pause", "resume", "resume", "makeAssigned", "deleteGroup"),
      groupId,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("makeDynamic"), groupId, rule: ruleText }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("changeGroup"),
      groupId,
      set: fc.record(
        { limits, displayName: fc.constant("Another"), grants, assignedLicenses },
        { requiredKeys: [] },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("addMember", "addMember", "removeMember"),
      groupId,
      subjectId,
    }),
  },
);

const mail = fc.constantFrom("1@x.org", "3@x.org", "new@partner.com", "Ann@Partner.com", "nobody");

export const lifeStep: fc.Arbitrary<LifeStep> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record(
      {
        kind: fc.constant("invite"),
        id: subjectId,
        mail,
        userType: fc.constantFrom("Guest", "Member"),
        displayName: fc.constantFrom("A", "B"),
        properties: fc.constantFrom({}, { department: "Sales" }, { city: "Oslo" }),
      },
      { requiredKeys: ["kind", "id", "mail"] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("redeem"),
      id: subjectId,
      issuer: fc.constantFrom("ExternalAzureAD", "google.com", "nobody"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { kind: fc.constant("resetRedemption"), id: subjectId, mail },
      { requiredKeys: ["kind", "id"] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("convertUserType"),
      id: subjectId,
      userType: fc.constantFrom("Guest", "Member"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        kind: fc.constant("convertToInternal"),
        id: subjectId,
        userPrincipalName: fc.constant("somebody@contoso.onmicrosoft.com"),
      },
      { requiredKeys: ["kind", "id"] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("disable"), id: subjectId }) },
);

/** Both products allow dynamic groups, so their seats add up. */
const setLicense: fc.Arbitrary<LicenseCommand> = fc.record(
  {
    kind: fc.constant("setLicense"),
    sku: fc.constantFrom("AAD_PREMIUM", "AAD_PREMIUM", "SPE_E5"),
    seats: fc.constantFrom(0, 2, 4, 9, 9),
    until: crowdedInstant().map((time) => time.toISOString()),
    graceDays: fc.constantFrom(0, 1, 7),
  },
  { requiredKeys: ["kind", "sku", "seats"] },
);

const licenseCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: setLicense },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("removeLicense"),
      sku: fc.constantFrom("AAD_PREMIUM", "SPE_E5"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record(someSettings, { requiredKeys: [] })
      .map((settings): Command => ({ kind: "changeSettings", settings })),
  },
);

/** A plain change to the directory; one in thirty does not fit. */
export const directoryChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 30,
    arbitrary: crowdedEvents.apply.chain(({ changes }) => fc.constantFrom(...changes)),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Change>({
      kind: "patch",
      subject: "user",
      id: "ann",
      properties: { departmnt: "Sales" },
    }),
  },
);

/** What the model of a tenant does not know: roles, accounts, and where licenses may be used. */
const otherCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("assignRole", "assignEligibleRole"),
    id: fc.constantFrom("first", "second"),
    principalId: fc.oneof(subjectId, groupId),
    role: fc.constantFrom("Global Reader", "Security Reader", "nothing"),
  }),
  fc.record({
    kind: fc.constant("activateRole"),
    id: fc.constantFrom("first", "second"),
    hours: fc.constantFrom(1, 24, 25),
  }),
  fc.record({
    kind: fc.constantFrom("deactivateRole", "removeRole"),
    id: fc.constantFrom("first", "second"),
  }),
  fc.record({
    kind: fc.constant("setAccount"),
    id: subjectId,
    account: fc.constantFrom<Account>({}, { externalUserState: "Accepted" }),
  }),
  fc
    .record({ id: subjectId, usageLocation: fc.constantFrom("NO", "CU", null) })
    .map(({ id, usageLocation }): Command => ({
      kind: "patch",
      subject: "user",
      id,
      properties: { usageLocation },
    })),
);

/** Anything that can be asked of a tenant and that its model knows. */
const tenantCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 10, arbitrary: directoryChange },
  { weight: 2, arbitrary: lifeStep },
  { weight: 7, arbitrary: groupCommand },
  { weight: 2, arbitrary: licenseCommand },
);

/** Anything that can be asked of a tenant. */
export const anyTenantCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: tenantCommand },
  { weight: 1, arbitrary: otherCommand },
);

const execute = (commands: readonly Command[]): TenantStep => ({ kind: "execute", commands });

/** People, a license and groups, so that there is something to happen to. */
const beginning: fc.Arbitrary<readonly TenantStep[]> = fc
  .record({
    subjects: fc
      .tuple(crowdedEvents.load, crowdedEvents.load, crowdedEvents.load)
      .map((loads) => loads.flatMap(({ subjects }) => subjects)),
    license: setLicense,
    groups: fc.uniqueArray(createDynamic, {
      minLength: 2,
      maxLength: 5,
      selector: (command) => (command.kind === "createGroup" ? command.group.id : ""),
    }),
  })
  .map(({ subjects, license, groups }) => [
    { kind: "load", subjects: [...new Map(subjects.map((data) => [data.id, data])).values()] },
    execute([license]),
    ...groups.map((command) => execute([command])),
  ]);

/** Steps of every kind; time goes forth, and now and then is asked to go back. */
export function tenantSteps(
  command: fc.Arbitrary<Command> = tenantCommand,
): fc.Arbitrary<readonly TenantStep[]> {
  const step: fc.Arbitrary<TenantStep> = fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .oneof(
          { weight: 3, arbitrary: fc.tuple(command) },
          {
            weight: 1,
            arbitrary: fc.array(command, { minLength: 2, maxLength: 4, size: "medium" }),
          },
        )
        .map(execute),
    },
    { weight: 1, arbitrary: crowdedEvents.load },
    { weight: 3, arbitrary: crowdedInstant().map((to): TenantStep => ({ kind: "advance", to })) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("approve", "approve", "discard"),
        place: fc.nat({ max: 2 }),
      }),
    },
  );
  return fc.array(step, { minLength: 1, maxLength: 20, size: "large" }).map(inTime);
}

/** The steps with their times in order; every tenth step keeps its own, which may lie in the past. */
function inTime(steps: readonly TenantStep[]): TenantStep[] {
  const times = steps
    .flatMap((step) => (step.kind === "advance" ? [step.to] : []))
    .toSorted((one, other) => one.getTime() - other.getTime());
  return steps.map((step, index) =>
    step.kind === "advance"
      ? { kind: "advance", to: (index % 10 === 9 ? undefined : times.shift()) ?? step.to }
      : step,
  );
}
