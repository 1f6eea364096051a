/** A parallel engine takes from a file what one engine is given of it, and says where a file is none. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { shard, type SubjectData } from "../../src/index.ts";
import { InputError, ParallelEngine } from "../../src/node.ts";
import { LinesOfShard } from "../../src/parallel/lines-of-shard.ts";
import { crowdedEvents } from "../arbitraries/crowd.ts";
import { word } from "../arbitraries/words.ts";

const folder = mkdtempSync(join(tmpdir(), "muster-lines-"));
const file = join(folder, "users.ndjson");
const threads = new ParallelEngine({ workers: 2 });
threads.setRule("oslo", 'user.city -eq "Oslo"');

afterAll(() => {
  threads.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  for (const id of threads.members("oslo")) threads.apply({ kind: "remove", subject: "user", id });
});

/** Loads a file with this content: the members then, or what is wrong with it and where. */
function loaded(content: string | Uint8Array): readonly string[] | string {
  writeFileSync(file, content);
  try {
    threads.loadFile(file);
    return threads.members("oslo").toSorted();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.replace(`${folder}/`, "");
  }
}

const inOslo = (id: string): string =>
  JSON.stringify({ subject: "user", id, properties: { city: "Oslo" } });

const manyIds = Array.from({ length: 40 }, (_, index) => `user ${index}`);

describe("a file of subjects", () => {
  test("is loaded by all threads, each its own", () => {
    expect(loaded(manyIds.map((id) => `${inOslo(id)}\n`).join(""))).toEqual(manyIds.toSorted());
    expect(threads.stats().subjects).toBe(40);
  });

  test("may be longer than what is read at once", () => {
    const displayName = "Anna ".repeat(2000);
    const lines = Array.from({ length: 1000 }, (_, index) =>
      JSON.stringify({
        subject: "user",
        id: `user ${index}`,
        properties: { displayName, city: "Oslo" },
      }),
    );
    expect(loaded(lines.join("\n"))).toHaveLength(1000);
  });

  test("may be written in any way that is JSON", () => {
    const lines = [
      `\uFEFF${inOslo("mark")}`,
      `  {"id": "blanks", "properties": {"city": "Oslo"}, "subject": "user"}\r`,
      ``,
      `   `,
      `{"subject":"user","id":"\\u0061nna","properties":{"city":"Oslo"}}`,
      inOslo("bj\u00F8rn"),
      inOslo('"quoted"'),
      `{"subject":"user","id":"no end","properties":{"city":"Oslo"}}`,
    ];
    expect(loaded(lines.join("\n"))).toEqual(
      ['"quoted"', "anna", "bj\u00F8rn", "blanks", "mark", "no end"].toSorted(),
    );
  });

  test("may be empty", () => {
    expect(loaded("")).toEqual([]);
  });

  test("has the last line for a subject that comes twice", () => {
    const elsewhere = inOslo("anna").replace("Oslo", "Bergen");
    expect(loaded(`${inOslo("anna")}\n${elsewhere}\n`)).toEqual([]);
    expect(loaded(`${elsewhere}\n${inOslo("anna")}\n`)).toEqual(["anna"]);
  });
});

/** Lines that spoil a file, whichever shard they are read by, and what is said of them. */
const spoiled: Readonly<Record<string, readonly [line: string | Uint8Array, message: RegExp]>> = {
  "no JSON": ["anna", /:41:1: expected a value but found `anna`/u],
  "cut off": [inOslo("anna").slice(0, -2), /:41:\d+: expected `,` or `\}` but found a line break/u],
  "begun with a byte order mark": [`\uFEFF${inOslo("anna")}`, /:41:1: expected a value but found/u],
  "an array": ["[]", /:41:1: expected an object but found `\[`/u],
  "a form of another product": [
    '{"id":"anna","city":"Oslo"}',
    /:41:\d+: `subject` is neither `user` nor `device`/u,
  ],
  "no id": ['{"subject":"user","properties":{}}', /:41:\d+: `id` is not an object id/u],
  "an empty id": [inOslo(""), /:41:\d+: `id` is not an object id/u],
  "a change": [`{"kind":"remove",${inOslo("anna").slice(1)}`, /:41:2: this is a change/u],
  "two ids": [
    `${inOslo("user 1").slice(0, -1)},"id":"user 2"}`,
    /:41: the line has two ids, `user 1` and `user 2`/u,
  ],
  "an unknown attribute": [
    inOslo("anna").replace("city", "town"),
    /:41: user `anna` has the attribute `town`, which rules do not know/u,
  ],
  "a wrong value": [inOslo("anna").replace('"Oslo"', "1"), /:41: `city` of user `anna` holds/u],
  "another encoding": [Buffer.from(inOslo("bj\u00F8rn"), "latin1"), /:41: the line is not UTF-8/u],
};

