/** The codes of what is legal and unwise; each row is a `DiagnosticRow`. */
export const adviceCodes = {
  // Meaning
  "negation-matches-unset": {
    severity: "warning",
    about: "a negated comparison that also takes in everybody without the attribute",
  },
  "vacuous-all": { severity: "warning", about: "`-all`, which is true of an empty collection" },
  "mixed-and-or": {
    severity: "warning",
    about: "`-and` and `-or` side by side without parentheses",
  },
  "contains-on-collection": {
    severity: "hint",
    about: "a string operator directly on a collection, which asks its elements",
  },
  "duplicate-literal": { severity: "warning", about: "the same value twice in one list" },
  "repeated-comparison": {
    severity: "warning",
    about: "the same comparison twice beside each other",
  },
  contradiction: {
    severity: "warning",
    about:
      "a part that nobody can satisfy where it counts, or parts that nobody can satisfy together",
  },
  "always-true": {
    severity: "warning",
    about:
      "a part that everybody satisfies where it counts, or parts of which everybody satisfies one",
  },
  "shadowed-branch": {
    severity: "warning",
    about: "an alternative that takes in nobody whom the others do not take in",
  },
  // Cost
  "expensive-match": {
    severity: "hint",
    about: "`-match`, which the service processes slowly",
  },
  "expensive-contains": {
    severity: "hint",
    about: "`-contains`, which the service processes slowly",
  },
  "or-chain": { severity: "hint", about: "alternatives of one property that one `-in` says" },
  "ne-chain": { severity: "hint", about: "exclusions of one property that one `-notIn` says" },
  "redundant-comparison": {
    severity: "hint",
    about: "a comparison that never makes a difference, because of what stands beside it",
  },
  "rule-length": { severity: "hint", about: "a rule that nears the longest one there may be" },
  // Security
  "self-writable-attribute": {
    severity: "hint",
    about: "an attribute that people can set themselves",
  },
  "guest-reachable": {
    severity: "warning",
    about: "a rule that somebody from outside may be able to satisfy",
  },
  "hybrid-self-writable": {
    severity: "hint",
    about: "an attribute that synced users can set in the on-premises directory",
  },
  "includes-guests": { severity: "hint", about: "a rule that does not leave guests out" },
  "includes-disabled": {
    severity: "hint",
    about: "a rule that does not leave disabled accounts out",
  },
  "loose-match-on-influenced-attribute": {
    severity: "warning",
    about: "a loose comparison with an attribute that others than administrators write",
  },
  "mail-domain-unanchored": {
    severity: "warning",
    about: "a test of a mail domain that other domains pass too",
  },
  "regex-unanchored": {
    severity: "hint",
    about: "a pattern that is found anywhere in the value",
  },
  "device-self-reported": {
    severity: "hint",
    about: "an attribute that a device tells of itself",
  },
  // Data
  "value-not-in-data": { severity: "warning", about: "a value that nobody has" },
  "seldom-set": { severity: "hint", about: "an attribute that few have" },
  "branch-of-nobody": { severity: "warning", about: "a part of a rule that nobody satisfies" },
  "branch-of-everybody": {
    severity: "warning",
    about: "a part of a rule that everybody satisfies",
  },
  "spelling-variants": { severity: "hint", about: "a value that the data spells in several ways" },
  // Groups
  "same-meaning": { severity: "hint", about: "a rule that another group has too" },
  "subset-of-group": {
    severity: "hint",
    about: "a group whose members are all in another group, by what the rules mean",
  },
  "disjoint-groups": {
    severity: "hint",
    about:
      "a group that can share no member with other groups; said only where a severity for it is given",
  },
  "dangling-id": { severity: "warning", about: "an id that belongs to nothing that is known" },
} as const;
