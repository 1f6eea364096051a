import type { DiagnosticCode } from "../../src/index.ts";
import { lintMending } from "./lint-mending.ts";

/** How a person mends what a code names, beyond the hint; printed in `docs/diagnostics.md`. */
export const mending: Readonly<Record<DiagnosticCode, string>> = {
  ...lintMending,
  "unexpected-character":
    "Take the character away, or put an ordinary space in its place. It came along when the rule was pasted.",
  "typographic-character":
    "Type the quote or the hyphen anew. Inside a string these characters are ordinary and stay.",
  "escaped-quote":
    "Take the backslash or backtick away. It belongs to the language from which the rule was copied: JSON, Terraform, PowerShell.",
  "unterminated-string":
    "Close the string where it ends. The offered fix closes it at the end of the rule, which is seldom the place.",
  "spaced-hyphen": "Write the hyphen directly before the word.",
  comment: "Keep the comment in the description of the group, or in the file beside the rule.",
  template:
    "Fill the placeholder in. Where the characters are really meant, put them inside a string; the warning that remains can be ignored.",
  "missing-space": "Put a space before the operator. The rule is read as if it stood there.",
  "lone-apostrophe":
    "Write the apostrophe twice. Both spellings mean the same here; the service has been seen to match nobody with the single one.",
  "powershell-constant": "Leave the dollar sign out. Both spellings mean the same.",
  "wrong-dialect":
    "Write the rule in the language of membership rules: a property behind `user.` or `device.`, an operator with a hyphen, a value.",
  "empty-rule": "Write a rule.",
  "missing-operand":
    "Write the missing comparison, or take away the `-and`, `-or`, `-not` or parenthesis that waits for it.",
  "missing-operator": "Put an operator between the property and the value.",
  "missing-value": "Write the value. To ask whether the property is unset, write `-eq null`.",
  "missing-connective":
    "Say whether both must hold (`-and`) or one of them is enough (`-or`). The offered fix takes `-and`.",
  "missing-comma": "Put a comma between the values.",
  "missing-parenthesis":
    "Add the partner, or take the lone one away. The offered fix adds it where the surroundings end.",
  "unexpected-text": "Take the text away, or join it to the rule by what is missing before it.",
  "unquoted-string": "Put the value in quotes.",
  "empty-list": "Put at least one value into the list.",
  "trailing-comma": "Take the comma away.",
  "parenthesised-value": "Take the parentheses away, or write brackets around several values.",
  "property-on-the-right":
    "Write the property on the left. To compare two properties is not possible; sync the outcome into an extension attribute.",
  "bare-quantifier":
    "Put parentheses around what the quantifier looks at, so that nobody has to know where it ends.",
  "direct-reports-form":
    "Write the phrase and the quoted object id of the manager, and nothing else.",
  "direct-reports-stands-alone": "Make a group of its own for the direct reports.",
  "invalid-guid": "Look up the object id of the manager; a name or a mail address does not do.",
  "member-of-form": "Write the only form that there is.",
  "member-of-stands-alone": "Make a group of its own for the members of other groups.",
  "too-many-ids": "Make several groups, each with a rule of at most 50 ids.",
  "not-a-guid": "Write the object id of the group, not its name.",
  "member-of-retired":
    "Rewrite the rule by attributes of the users or devices, or manage the members by hand.",
  "rule-too-long":
    "Shorten the rule: `-in` with a list takes less room than a chain of `-or`. Else split the group.",
  "too-deep": "Take away parentheses that group nothing, or split the group.",
  "list-too-long": "Spread the values over several lists joined by `-or`.",
  "missing-prefix": "Write `user.` or `device.` before the property.",
  "unknown-property":
    "Use a property of [the tables](language.md#properties-of-users). Rules know the directory's old names, not those of Microsoft Graph, Intune or Conditional Access.",
  "property-case": "Nothing has to be mended: letter case means nothing in a name.",
  "wrong-subject": "Give the rule to a group of the other kind, or write it about the right one.",
  "mixed-subjects": "Make one group of users and one of devices.",
  "unknown-operator": "Use an operator of [the table](language.md#operators).",
  "operator-not-supported":
    "Use an operator that [goes with the type](language.md#types-and-their-operators).",
  "item-out-of-place":
    "Name items inside the body of `-any` or `-all` only, and nothing else there.",
  "wrong-item": "Name the items of this collection: `_` for strings, `assignedPlan.…` for plans.",
  "list-needs-in": "Use `-in` or `-notIn`, or one comparison for each value.",
  "in-needs-list": "Put the value in brackets.",
  "null-needs-equality": "Ask with `-eq null` or `-ne null`, in a comparison of its own.",
  "type-mismatch": "Write a value of the property's type; where that is a string, in quotes.",
  "invalid-date": "Write the date as `YYYY-MM-DD`, with a time where it matters.",
  "invalid-duration":
    "Write weeks, days, hours, minutes or seconds: `P30D` for about a month, `P365D` for about a year.",
  "chained-duration": "Add the durations up: `P6DT23H` for seven days less one hour.",
  "now-needs-ordering": "Use `-ge` or `-le`; for a day, both, joined by `-and`.",
  "regex-syntax": "Mend the pattern at the place shown. A wildcard `*` is `.*` in a pattern.",
  "regex-unsupported":
    "Write the pattern without a backreference, a conditional or a balancing group.",
  "regex-unsafe": "Write smaller counts, or `+` and `*` in their place.",
  "quoted-boolean": "Take the quotes away. Both spellings mean the same.",
  "quoted-null":
    "Take the quotes away to ask whether the property is unset; leave them where the word itself is meant.",
  "empty-literal": "Write `-eq null` or `-ne null`.",
  "value-never-occurs": "Write one of the values that the property takes.",
  "undocumented-ordering":
    "Test the beginning of the version with `-startsWith`, or accept that the service may order versions in another way.",
  "missing-clock": "Give the engine a time: `new MembershipEngine({ now })`, or `advance(now)`.",
  "unknown-attribute":
    "Name the attribute as rules do. A name that is only spelled wrong must not read as an unset attribute.",
  "wrong-attribute-type": "Give a value that the property can hold, or `null` to unset it.",
  "subject-mismatch": "Give each user and each device an object id of its own.",
  "unreadable-input": "Mend the file at the place shown, or export it again.",
};