describe("a file with a line that is", () => {
  const before = manyIds.map((id) => `${inOslo(id)}\n`).join("");

  test.for(Object.entries(spoiled))("%s is refused as a whole", ([, [line, message]]) => {
    const bytes = typeof line === "string" ? Buffer.from(line) : line;
    const after = Buffer.from(`\n${inOslo("zoe")}\n`);
    expect(loaded(Buffer.concat([Buffer.from(before), bytes, after]))).toMatch(message);
    expect(threads.stats().subjects).toBe(0);
  });

  test("longer than 16 MiB is refused", () => {
    const long = Buffer.alloc(2 ** 24 + 1, "x");
    expect(loaded(Buffer.concat([Buffer.from(`${inOslo("anna")}\n`), long]))).toBe(
      "users.ndjson:2: a line is longer than 16 MiB (give one user or device a line)",
    );
  });

  test("the first of several that are wrong is named", () => {
    const wrong = manyIds.map((id) => inOslo(id).replace("city", "town"));
    expect(loaded([inOslo("anna"), ...wrong, "}"].join("\n"))).toMatch(/^users\.ndjson:2: /u);
  });
});

test("a file that is not there, or is none, says so", () => {
  expect(() => {
    threads.loadFile(join(folder, "nothing"));
  }).toThrow(/ENOENT/u);
  expect(() => {
    threads.loadFile(folder);
  }).toThrow(TypeError);
});

/** The subjects of a file by shard. */
function divided(content: string, count: number): SubjectData[][] {
  writeFileSync(file, content);
  const descriptor = openSync(file, "r");
  try {
    return Array.from({ length: count }, (_, index) =>
      Array.from(new LinesOfShard(descriptor, file, shard(index, count)).subjects(), (record) => {
        const { subject, id, properties } = record;
        return { subject, id, properties };
      }),
    );
  } finally {
    closeSync(descriptor);
  }
}

test("every line is its own shard's, and no other's, however it is written", () => {
  const ids = fc.oneof(word, fc.uuid(), fc.string({ unit: "binary", minLength: 1 }));
  const lines = fc
    .tuple(crowdedEvents.load, ids, fc.nat({ max: 2 }))
    .map(([{ subjects }, id, way]) => subjects.map((data) => ({ data: { ...data, id }, way })));
  const files = fc.array(lines, { maxLength: 6 }).map((parts) => parts.flat());
  fc.assert(
    fc.property(files, fc.integer({ min: 1, max: 4 }), (given, count) => {
      const subjects = given.filter(({ data }) => data.id !== "" && data.id.isWellFormed());
      const content = subjects.map(({ data, way }) => {
        const { subject, id, properties } = data;
        if (way === 0) return JSON.stringify({ subject, id, properties });
        return way === 1 ? JSON.stringify({ id, subject, properties }) : ` ${JSON.stringify(data)}`;
      });
      const parts = divided(content.join("\n"), count);
      for (const [index, part] of parts.entries()) {
        const own = subjects.filter(({ data }) => shard(index, count).owns(data.id));
        const plain = own.map(({ data: { subject, id, properties } }) => ({
          subject,
          id,
          properties: JSON.parse(JSON.stringify(properties)) as SubjectData["properties"],
        }));
        expect(part).toEqual(plain);
      }
    }),
    { numRuns: 200 },
  );
});
