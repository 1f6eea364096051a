import { legalRules } from "../legal-rules.ts";
import { formatOption, nowOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import { conclude } from "./conclude.ts";
import { findGroup } from "./find-group.ts";
import { type WriteOptions, writing } from "./open-session.ts";

/** Registers the commands that change one group: `pause`, `resume` and `rule`. */
export function addGroupEdits(registration: Registration): void {
  addState(registration, "pause", "Stop processing a dynamic group; its members stay as they are.");
  addState(registration, "resume", "Process a dynamic group again, at once.");
  addRule(registration);
}

function addState(
  { program, terminal, end }: Registration,
  kind: "pause" | "resume",
  description: string,
): void {
  program
    .command(kind)
    .description(description)
    .argument("<file>", "the file of the tenant")
    .argument("<group>", "the id or display name of the group")
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText("after", `\nExample:\n  muster ${kind} contoso.db "All guests"`)
    .action(async (file: string, group: string, options: WriteOptions) =>
      end(
        await writing(file, options, terminal, (session) => {
          const groupId = findGroup(session.tenant, group).id;
          return conclude(session, session.take([{ kind, groupId }]), options.format, terminal);
        }),
      ),
    );
}

function addRule({ program, terminal, end }: Registration): void {
  program
    .command("rule")
    .description("Give a dynamic group another rule.")
    .argument("<file>", "the file of the tenant")
    .argument("<group>", "the id or display name of the group")
    .requiredOption("--rule <rule>", "the rule; `muster preview` says what it would do")
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExample:\n  muster rule contoso.db "All Sales" --rule 'user.department -eq "Sales"'`,
    )
    .action(async (file: string, group: string, options: WriteOptions & { rule: string }) =>
      end(
        await writing(file, options, terminal, (session) => {
          const { rule, format } = options;
          const groupId = findGroup(session.tenant, group).id;
          if (format === "pretty") legalRules([{ title: "rule", text: rule }], terminal);
          return conclude(
            session,
            session.take([{ kind: "setRule", groupId, rule }]),
            format,
            terminal,
          );
        }),
      ),
    );
}
