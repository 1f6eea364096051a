import type { DatabaseSync } from "node:sqlite";

/**
 * Node's SQLite, loaded when it is first needed: Node 22 warns that it is experimental when it is loaded, which nobody
 * who runs a command wants to read, and before 22.13 it is not there.
 */
export function sqlite(): { readonly DatabaseSync: typeof DatabaseSync } {
  loaded ??= withoutWarning(() => process.getBuiltinModule("node:sqlite"));
  return loaded;
}

let loaded: { readonly DatabaseSync: typeof DatabaseSync } | undefined;

function withoutWarning<T>(run: () => T): T {
  const warning = Object.getOwnPropertyDescriptor(process, "emitWarning");
  Object.defineProperty(process, "emitWarning", { ...warning, value: () => undefined });
  try {
    return run();
  } finally {
    if (warning !== undefined) Object.defineProperty(process, "emitWarning", warning);
  }
}
