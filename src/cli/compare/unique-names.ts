import type { LegalRule } from "../legal-rules.ts";

/** Gives each rule a name of its own: its group's, with what tells it apart where that is not enough, else its title. */
export function uniqueNames(rules: readonly LegalRule[]): (readonly [string, LegalRule])[] {
  const names = rules.map(({ group, title }) => group?.displayName ?? title);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return rules.map((rule, at) => {
    const name = names[at] ?? rule.title;
    const id = rule.group?.id ?? rule.title;
    const told = counts.get(name) === 1 ? name : `${name} (${id})`;
    let unique = told;
    for (let again = 2; taken.has(unique); again++) unique = `${told} ${again}`;
    taken.add(unique);
    return [unique, rule];
  });
}
