/** "1 rule", "2 rules", "1,234 rules". */
export const plural = (count: number, noun: string): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? noun : several(noun)}`;

const several = (noun: string): string => {
  if (/[^aeiou]y$/u.test(noun)) return `${noun.slice(0, -1)}ies`;
  return noun.endsWith("ch") ? `${noun}es` : `${noun}s`;
};
