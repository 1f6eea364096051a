import { describe, expect, test } from "vitest";
import { readSubjects } from "../../src/exchange/read-subjects.ts";
import { bytesOf } from "./source.ts";

const rows = 100_000;

const forms = [
  ["CSV", "id,displayName,city\n", (index: number) => `u${index},User ${index},Oslo\n`, ""],
  ["NDJSON", "", (index: number) => `{"id":"u${index}","displayName":"User ${index}"}\n`, ""],
  ["a list", '{"value":[{"id":"u"}', (index: number) => `,{"id":"u${index}","city":"Oslo"}`, "]}"],
] as const;

describe.for(forms)("%s", ([, start, row, end]) => {
  /** Gives pieces of a hundred rows, and counts those that were asked for. */
  class Source {
    public given = 0;
    public isClosed = false;

    public async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
      try {
        yield bytesOf(start);
        for (let first = 0; first < rows; first += 100) {
          this.given += 100;
          yield bytesOf(Array.from({ length: 100 }, (_, index) => row(first + index)).join(""));
        }
        yield bytesOf(end);
      } finally {
        this.isClosed = true;
      }
    }
  }

  test("is read no further than it is asked for", async () => {
    const source = new Source();
    let read = 0;
    let ahead = 0;
    for await (const { subject } of readSubjects(source, { file: "users" })) {
      if (subject === "user") read++;
      ahead = Math.max(ahead, source.given - read);
    }
    expect(read).toBeGreaterThanOrEqual(rows);
    // Beyond a piece, only what it takes to tell the format is held.
    expect(ahead).toBeLessThanOrEqual(6000);
  });

  test("is closed when the reader goes away", async () => {
    const source = new Source();
    for await (const { line } of readSubjects(source, { file: "users" })) if (line > 0) break;
    expect(source.isClosed).toBe(true);
    expect(source.given).toBeLessThan(rows);
  });
});
