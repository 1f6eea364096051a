import type { CommandWords, OptionWords, Values, Vocabulary } from "./vocabulary.ts";

/** Writes the script that completes `muster` in fish. */
export const fishScript = ({ commands, options }: Vocabulary): string =>
  [
    "# fish completion for muster",
    "complete -c muster -f",
    ...options.map((option) => line("__fish_use_subcommand", optionOf(option))),
    ...commands.flatMap(linesOf),
  ].join("\n");

const linesOf = ({ name, description, options, values }: CommandWords): string[] => {
  const isChosen = `__fish_seen_subcommand_from ${name}`;
  return [
    line("__fish_use_subcommand", `-a ${quote(name)} -d ${quote(description)}`),
    ...options.map((option) => line(isChosen, optionOf(option))),
    ...(values.isFile ? [line(isChosen, "-F")] : []),
    ...(values.words.length === 0 ? [] : [line(isChosen, `-a ${listOf(values)}`)]),
  ];
};

const line = (condition: string, rest: string): string =>
  `complete -c muster -n ${quote(condition)} ${rest}`;

function optionOf({ flags, description, values }: OptionWords): string {
  const names = flags.map((flag) =>
    flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`,
  );
  return [...names, ...valueOf(values), `-d ${quote(description)}`].join(" ");
}

function valueOf(values: Values | undefined): string[] {
  if (values === undefined) return [];
  const kind = values.isFile ? "-r -F" : "-x";
  return values.words.length === 0 ? [kind] : [kind, `-a ${listOf(values)}`];
}

/** Words in one text, of which fish takes the quotes away when it completes. */
const listOf = ({ words }: Values): string =>
  quote(words.map((word) => (/[^\w=.-]/u.test(word) ? quote(word) : word)).join(" "));

const quote = (text: string): string => `'${text.replaceAll(/[\\']/gu, "\\$&")}'`;
