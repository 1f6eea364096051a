import type { Argument, Command, Option } from "commander";
import { directoryRoles } from "../../directory/directory-roles.ts";
import { diagnosticCodes } from "../../grammar/diagnostic-code.ts";
import { lintKinds } from "../../lint/lint-kinds.ts";
import { skus } from "../../licensing/service-plans.ts";

/** What can be typed behind the program's name. */
export interface Vocabulary {
  readonly commands: readonly CommandWords[];
  /** Options without a command. */
  readonly options: readonly OptionWords[];
}

/** What can be typed behind a command. */
export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** What stands behind the command without a dash. */
  readonly values: Values;
}

/** An option in its spellings, such as `--format`, and what stands behind it; `undefined` where nothing does. */
export interface OptionWords {
  readonly flags: readonly string[];
  readonly description: string;
  readonly isRepeatable: boolean;
  readonly values: Values | undefined;
}

/** What a value can be: one of these words, or the name of a file. Neither where it is anything else. */
export interface Values {
  readonly words: readonly string[];
  readonly isFile: boolean;
}

/** All that a program understands, as commander describes it. */
export function vocabularyOf(program: Command): Vocabulary {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    commands: commands.map((command): CommandWords => ({
      name: command.name(),
      description: firstSentence(command.description()),
      options: help.visibleOptions(command).map(optionWords),
      values:
        command.name() === "help"
          ? { words: names, isFile: false }
          : joined(command.registeredArguments.map(argumentValues)),
    })),
    options: help.visibleOptions(program).map(optionWords),
  };
}

const firstSentence = (text: string): string => text.split(/\.(?:\s|$)/u, 1)[0] ?? text;

function optionWords(option: Option): OptionWords {
  const { long, short, description, argChoices, flags, required, optional, variadic } = option;
  const placeholder = /[<[]([^\]>]*)[\]>]/u.exec(flags)?.[1] ?? "";
  return {
    flags: [long, short].filter((flag) => typeof flag === "string"),
    description: firstSentence(description),
    isRepeatable: variadic || Array.isArray(option.defaultValue),
    values: required || optional ? valuesFor(placeholder, argChoices) : undefined,
  };
}

const argumentValues = (argument: Argument): Values =>
  valuesFor(argument.name(), argument.argChoices);

function valuesFor(placeholder: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) return { words: choices, isFile: false };
  const name = placeholder.replace(/\.*$/u, "");
  return { words: known.get(name) ?? [], isFile: fileNames.test(name) };
}

/** Words that commander does not know, by what help calls the value. */
const known: ReadonlyMap<string, readonly string[]> = new Map([
  ["sku", skus.map(({ name }) => name)],
  ["sku=seats", skus.map(({ name }) => `${name}=`)],
  ["licenses", skus.map(({ name }) => `${name}=`)],
  ["role", directoryRoles.map(({ name }) => name)],
  ["kinds", Object.keys(lintKinds)],
  ["code", Object.keys(diagnosticCodes)],
  ["codes", Object.keys(diagnosticCodes)],
]);

/** What help calls a value that is the name of a file or folder. */
const fileNames = /file|folder|path|tenant|changes|^(?:old|new)$/iu;

const joined = (all: readonly Values[]): Values => ({
  words: all.flatMap(({ words }) => words),
  isFile: all.some(({ isFile }) => isFile),
});
