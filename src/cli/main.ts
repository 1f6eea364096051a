#!/usr/bin/env node
import { program } from "./program.ts";
import { processTerminal } from "./terminal.ts";

// A reader that closes the pipe early, as `head` does, has what it wanted. The work goes on, and how it ends stands.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE" && error.code !== "ERR_STREAM_DESTROYED") throw error;
});

process.exitCode = await program(process.argv.slice(2), processTerminal());
