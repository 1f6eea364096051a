import { errors, type FaultRow } from "./fault-row.ts";

const short = 'user.city -eq "x"';
const list = (items: number): string => `user.city -in[${Array(items).fill("''").join()}]`;
const guid = (index: number): string =>
  `62e19b97-8b3d-4d4a-a106-${String(index).padStart(12, "0")}`;
const memberOf = (ids: number): string =>
  `user.memberOf -any (group.objectId -in [${Array.from({ length: ids }, (_, index) => `"${guid(index)}"`).join()}])`;
const wrapped = (levels: number): string => "(".repeat(levels) + short + ")".repeat(levels);
const negated = (levels: number): string => "-not ".repeat(levels) + short;
const mixed = (pairs: number): string => "-not (".repeat(pairs) + short + ")".repeat(pairs);
const body = (levels: number): string =>
  `user.otherMails -any ${"(".repeat(levels)}_ -eq "x"${")".repeat(levels)}`;

/** Rules that just keep a limit. */
export const withinLimits: readonly string[] = [
  short.padEnd(3072),
  `user.city -eq "${"x".repeat(3072 - short.length + 1)}"`,
  `user.city -eq "${"\u{1F600}".repeat(1528)}"`,
  wrapped(64),
  negated(64),
  mixed(32),
  body(64),
  list(1000),
  memberOf(50),
];

/** Rules that just pass one. */
export const limitFaults: readonly FaultRow[] = [
  ...errors(
    "rule-too-long",
    short.padEnd(3073),
    `user.city -eq "${"x".repeat(3072 - short.length + 2)}"`,
    `user.city -eq "${"\u{1F600}".repeat(1529)}"`,
  ),
  ...errors(
    "too-deep",
    wrapped(65),
    negated(65),
    `-not ${mixed(32)}`,
    `(${mixed(32)})`,
    body(65),
    `(${body(64)})`,
  ),
  ...errors("list-too-long", list(1001)),
  ...errors("too-many-ids", memberOf(51), memberOf(51).replace("user.", "device.")),
];

/** Rules that must neither overflow the stack nor take long; any error will do. */
export const hostile: readonly string[] = [
  "(".repeat(3072),
  ")".repeat(3072),
  "-not ".repeat(614),
  "[".repeat(3072),
  "user.city -in " + "[".repeat(3000),
  '"'.repeat(3071),
  "user.otherMails -any ".repeat(146),
  "_".repeat(3072),
  "-".repeat(3072),
  "user.".repeat(614),
  `user.city -match "${"(".repeat(3000)}"`,
  `user.city -match "${"(a*)*".repeat(600)}("`,
  "\u0000",
  "\uD800",
  "💥".repeat(1536),
  "(".repeat(200_000),
  "#\n".repeat(1500),
];
