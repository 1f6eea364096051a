import type { GoldenOther } from "./golden-case.ts";

/** What an engine, a directory and the readers of files say. */
export const others: readonly GoldenOther[] = [
  {
    code: "missing-clock",
    kind: "clock",
    rule: "user.employeeHireDate -ge system.now -minus P7D",
    message: "the rule reads `system.now`, and the engine was given no time",
    hint: "give the engine `now` when it begins, or advance it first",
  },
  {
    code: "unknown-attribute",
    kind: "changes",
    changes: [
      { kind: "upsert", subject: "user", id: "anna", properties: { officeLocation: "Oslo" } },
    ],
    message: "user `anna` has the attribute `officeLocation`, which rules do not know",
    hint: "rules know it as `physicalDeliveryOfficeName`",
  },
  {
    code: "unknown-attribute",
    kind: "changes",
    changes: [{ kind: "upsert", subject: "user", id: "anna", properties: { shoeSize: "38" } }],
    message: "user `anna` has the attribute `shoeSize`, which rules do not know",
    hint: 'leave it out, or set `extraProperties` to "ignore"',
  },
  {
    code: "wrong-attribute-type",
    kind: "changes",
    changes: [
      { kind: "patch", subject: "user", id: "anna", properties: { accountEnabled: "yes" } },
    ],
    message: "`accountEnabled` of user `anna` holds what a boolean cannot hold",
    hint: "give true, false or null",
  },
  {
    code: "subject-mismatch",
    kind: "changes",
    changes: [
      { kind: "upsert", subject: "user", id: "anna", properties: { city: "Oslo" } },
      { kind: "patch", subject: "device", id: "anna", properties: { isRooted: true } },
    ],
    message: "`anna` is a user, not a device",
    hint: "an object id belongs to one user or one device",
  },
  {
    code: "subject-mismatch",
    kind: "changes",
    changes: [{ kind: "upsert", subject: "user", id: "anna", properties: { objectId: "bo" } }],
    message: "user `anna` has another object id, `bo`, among its attributes",
    hint: "`objectId` is the id and need not be repeated",
  },
  {
    code: "unreadable-input",
    kind: "file",
    file: "users.csv",
    text: "id,accountEnabled\nanna,perhaps\n",
    place: "users.csv:2:6",
    message: "`perhaps` under `accountEnabled` is no boolean",
    hint: "it takes true or false",
  },
];
