import type { Finding } from "../../exchange/finding.ts";
import type { RuleReport } from "../../exchange/reports/report.ts";
import type { Allowance } from "./config.ts";

/** What allowances leave of what was found. */
export interface Allowed {
  readonly rules: readonly RuleReport[];
  /** The allowances, by their index, that allowed nothing. */
  readonly idle: readonly number[];
  /** The allowances, by their index, whose last day is past. */
  readonly ended: readonly number[];
}

/**
 * Takes away what is allowed. An illegal rule keeps all of its findings: nobody can accept that.
 *
 * @param today the day, as `2027-01-31`
 */
export function allowed(
  rules: readonly RuleReport[],
  allowances: readonly Allowance[],
  today: string,
): Allowed {
  const ended = indexesOf(allowances, ({ until }) => until !== undefined && until < today);
  const counting = allowances.flatMap((allowance, index) =>
    ended.includes(index) ? [] : [{ index, allowance, isOf: globMatcher(allowance.group) }],
  );
  const used = new Set<number>();
  const left = rules.map((rule): RuleReport => {
    if (rule.isLegal !== true) return rule;
    const names = namesOf(rule);
    const ofRule = counting.filter(({ isOf }) => names.some(isOf));
    if (ofRule.length === 0) return rule;
    const isAllowed = ({ diagnostic }: Finding): boolean => {
      const allowing = ofRule.filter(({ allowance }) => allowance.code === diagnostic.code);
      for (const { index } of allowing) used.add(index);
      return allowing.length > 0;
    };
    const { source, isLegal, findings } = rule;
    return { source, isLegal, findings: findings.filter((finding) => !isAllowed(finding)) };
  });
  const idle = indexesOf(
    allowances,
    (_allowance, index) => !used.has(index) && !ended.includes(index),
  );
  return { rules: left, idle, ended };
}

const indexesOf = (
  allowances: readonly Allowance[],
  is: (allowance: Allowance, index: number) => boolean,
): number[] => allowances.flatMap((allowance, index) => (is(allowance, index) ? [index] : []));

/** By what a rule is called: its group's id and name where it has a group, else its title and its file. */
const namesOf = ({ source: { group, title, file } }: RuleReport): readonly string[] =>
  group === undefined ? [title, file] : [group.id, group.displayName];

/**
 * Tells whether a name is one that a pattern stands for, in which `*` is any characters. Each piece between two stars
 * is looked for once, from left to right, so that no pattern takes long.
 */
function globMatcher(pattern: string): (name: string) => boolean {
  const wanted = pattern.toLowerCase();
  const [first = "", ...rest] = wanted.split("*");
  const last = rest.pop();
  return (given) => {
    const name = given.toLowerCase();
    if (last === undefined || name === wanted) return name === wanted;
    if (!name.startsWith(first)) return false;
    let at = first.length;
    for (const piece of rest) {
      const found = name.indexOf(piece, at);
      if (found === -1) return false;
      at = found + piece.length;
    }
    return name.length - last.length >= at && name.endsWith(last);
  };
}
