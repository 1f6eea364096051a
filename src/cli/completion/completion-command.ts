import { Argument } from "commander";
import { exitCode } from "../exit-code.ts";
import type { Registration } from "../registration.ts";
import { bashScript } from "./bash-script.ts";
import { fishScript } from "./fish-script.ts";
import { powershellScript } from "./powershell-script.ts";
import { type Vocabulary, vocabularyOf } from "./vocabulary.ts";
import { zshScript } from "./zsh-script.ts";

/** Registers `muster completion`. */
export function addCompletion({ program, terminal, end }: Registration): void {
  program
    .command("completion")
    .description("Write the script by which a shell completes commands, options and their values.")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText(
      "after",
      "\nExamples:\n  muster completion bash >> ~/.bashrc\n  muster completion zsh > ~/.zfunc/_muster\n  muster completion fish > ~/.config/fish/completions/muster.fish\n  muster completion powershell >> $PROFILE",
    )
    .action((shell: Shell) => {
      terminal.print(scriptFor(shell, vocabularyOf(program)));
      end(exitCode.fine);
    });
}

const shells = ["bash", "zsh", "fish", "powershell"] as const;

type Shell = (typeof shells)[number];

function scriptFor(shell: Shell, vocabulary: Vocabulary): string {
  switch (shell) {
    case "bash":
      return bashScript(vocabulary);
    case "zsh":
      return zshScript(vocabulary);
    case "fish":
      return fishScript(vocabulary);
    case "powershell":
      return powershellScript(vocabulary);
    default:
      return shell satisfies never;
  }
}
