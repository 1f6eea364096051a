/**
 * One job of the files suite, in a process of its own: `node bench/files-child.ts JOB FILE`. Prints the peak of its
 * resident memory in megabytes as its last line.
 */

import { createReadStream } from "node:fs";
import pc from "picocolors";
import { program } from "../src/cli/program.ts";
import { readRuleSources } from "../src/node.ts";

const [, , job = "", file = ""] = process.argv;

const jobs: Readonly<Record<string, () => Promise<unknown>>> = {
  nothing: async () => {},
  rules: async () => {
    for await (const source of readRuleSources(createReadStream(file), { file })) kept = source;
  },
  diff: async () => {
    const silent = pc.createColors(false);
    const terminal = { print: () => {}, note: () => {}, colors: silent, noteColors: silent };
    const rules = ["--rule-old", 'user.country -eq "NO"', "--rule-new", 'user.country -ne "NO"'];
    return program(["diff", ...rules, "--users", file], terminal);
  },
};

/** What was read last, so that no work can be left out as useless. */
export let kept: unknown;

const run = jobs[job];
if (run === undefined) throw new TypeError(`there is no job ${job}`);
await run();
console.log(process.resourceUsage().maxRSS / 1000);
