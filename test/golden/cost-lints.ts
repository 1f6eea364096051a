import type { GoldenCase } from "./golden-case.ts";

/** Lints that ask what a rule costs. */
export const costCases: readonly GoldenCase[] = [
  {
    code: "expensive-match",
    rule: 'user.mail -match "@contoso[.]com$"',
    caret: "          ^^^^^^",
    message: "the service is slow to process `-match`",
    hint: "use `-eq`, `-in`, `-startsWith` or `-endsWith` where they mean the same",
  },
  {
    code: "expensive-contains",
    rule: 'user.mail -contains "contoso"',
    caret: "          ^^^^^^^^^",
    message: "the service is slow to process `-contains`",
    hint: "use `-eq`, `-in` or `-startsWith` where they mean the same",
  },
  {
    code: "or-chain",
    rule: '(user.city -eq "Oslo") -or (user.city -eq "Bergen") -or (user.city -eq "Bodø")',
    caret: " ^^^^^^^^^^^^^^^^^^^^",
    message: "`user.city` is compared 3 times side by side",
    hint: "one `-in` says the same",
  },
  {
    code: "ne-chain",
    rule: '(user.city -ne null) -and (user.city -ne "Oslo") -and (user.city -ne "Bergen") -and (user.city -ne "Bodø")',
    caret: "                           ^^^^^^^^^^^^^^^^^^^^",
    message: "`user.city` is compared 3 times side by side",
    hint: "one `-notIn` says the same",
  },
  {
    code: "redundant-comparison",
    rule: '(user.city -ne null) -and (user.city -eq "Oslo")',
    caret: " ^^^^^^^^^^^^^^^^^^",
    message: '`user.city -eq "Oslo"` beside it says more',
    hint: "this can be left out",
  },
  {
    code: "redundant-comparison",
    rule: '(user.jobTitle -startsWith "Sales") -or (user.jobTitle -startsWith "Sales Manager")',
    caret: "                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: '`user.jobTitle -startsWith "Sales"` beside it takes in more',
    hint: "this can be left out",
  },
  {
    code: "redundant-comparison",
    rule: '(user.city -in ["Oslo", "Bergen"]) -and (user.city -ne "Bergen") -and (user.city -startsWith "O")',
    caret:
      "                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: '`user.city -in ["Oslo", "Bergen"]` and `user.city -ne "Bergen"` together say more',
    hint: "this can be left out",
  },
  {
    code: "rule-length",
    rule: 'user.city -in ["Oslo", "Bergen"]',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "the rule has 32 characters, and may have 3072",
    hint: "lists with `-in` take less than chains of `-or`; else divide the group",
    lint: { thresholds: { ruleLength: 0.01 } },
  },
];
