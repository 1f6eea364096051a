import type { CommandWords, OptionWords, Values, Vocabulary } from "./vocabulary.ts";

/** Writes the script that completes `muster` in zsh; it may be sourced, or be the file `_muster` of a folder in `fpath`. */
export const zshScript = ({ commands, options }: Vocabulary): string => `#compdef muster
_muster() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, description }) => `      ${quote(`${name}:${description}`)}`).join("\n")}
    )
    _describe -t commands command commands
    _arguments ${options.flatMap(specsOf).map(quote).join(" ")}
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join("\n")}
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _muster "$@"
else
  compdef _muster muster
fi`;

const commandCase = ({ name, options, values }: CommandWords): string =>
  [
    `    ${name})`,
    "      _arguments \\",
    ...options.flatMap(specsOf).map((spec) => `        ${quote(spec)} \\`),
    `        ${quote(`*:value:${actionOf(values)}`)} ;;`,
  ].join("\n");

function specsOf({ flags, description, isRepeatable, values }: OptionWords): string[] {
  const said = description.replaceAll(/[[\]\\:]/gu, "\\$&");
  const before = isRepeatable ? "*" : "";
  const behind = values === undefined ? "" : `:value:${actionOf(values)}`;
  return flags.map((flag) => `${before}${flag}[${said}]${behind}`);
}

/** A space stands for a value of which nothing is known; what stands in braces is carried out. */
function actionOf({ words, isFile }: Values): string {
  if (words.length === 0) return isFile ? "_files" : " ";
  const list = words.map((word) => word.replaceAll(/[\s()\\:=]/gu, "\\$&")).join(" ");
  return isFile ? `{compadd -- ${list}; _files}` : `(${list})`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
