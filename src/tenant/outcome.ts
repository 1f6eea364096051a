import type { Note, Refusal } from "../directory/refusal.ts";
import type { Verdict } from "../licensing/gate.ts";
import type { LicensingEffect } from "../licensing/group-licensing.ts";
import type { MembershipChange } from "../membership/membership-change.ts";
import type { Grant } from "./group.ts";

/** What came of a batch. */
export type Outcome = Applied | Held | Refused;

/** The batch was done, all of it, and is kept. */
export interface Applied {
  readonly kind: "applied";
  /** The number of the batch, from 1, without gaps. */
  readonly sequence: number;
  readonly at: Date;
  /** Who joined and left by the whole batch. */
  readonly membershipChanges: readonly MembershipChange[];
  /** The access and the licenses that came and went with them. */
  readonly effects: readonly Effect[];
  readonly notes: readonly Note[];
  /** What the gate says of the users who are covered now. */
  readonly verdict: Verdict;
}

/** The batch would move more than the guard rails let pass: nothing of it was done, and it waits for approval. */
export interface Held {
  readonly kind: "held";
  readonly heldId: string;
  readonly breaches: readonly Breach[];
  /** Who would join and leave. */
  readonly membershipChanges: readonly MembershipChange[];
  readonly effects: readonly Effect[];
}

/** Nothing of the batch was done. */
export interface Refused {
  readonly kind: "refused";
  readonly refusals: readonly (Refusal & {
    /** Which of the batch's commands it is about, from 0. */
    readonly command: number;
  })[];
}

/** A user gains or loses something by being in groups or not; through which group. */
export type Effect =
  | {
      readonly kind: "gained" | "lost";
      readonly subjectId: string;
      readonly groupId: string;
      readonly grant: Grant;
    }
  | LicensingEffect;

/** A limit that a batch goes beyond. */
export type Breach =
  | {
      readonly kind: "joiners" | "leavers";
      /** The group, or all groups together where this is left out. */
      readonly groupId?: string;
      readonly count: number;
      readonly limit: number;
      /** Whether `limit` is per cent of `of` memberships. */
      readonly percentOf?: number;
    }
  | { readonly kind: "protected user"; readonly subjectId: string; readonly groupId: string };
