import type { adviceCodes } from "../../src/index.ts";

/** How a person mends what a lint names, beyond the hint; printed in `docs/diagnostics.md`. */
export const lintMending: Readonly<Record<keyof typeof adviceCodes, string>> = {
  // Meaning
  "negation-matches-unset":
    "Decide about those without the attribute: leave the rule as it is to take them in, add `-ne null` to leave them out.",
  "vacuous-all":
    "Decide about those with an empty collection: leave the rule as it is to take them in, add `-ne null` to leave them out.",
  "mixed-and-or": "Write the parentheses that are meant.",
  "contains-on-collection": "Write `-any (_ …)` to say that one element is enough.",
  "duplicate-literal": "Take the second one out.",
  "repeated-comparison": "Take one of the two out.",
  contradiction: "Take out what does not belong, or put `-or` in place of `-and`.",
  "always-true": "Take the part out, or put `-and` in place of `-or`.",
  "shadowed-branch":
    "Take the alternative out, or mend it so that it takes in whom it is meant for.",
  // Cost
  "expensive-match":
    "Use a cheaper operator where it says the same; else leave it. It makes no difference here.",
  "expensive-contains":
    "Use a cheaper operator where it says the same; else leave it. It makes no difference here.",
  "or-chain": "Write one `-in` with a list.",
  "ne-chain": "Write one `-notIn` with a list.",
  "redundant-comparison": "Take the needless one out.",
  "rule-length": "Shorten the rule, or divide the group.",
  // Security
  "self-writable-attribute": "Use an attribute that only administrators write, or accept the risk.",
  "guest-reachable": "Leave guests out, or use attributes that no one outside writes.",
  "hybrid-self-writable":
    "Take the right to write from the account itself on premises, or use another attribute.",
  "includes-guests": 'Add `-and (user.userType -eq "Member")` where guests are not meant.',
  "includes-disabled":
    "Add `-and (user.accountEnabled -eq true)` where disabled accounts are not meant.",
  "loose-match-on-influenced-attribute": "Compare with `-eq` or `-in`.",
  "mail-domain-unanchored": "Compare the end of the address, with the at sign.",
  "regex-unanchored": "Begin the pattern with `^` and end it with `$`, or use `-eq`.",
  "device-self-reported": "Use an attribute that the management of devices sets.",
  // Data
  "value-not-in-data": "Mend the value, or the data.",
  "seldom-set": "See whether the attribute is filled where the rule needs it.",
  "branch-of-nobody": "Mend the part, or take it out.",
  "branch-of-everybody": "Take the part out, or say what is meant.",
  "spelling-variants": "Mend the data; the rule ignores letter case, and nothing else.",
  // Groups
  "same-meaning": "Use one group for both, or say in their descriptions why there are two.",
  "subset-of-group":
    "See whether one of the groups would do, or whether one is meant to hold the other. It needs no mending.",
  "disjoint-groups": "It needs no mending; where the groups are meant to overlap, mend the rule.",
  "dangling-id": "Put the id of a group or user that is there.",
};
