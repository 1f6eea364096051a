import { alike, populationOf } from "../lint/data/population-of.ts";
import type { GoldenCase } from "./golden-case.ts";

const population = populationOf([
  ...alike(1200, { department: "Marketing", country: "NO", accountEnabled: true }),
  ...alike(40, { department: "R&D", country: "NO", accountEnabled: true }),
  ...alike(3, { department: "R & D", country: "SE", accountEnabled: true, companyName: "Contoso" }),
]);

const lint = { kinds: [], population } as const;

export const dataCases: readonly GoldenCase[] = [
  {
    code: "value-not-in-data",
    rule: 'user.department -eq "Markting"',
    caret: "                    ^^^^^^^^^^",
    message: "0 of 1,243 users have department `Markting`",
    hint: "did you mean `Marketing` (1,200)?",
    lint,
  },
  {
    code: "value-not-in-data",
    rule: 'user.department -notStartsWith "Temp"',
    caret: "                               ^^^^^^",
    message: "0 of 1,243 users have department that starts with `Temp`",
    hint: "this leaves nobody out",
    lint,
  },
  {
    code: "value-not-in-data",
    rule: 'user.country -in ["DK", "FI", "IS", "DE"]',
    caret: "                 ^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "0 of 1,243 users have country `DK`, `FI`, `IS` and 1 more",
    lint,
  },
  {
    code: "seldom-set",
    rule: 'user.companyName -eq "Contoso"',
    caret: "^^^^^^^^^^^^^^^^",
    message: "3 of 1,243 users have a value of `companyName`",
    hint: "for everybody else it counts as unset",
    lint,
  },
  {
    code: "branch-of-nobody",
    rule: 'user.country -eq "SE" -or (user.country -eq "NO" -and user.companyName -ne null)',
    caret: "                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "0 of 1,243 users satisfy this part",
    hint: "it adds nobody",
    lint,
  },
  {
    code: "branch-of-nobody",
    rule: "user.accountEnabled -eq false",
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "0 of 1,243 users satisfy this rule",
    lint,
  },
  {
    code: "branch-of-everybody",
    rule: 'user.accountEnabled -eq true -or user.country -eq "SE"',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "all 1,243 users satisfy this part",
    hint: "what is joined with it by `-or` adds nobody",
    lint,
  },
  {
    code: "branch-of-everybody",
    rule: 'user.country -eq "NO" -and user.department -eq "Marketing"',
    caret: "^^^^^^^^^^^^^^^^^^^^^",
    message: "1,240 of 1,243 users satisfy this part",
    hint: "it leaves nobody out",
    severity: "hint",
    lint: { ...lint, thresholds: { everybody: 0.99 } },
  },
  {
    code: "spelling-variants",
    rule: 'user.department -eq "R&D"',
    caret: "                    ^^^^^",
    message: "the data spells this in 2 ways: `R&D` (40), `R & D` (3)",
    hint: "a rule ignores letter case and nothing else",
    lint,
  },
];
