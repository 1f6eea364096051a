import { nearestOf } from "../check/resolve.ts";
import type { Command } from "../tenant/command.ts";
import { commandRows } from "./command-rows.ts";
import { quoted } from "./input-error.ts";
import { isObject } from "./is-object.ts";
import { type Fault, hasFields, listed } from "./shape.ts";

/** A command, or what is wrong with a value that is none. */
export type CommandReading =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly fault: Fault };

/**
 * Takes a value, such as JSON gives, for a command where it is one: its kind is known, it has the keys of that kind and
 * no others, and each holds what it can hold. Whether the command can be followed the tenant says.
 */
export function commandOf(value: unknown): CommandReading {
  const faults: Fault[] = [];
  if (isCommand(value, faults)) return { ok: true, command: value };
  const [fault = { path: [], problem: "is not a command", hint: undefined }] = faults;
  return { ok: false, fault };
}

function isCommand(given: unknown, faults: Fault[]): given is Command {
  const kind = isObject(given) && Object.hasOwn(given, "kind") ? given["kind"] : undefined;
  const row = typeof kind === "string" ? rows.get(kind) : undefined;
  if (row !== undefined) return hasFields(row, given, faults, ["kind"]);
  faults.push(isObject(given) ? kindFault(kind) : { path: [], problem: "is not an object", hint });
  return false;
}

const rows: ReadonlyMap<string, object> = new Map(Object.entries(commandRows));

const hint = `it is one of ${listed([...rows.keys()])}`;

function kindFault(kind: unknown): Fault {
  if (kind === undefined) return { path: [], problem: "has no `kind`", hint };
  if (typeof kind !== "string") return { path: ["kind"], problem: "is not a text", hint };
  const nearest = nearestOf(kind, [...rows.keys()]);
  return {
    path: ["kind"],
    problem: `is ${quoted(kind)}, which is no command`,
    hint: nearest === undefined ? hint : `did you mean \`${nearest}\`?`,
  };
}
