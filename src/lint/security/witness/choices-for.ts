import type { Test } from "../../../check/checked-rule.ts";
import type { Subject } from "../../../eval/subject.ts";
import type { Channel } from "../../../analysis/reach/channels.ts";
import { writersOf } from "../../../analysis/reach/writers.ts";
import { addressesFor } from "./addresses-for.ts";
import { ofAddress } from "./invited.ts";
import { textsFor } from "./texts-for.ts";

/** A value that an attribute of a guest may have: as the invitation leaves it, or as somebody writes it. */
export type Choice =
  | { readonly value: unknown; readonly by?: undefined }
  | { readonly value: Written; readonly by: Channel };

/** What is written into an attribute. */
export type Written = string | readonly string[];

/** Gathers what an attribute of a guest may hold: what it has by itself first, then what can be written through some channels. */
export function choicesFor(
  property: string,
  tests: readonly Test[],
  guest: Subject,
  through: ReadonlySet<Channel>,
): readonly Choice[] {
  const asInvited: Choice = { value: guest[property] };
  const by = writerOf(property, through);
  if (by === undefined) return [asInvited];
  const texts = textsFor(tests);
  if (!ofAddress.includes(property)) return [asInvited, ...texts.map((value) => ({ value, by }))];
  const addresses = addressesFor(texts).map(({ address }) => address);
  if (property !== "otherMails") return [asInvited, ...addresses.map((value) => ({ value, by }))];
  const lists = [...addresses.map((address) => [address]), addresses.slice(0, most), []];
  return [asInvited, ...lists.map((value) => ({ value, by }))];
}

const most = 16;

/** Who writes an attribute directly: what follows from the address is chosen with it, and the type of user is not chosen. */
function writerOf(property: string, through: ReadonlySet<Channel>): Channel | undefined {
  const writing = writersOf("user", property).find(
    ({ channel, only }) =>
      through.has(channel) &&
      only === undefined &&
      !(channel === "inviter" && ofAddress.includes(property)),
  );
  return writing?.channel;
}
