import { closeSync, existsSync, openSync, readSync, renameSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import type { SubjectData } from "../src/index.ts";
import { usersUpTo } from "./fixtures/tenant.ts";
import { seed } from "./tenant-world.ts";

const chunkSize = 1 << 20;

/** The file of the first so many users, which is written once and then kept. */
export function fileOf(count: number): string {
  const file = join(tmpdir(), `muster-bench-users-${seed}-${count}.ndjson`);
  if (!existsSync(file)) {
    writeUsers(`${file}.part`, count);
    renameSync(`${file}.part`, file);
  }
  return file;
}

/** Writes users, one JSON text a line. */
function writeUsers(file: string, count: number): void {
  const handle = openSync(file, "w");
  let lines: string[] = [];
  for (const user of usersUpTo(seed, count)) {
    lines.push(`${JSON.stringify(user)}\n`);
    if (lines.length < 2000) continue;
    writeSync(handle, lines.join(""));
    lines = [];
  }
  writeSync(handle, lines.join(""));
  closeSync(handle);
}

/** The users of a file, each made when it is asked for. */
export function* subjectsOf(file: string): Generator<SubjectData> {
  for (const line of linesOf(file)) yield JSON.parse(line) as SubjectData;
}

/** The lines of a file, read a megabyte at a time. */
export function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, "r");
  const buffer = Buffer.allocUnsafe(chunkSize);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  try {
    for (;;) {
      const length = readSync(handle, buffer, 0, chunkSize, null);
      if (length === 0) break;
      const lines = (rest + decoder.write(buffer.subarray(0, length))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") yield rest;
  } finally {
    closeSync(handle);
  }
}
