import type { CommandWords, Values, Vocabulary } from "./vocabulary.ts";

/** Writes the script that completes `muster` in bash, from version 3.2 on. */
export const bashScript = ({
  commands,
  options,
}: Vocabulary): string => `# bash completion for muster
_muster_offer() {
  local typed=\${1//\\\\/} word
  while IFS= read -r word; do
    if [[ $word == "$typed"* ]]; then
      COMPREPLY+=("$(printf %q "$word")")
      # Something goes on behind the sign.
      if [[ $word == *= ]]; then compopt -o nospace 2> /dev/null; fi
    fi
  done <<< "$2"
}

_muster() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  # bash takes the sign in --option=value for a word of its own.
  if [[ $current == "=" ]]; then
    current=""
  elif [[ $previous == "=" ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  compopt +o default 2> /dev/null
  if ((COMP_CWORD == 1)); then
    _muster_offer "$current" ${lines([...commands.map(({ name }) => name), ...flagsOf({ options })])}
    return
  fi
  case "$command $previous" in
${commands.flatMap(optionCases).join("\n")}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${commands.map((command) => `      ${quote(command.name)}) _muster_offer "$current" ${lines(flagsOf(command))} ;;`).join("\n")}
    esac
    return
  fi
  case "$command" in
${commands.map(({ name, values }) => `    ${quote(name)}) ${offer(values)} ;;`).join("\n")}
  esac
}

complete -o default -F _muster muster`;

const flagsOf = ({ options }: Pick<CommandWords, "options">): readonly string[] =>
  options.flatMap(({ flags }) => flags);

const optionCases = ({ name, options }: CommandWords): string[] =>
  options.flatMap(({ flags, values }) =>
    values === undefined
      ? []
      : [
          `    ${flags.map((flag) => quote(`${name} ${flag}`)).join(" | ")}) ${offer(values)}; return ;;`,
        ],
  );

/** Where no word is known, bash's own completion of file names takes over. */
function offer({ words, isFile }: Values): string {
  const commands = [
    ...(words.length === 0 ? [] : [`_muster_offer "$current" ${lines(words)}`]),
    ...(isFile ? ["compopt -o default 2> /dev/null"] : []),
  ];
  return commands.length === 0 ? ":" : commands.join("; ");
}

const lines = (words: readonly string[]): string =>
  `$'${words.map((word) => word.replaceAll(/[\\']/gu, "\\$&")).join("\\n")}'`;

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
