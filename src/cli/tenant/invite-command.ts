import { randomUUID } from "node:crypto";
import { formatOption, nowOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import { conclude } from "./conclude.ts";
import { type WriteOptions, writing } from "./open-session.ts";

/** Registers `muster invite`. */
export function addInvite({ program, terminal, end }: Registration): void {
  program
    .command("invite")
    .description("Invite somebody from outside, who becomes a guest.")
    .argument("<file>", "the file of the tenant")
    .argument("<mail>", "the mail address of whom to invite")
    .option("--as-member", "as a member instead of a guest")
    .option("--name <name>", "the display name; the mail address where left out")
    .option("--id <id>", "the object id; a random one where left out")
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText("after", '\nExample:\n  muster invite contoso.db eve@fabrikam.com --name "Eve"')
    .action(async (file: string, mail: string, options: InviteOptions) =>
      end(
        await writing(file, options, terminal, (session) =>
          conclude(
            session,
            session.take([
              {
                kind: "invite",
                id: options.id ?? randomUUID(),
                mail,
                userType: options.asMember === true ? "Member" : "Guest",
                ...(options.name === undefined ? {} : { displayName: options.name }),
              },
            ]),
            options.format,
            terminal,
          ),
        ),
      ),
    );
}

/** What `muster invite` is asked. */
interface InviteOptions extends WriteOptions {
  readonly asMember?: boolean | undefined;
  readonly name?: string | undefined;
  readonly id?: string | undefined;
}
