import type { Subject } from "../../eval/subject.ts";
import type { NoAnswer } from "../undecided.ts";
import type { Witness } from "../verdict.ts";
import type { Channel } from "./channels.ts";

/** Whether somebody who writes through some channels gets in, and how. That nobody does is proved, within the model. */
export type Reachability = Reached | { readonly holds: false } | NoAnswer;

/** Somebody who gets in: the witness, of whom the rule holds then. */
export type Reached = InvitedIn | EditedIn;

/** A guest whom an invitation makes, and of whom the rule holds. */
export interface InvitedIn extends GettingIn {
  readonly way: "invite";
  /** The address to invite; left out where any other surely does as well. */
  readonly address?: string;
}

/** Somebody of whom the rule does not hold, until attributes are written. */
export interface EditedIn extends GettingIn {
  readonly way: "edit";
  /** The same user or device before. */
  readonly before: Subject;
}

export interface GettingIn extends Witness {
  readonly holds: true;
  /** What is written, beside what follows from the address of an invitation. */
  readonly written: readonly Write[];
  /** What must be so already, and is not written: enough, whatever else there is. Empty where anybody of that kind gets in. */
  readonly given: readonly Given[];
}

/** A value that is written into an attribute; `null` where it is emptied. */
export interface Write {
  readonly property: string;
  readonly value: unknown;
  readonly channel: Channel;
}

/** A value that an attribute has; `null` for none. */
export interface Given {
  readonly property: string;
  readonly value: unknown;
}
