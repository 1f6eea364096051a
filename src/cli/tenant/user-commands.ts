import { type Command as Subcommand, Option } from "commander";
import type { Command } from "../../tenant/command.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { formatOption, nowOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import { conclude } from "./conclude.ts";
import { findSubject, findUser } from "./find-subject.ts";
import { type WriteOptions, writing } from "./open-session.ts";

/** Registers the commands that change one user: `redeem`, `reset`, `convert`, `disable` and `remove`. */
export function addUserCommands(registration: Registration): void {
  add(
    registration,
    "redeem",
    "Let an invited user redeem the invitation.",
    "eve@fabrikam.com --issuer ExternalAzureAD",
    (command) =>
      command.requiredOption(
        "--issuer <issuer>",
        "who signs them in: ExternalAzureAD, MicrosoftAccount, google.com, facebook.com, mail, or a URI",
      ),
    (tenant, user, { issuer = "" }) => ({ kind: "redeem", id: findUser(tenant, user), issuer }),
  );
  add(
    registration,
    "reset",
    "Let a user redeem the invitation again.",
    "eve@fabrikam.com",
    (command) => command.option("--mail <mail>", "another mail address to invite them under"),
    (tenant, user, { mail }) => ({
      kind: "resetRedemption",
      id: findUser(tenant, user),
      ...(mail === undefined ? {} : { mail }),
    }),
  );
  add(
    registration,
    "convert",
    "Make a guest a member, a member a guest, or an external user an internal one.",
    "eve@fabrikam.com --to member",
    (command) =>
      command
        .addOption(
          new Option("--to <kind>", "what they become")
            .choices(["guest", "member", "internal"])
            .makeOptionMandatory(),
        )
        .option("--upn <name>", "the user principal name of an internal user of the cloud"),
    (tenant, user, options) => conversion(findUser(tenant, user), options),
  );
  add(
    registration,
    "disable",
    "Disable the account of a user.",
    "anna@contoso.com",
    (command) => command,
    (tenant, user) => ({ kind: "disable", id: findUser(tenant, user) }),
  );
  add(
    registration,
    "remove",
    "Take a user or a device out of the directory.",
    "anna@contoso.com",
    (command) => command,
    (tenant, user) => {
      const id = findSubject(tenant, user);
      const subject = tenant.sourceOf(id) === undefined ? "device" : "user";
      return { kind: "remove", subject, id };
    },
  );
}

/** What these commands are asked, each some of it. */
interface UserOptions extends WriteOptions {
  readonly issuer?: string | undefined;
  readonly mail?: string | undefined;
  readonly to?: "guest" | "member" | "internal";
  readonly upn?: string | undefined;
}

function conversion(id: string, { to, upn }: UserOptions): Command {
  if (to !== "internal")
    return { kind: "convertUserType", id, userType: to === "guest" ? "Guest" : "Member" };
  return {
    kind: "convertToInternal",
    id,
    ...(upn === undefined ? {} : { userPrincipalName: upn }),
  };
}

function add(
  { program, terminal, end }: Registration,
  name: string,
  description: string,
  example: string,
  withOptions: (command: Subcommand) => Subcommand,
  commandOf: (tenant: Tenant, user: string, options: UserOptions) => Command,
): void {
  withOptions(
    program
      .command(name)
      .description(description)
      .argument("<file>", "the file of the tenant")
      .argument("<user>", "the id or principal name of the user"),
  )
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText("after", `\nExample:\n  muster ${name} contoso.db ${example}`)
    .action(async (file: string, user: string, options: UserOptions) =>
      end(
        await writing(file, options, terminal, (session) => {
          const command = commandOf(session.tenant, user, options);
          return conclude(session, session.take([command]), options.format, terminal);
        }),
      ),
    );
}
