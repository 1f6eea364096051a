import type { Effect } from "../../tenant/outcome.ts";
import { plural } from "../plural.ts";
import type { Colors } from "../terminal.ts";
import { grantName, type Names, productName } from "./names.ts";

/** One line for each thing that somebody gained, lost or could not be given; whose it is only where that is not clear. */
export function effectLines(
  effects: readonly Effect[],
  names: Names,
  colors: Colors,
  whose?: string,
): string[] {
  const lines = effects.map((effect) => {
    const who = effect.subjectId === whose ? "" : `${names.subject(effect.subjectId)}: `;
    const through = colors.dim(` through ${names.group(effect.groupId)}`);
    return `    ${who}${effectText(effect, colors)}${through}`;
  });
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most), `    … and ${plural(lines.length - most, "more effect")}`];
}

/** More of them say nothing to a person. */
const most = 20;

function effectText(effect: Effect, colors: Colors): string {
  switch (effect.kind) {
    case "gained":
      return `${colors.green("gained")} ${thingOf(effect)}`;
    case "lost":
      return `${colors.red("lost")} ${thingOf(effect)}`;
    case "failed":
      return `${colors.yellow("did not get")} ${productName(effect.skuId)} (${effect.violation})`;
    default:
      return effect satisfies never;
  }
}

/** What an effect is about. */
export const thingOf = (effect: Effect): string =>
  "grant" in effect ? grantName(effect.grant) : productName(effect.skuId);
