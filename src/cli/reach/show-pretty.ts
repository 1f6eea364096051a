import { channels } from "../../analysis/reach/channels.ts";
import type { Given, Reached } from "../../analysis/reach/reachability.ts";
import { oneLine, withoutBreaks } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { type ChannelReach, kindOf, type RuleReach } from "./reach-of.ts";

/** Shows for people who gets in, and how. */
export function showPretty(all: readonly RuleReach[], terminal: Terminal): void {
  const { print, note, colors, noteColors } = terminal;
  for (const reach of all) {
    print(colors.bold(oneLine(reach.rule.title)));
    print(`  ${withoutBreaks(reach.rule.text)}`);
    for (const line of linesOf(reach, colors)) print(`  ${line}`);
    print("");
  }
  if (all.length === 0) return;
  const open = all.filter(({ told }) => told.some(({ answer }) => answer.holds === true)).length;
  const verb = open === 1 ? "lets" : "let";
  note(
    noteColors.dim(
      `${plural(open, "rule")} of ${all.length} ${verb} somebody in; a match is not proof of exploitability, and a proof is one of the rule, not of the tenant`,
    ),
  );
}

function linesOf({ rule, told }: RuleReach, colors: Colors): string[] {
  const closed = told.filter(({ answer }) => answer.holds === false);
  const lines = told.flatMap((one): string[] => {
    const { answer } = one;
    if (answer.holds === false) return [];
    if (answer.holds === undefined) {
      const { message, hint } = answer.undecided;
      return [`${colors.yellow("?")} ${backed(one)}: not decided: ${message} (${hint})`];
    }
    return [
      `${colors.red("!")} ${backed(one)}: ${headline(answer, kindOf(rule, answer))}`,
      ...recipe(answer).map((line) => `    ${line}`),
    ];
  });
  if (told.length === 0) return ["nobody was asked about: no channel writes of such a rule"];
  if (closed.length === 0) return lines;
  const names = closed.map(({ through }) => nameOf(through)).join(", ");
  return [...lines, `${colors.green("✓")} nobody gets in, as is proved, through ${names}`];
}

const nameOf = ([channel, ...others]: ChannelReach["through"]): string =>
  channel === undefined || others.length > 0 ? "all of these together" : channel;

/** The same, with what backs it. */
const backed = ({ through }: ChannelReach): string =>
  through.length > 1
    ? nameOf(through)
    : through.map((channel) => `${channel} (${channels[channel].evidence.label})`).join("");

const headline = (reached: Reached, kind: string): string =>
  reached.way === "invite"
    ? "a new guest gets in"
    : `${kind} gets in${reached.given.length === 0 ? "" : ", where more is so already"}`;

/** What is done, step by step, and what must be so. */
function recipe(reached: Reached): string[] {
  const { written, given, now } = reached;
  const invitation = reached.way === "invite" ? [inviting(reached)] : [];
  const names = new Set(reached.way === "invite" ? ["displayName"] : []);
  return [
    ...invitation,
    ...written
      .filter(({ property, channel }) => !(names.has(property) && channel === "inviter"))
      .map(
        ({ property, value, channel }) =>
          `${property}${before(reached, property)} → ${shown(value)}, by ${channels[channel].title}`,
      ),
    ...(given.length === 0 ? [] : [`where ${given.map(isSo).join(" and ")}`]),
    ...(now === undefined ? [] : [`at ${now.toISOString()}`]),
  ];
}

function inviting({ address, written }: Extract<Reached, { way: "invite" }>): string {
  const name = written.find(
    ({ property, channel }) => property === "displayName" && channel === "inviter",
  );
  const whom = address === undefined ? "any address" : oneLine(address);
  return `invite ${whom}${name === undefined ? "" : `, with the display name ${shown(name.value)}`}`;
}

function before(reached: Reached, property: string): string {
  if (reached.way === "invite") return "";
  return `: ${shown(Object.hasOwn(reached.before, property) ? reached.before[property] : null)}`;
}

const isSo = ({ property, value }: Given): string => `${property} is ${shown(value)}`;

const shown = (value: unknown): string =>
  value === null ? "unset" : oneLine(JSON.stringify(value));
