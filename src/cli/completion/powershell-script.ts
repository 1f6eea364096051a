import type { CommandWords, OptionWords, Vocabulary } from "./vocabulary.ts";

/** Writes the script that completes `muster` in PowerShell, from version 5 on. Where it offers nothing, file names are offered. */
export const powershellScript = ({
  commands,
  options,
}: Vocabulary): string => `# PowerShell completion for muster
Register-ArgumentCompleter -Native -CommandName muster -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${commands.map(({ name, description }) => `    ${quote(name)} = ${quote(description)}`).join("\n")}
  }
  $options = @{
    '' = ${tableOf(options)}
${commands.map((command) => `    ${quote(command.name)} = ${tableOf(command.options)}`).join("\n")}
  }
  $values = @{
${commands.flatMap(valueLines).join("\n")}
  }
  $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() } | Select-Object -Skip 1)
  if ($wordToComplete -ne '' -and $typed.Count -gt 0) { $typed = @($typed | Select-Object -SkipLast 1) }
  $command = if ($typed.Count -gt 0) { $typed[0] } else { '' }
  $previous = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $found = if ($command -eq '' -and $wordToComplete -notlike '-*') { $commands }
    elseif ($values.ContainsKey("$command $previous")) { $values["$command $previous"] }
    elseif ($wordToComplete -like '-*') { $options[$command] }
    else { $values[$command] }
  foreach ($word in $found.Keys) {
    if ($word -like "$wordToComplete*") {
      $written = if ($word -match '\\s') { "'$word'" } else { $word }
      $said = if ($found[$word] -eq '') { $word } else { $found[$word] }
      [System.Management.Automation.CompletionResult]::new($written, $word, 'ParameterValue', $said)
    }
  }
}`;

const tableOf = (options: readonly OptionWords[]): string =>
  table(
    options.flatMap(({ flags, description }) =>
      flags.map((flag): [string, string] => [flag, description]),
    ),
  );

const table = (rows: readonly (readonly [word: string, said: string])[]): string =>
  `[ordered]@{ ${rows.map(([word, said]) => `${quote(word)} = ${quote(said)}`).join("; ")} }`;

function valueLines({ name, options, values }: CommandWords): string[] {
  const ofOptions = options.flatMap(({ flags, values: ofOption }) =>
    ofOption === undefined
      ? []
      : flags.map((flag) => `    ${quote(`${name} ${flag}`)} = ${wordsOf(ofOption.words)}`),
  );
  return [`    ${quote(name)} = ${wordsOf(values.words)}`, ...ofOptions];
}

const wordsOf = (words: readonly string[]): string => table(words.map((word) => [word, ""]));

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
