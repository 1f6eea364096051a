import { deviceSelfReported } from "./device-self-reported.ts";
import { guestReachable } from "./guest-reachable.ts";
import { hybridSelfWritable } from "./hybrid-self-writable.ts";
import { includesDisabled } from "./includes-disabled.ts";
import { includesGuests } from "./includes-guests.ts";
import type { Lints } from "../lint.ts";
import { looseMatchOnInfluencedAttribute } from "./loose-match-on-influenced-attribute.ts";
import { mailDomainUnanchored } from "./mail-domain-unanchored.ts";
import { regexUnanchored } from "./regex-unanchored.ts";
import { selfWritableAttribute } from "./self-writable-attribute.ts";

/** Lints that ask who can talk their way in. */
export const securityLints: Lints = {
  parts: [],
  rules: [
    guestReachable,
    includesGuests,
    includesDisabled,
    selfWritableAttribute,
    hybridSelfWritable,
    looseMatchOnInfluencedAttribute,
    mailDomainUnanchored,
    regexUnanchored,
    deviceSelfReported,
  ],
};
