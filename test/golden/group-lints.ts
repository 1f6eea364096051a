import { populationOf } from "../lint/data/population-of.ts";
import type { GoldenCase } from "./golden-case.ts";

const groups = [
  {
    id: "5f2c9b1e-7a34-4c0d-9d0e-0b6a2f8c1d11",
    displayName: "Nordics",
    rule: 'user.country -in ["NO", "SE"]',
  },
  { id: "5f2c9b1e-7a34-4c0d-9d0e-0b6a2f8c1d12", displayName: "Board" },
];

const population = populationOf([{ objectId: "62e19b97-8b3d-4d4a-a106-4ce66896a863" }]);

export const groupCases: readonly GoldenCase[] = [
  {
    code: "same-meaning",
    rule: 'user.country -eq "se" -or user.country -eq "no"',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "the group `Nordics` has a rule of the same meaning",
    lint: { kinds: [], groups },
  },
  {
    code: "same-meaning",
    rule: 'user.userType -in ["Member", "Guest"]',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "the group `Everybody` has a rule of the same meaning",
    hint: "as long as properties hold only the values that they take",
    lint: {
      kinds: [],
      groups: [{ id: "everybody", displayName: "Everybody", rule: "user.userType -ne null" }],
    },
  },
  {
    code: "subset-of-group",
    rule: '(user.country -eq "NO") -and (user.city -eq "Oslo")',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "every member is in the group `Nordics`, too",
    lint: { kinds: [], groups },
  },
  {
    code: "disjoint-groups",
    rule: 'user.country -eq "DK"',
    caret: "^^^^^^^^^^^^^^^^^^^^^",
    message: "no member can be in the group `Nordics`, too",
    lint: { kinds: [], groups, severities: { "disjoint-groups": "hint" } },
  },
  {
    code: "dangling-id",
    rule: 'user.memberOf -any (group.objectId -in ["c1ec4a95-1f05-45b3-a911-aa3fa01094f5"])',
    caret: "                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "none of 2 known groups has the id `c1ec4a95-1f05-45b3-a911-aa3fa01094f5`",
    hint: "see whether the group was deleted",
    lint: { kinds: [], groups },
    also: ["member-of-retired"],
  },
  {
    code: "dangling-id",
    rule: 'Direct Reports for "c1ec4a95-1f05-45b3-a911-aa3fa01094f5"',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "0 of 1 user have the object id `c1ec4a95-1f05-45b3-a911-aa3fa01094f5`",
    hint: "see whether the user was deleted",
    lint: { kinds: [], population, thresholds: { fillRate: 0 } },
  },
];
