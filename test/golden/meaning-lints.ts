import type { GoldenCase } from "./golden-case.ts";

/** Lints that ask whether a rule says what is meant. */
export const meaningCases: readonly GoldenCase[] = [
  {
    code: "negation-matches-unset",
    rule: 'user.department -ne "Sales"',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "this is also true of everybody without `user.department`",
    hint: "add `-and (user.department -ne null)` where they are not meant",
  },
  {
    code: "vacuous-all",
    rule: 'user.otherMails -all (_ -endsWith "@contoso.com")',
    caret: "                ^^^^",
    message: "this is also true of everybody without `user.otherMails`",
    hint: "add `-and (user.otherMails -ne null)` where they are not meant",
  },
  {
    code: "duplicate-literal",
    rule: 'user.city -in ["Oslo", "OSLO"]',
    caret: "                       ^^^^^^",
    message: "`OSLO` stands in the list already",
    hint: "letter case makes no difference",
  },
  {
    code: "mixed-and-or",
    rule: 'user.city -eq "Oslo" -or user.city -eq "Bergen" -and user.userType -eq "Member"',
    caret: "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "`-and` and `-or` stand side by side",
    hint: '`-and` binds tighter, so it is read as `(user.city -eq "Oslo") -or ((user.city -eq "Bergen") -and (user.userType -eq "Member"))`',
  },
  {
    code: "contains-on-collection",
    rule: 'user.proxyAddresses -startsWith "SMTP:admin"',
    caret: "                    ^^^^^^^^^^^",
    message: "`-startsWith` stands directly on a collection",
    hint: 'it asks whether some element fits: `user.proxyAddresses -any (_ -startsWith "SMTP:admin")`',
  },
  {
    code: "contains-on-collection",
    rule: '(user.otherMails -ne null) -and (user.otherMails -notEndsWith "@contoso.com")',
    caret: "                                                 ^^^^^^^^^^^^",
    message: "`-notEndsWith` stands directly on a collection",
    hint: 'it asks whether no element fits: `-not (user.otherMails -any (_ -endsWith "@contoso.com"))`',
  },
  {
    code: "repeated-comparison",
    rule: '(user.city -eq "Oslo") -or (user.state -eq "Oslo") -or (user.city -eq "OSLO")',
    caret: "                                                        ^^^^^^^^^^^^^^^^^^^^",
    message: "the same stands beside it already",
  },
  {
    code: "contradiction",
    rule: '(user.city -eq "Oslo") -and (user.city -eq "Bergen")',
    caret: "                             ^^^^^^^^^^^^^^^^^^^^^^",
    message: 'this and `user.city -eq "Oslo"` cannot both hold',
    hint: "`-or` asks for one of them only",
  },
  {
    code: "contradiction",
    rule: '(user.city -startsWith "B") -and ((user.city -eq null) -or (user.state -eq "Oslo"))',
    caret: "                                   ^^^^^^^^^^^^^^^^^^",
    message: "this cannot hold here",
    hint: '`user.city -startsWith "B"` holds wherever this counts',
  },
  {
    code: "contradiction",
    rule: '(user.city -startsWith "Oslo") -and (user.city -match "^b") -and (user.state -eq "Viken")',
    caret: "                                     ^^^^^^^^^^^^^^^^^^^^^",
    message: 'this and `user.city -startsWith "Oslo"` cannot both hold',
    hint: "`-or` asks for one of them only",
    also: ["expensive-match"],
  },
  {
    code: "contradiction",
    rule: "(user.accountEnabled -ne null) -and (user.accountEnabled -ne true) -and (user.accountEnabled -ne false)",
    caret:
      "                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message:
      "this, `user.accountEnabled -ne null` and `user.accountEnabled -ne true` cannot all hold",
    hint: "`-or` asks for one of them only",
  },
  {
    code: "always-true",
    rule: '(user.city -ne null) -and ((user.city -ne "Oslo") -or (user.city -ne "Bergen"))',
    caret: "                                                       ^^^^^^^^^^^^^^^^^^^^^^",
    message: 'this or `user.city -ne "Oslo"` always holds',
    hint: "`-and` asks for all of them",
  },
  {
    code: "always-true",
    rule: "(user.accountEnabled -eq true) -or (user.accountEnabled -eq false) -or (user.accountEnabled -eq null)",
    caret:
      "                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "this, `user.accountEnabled -eq true` or `user.accountEnabled -eq false` always holds",
    hint: "`-and` asks for all of them",
  },
  {
    code: "always-true",
    rule: '(user.city -eq "Oslo") -and ((user.city -startsWith "O") -or (user.state -eq "Viken"))',
    caret: "                              ^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: "this always holds here",
    hint: '`user.city -eq "Oslo"` holds wherever this counts',
  },
  {
    code: "shadowed-branch",
    rule: '(user.city -startsWith "Oslo") -or ((user.city -eq "Oslo S") -and (user.state -eq "Viken"))',
    caret:
      "                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    message: '`user.city -startsWith "Oslo"` beside it takes in more',
    hint: "this alternative takes in nobody else",
  },
];
