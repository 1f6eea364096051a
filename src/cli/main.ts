#!/usr/bin/env node
import { exitCode } from "./exit-code.ts";
import { program } from "./program.ts";
import { processTerminal } from "./terminal.ts";

// A reader that closes the pipe early, as `head` does, has what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCode.fine);
  throw error;
});

process.exitCode = await program(process.argv.slice(2), processTerminal());
