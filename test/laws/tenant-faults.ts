import type { Command } from "../../src/tenant/command.ts";
import type { Outcome } from "../../src/tenant/outcome.ts";
import { Tenant } from "../../src/tenant/tenant.ts";

/** A tenant with a fault planted in what it is asked to do. */
export function asking(
  rewrite: (commands: readonly Command[], tenant: Tenant) => readonly Command[],
): typeof Tenant {
  return class extends Tenant {
    public override execute(command: Command | readonly Command[]): Outcome {
      const commands = rewrite([command].flat(), this);
      return super.execute(commands.length === 0 ? nothing : commands);
    }
  };
}

/** A tenant that does not hear commands of this kind. */
export const deafTo = (kind: Command["kind"]): typeof Tenant =>
  asking((commands) => commands.filter((command) => command.kind !== kind));

const nothing: Command = { kind: "changeSettings", settings: {} };
