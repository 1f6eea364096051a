import { describe, expect, test } from "vitest";
import { errorOf, subjectIn, subjectsIn } from "./source.ts";

const text = "id;displayName;city\r\nu1;Łukasz Ærø;東京\r\nu2;🦊;Αθήνα\r\n";
const json = '[{"id":"u1","displayName":"Łukasz 🦊"}]';

const mark = "\uFEFF";

const littleEndian = (content: string): Uint8Array =>
  new Uint8Array(Buffer.from(content, "utf16le"));
const bigEndian = (content: string): Uint8Array =>
  new Uint8Array(Buffer.from(content, "utf16le").swap16());

const encodings = [
  ["UTF-8", (content: string) => new TextEncoder().encode(content)],
  ["UTF-8 with a mark", (content: string) => new TextEncoder().encode(mark + content)],
  ["UTF-16 LE with a mark", (content: string) => littleEndian(mark + content)],
  ["UTF-16 LE without", littleEndian],
  ["UTF-16 BE with a mark", (content: string) => bigEndian(mark + content)],
  ["UTF-16 BE without", bigEndian],
] as const;

describe.for(encodings)("%s", ([, encode]) => {
  test("is told for CSV", async () => {
    const subjects = await subjectsIn(encode(text));
    expect(subjects.map(({ properties }) => properties)).toEqual([
      { displayName: "Łukasz Ærø", city: "東京" },
      { displayName: "🦊", city: "Αθήνα" },
    ]);
  });

  test("is told for JSON", async () => {
    expect((await subjectIn(encode(json))).label).toBe("Łukasz 🦊");
  });

  test("may come byte by byte", async () => {
    const bytes = encode(text);
    const cuts = Array.from({ length: bytes.length }, (_, index) => index);
    expect(await subjectsIn(bytes, { cuts })).toEqual(await subjectsIn(text));
  });

  test("of nothing is an empty file", async () => {
    expect((await errorOf(subjectsIn(encode("")))).problem).toBe("the file is empty");
  });
});

describe("bytes that are no text are refused:", () => {
  const windows1252 = new Uint8Array(
    Buffer.from("id,city\r\nu1,Oslo\r\nu2,Troms\u00F8\r\n", "latin1"),
  );

  test("Windows-1252, at its first letter beyond ASCII", async () => {
    const error = await errorOf(subjectsIn(windows1252));
    expect([error.line, error.column]).toEqual([3, 9]);
    expect(error.problem).toBe("the byte 0xF8 is not UTF-8");
    expect(error.hint).toContain("Windows-1252");
  });

  test("in whatever pieces it comes", async () => {
    const readings = Array.from(windows1252.keys(), (cut) =>
      errorOf(subjectsIn(windows1252, { cuts: [cut] })),
    );
    for (const { line, column } of await Promise.all(readings))
      expect([line, column]).toEqual([3, 9]);
  });

  test("a character that the end of the file cuts off", async () => {
    const bytes = Uint8Array.of(...new TextEncoder().encode("id,city\nu1,"), 0xe2, 0x82);
    const error = await errorOf(subjectsIn(bytes));
    expect([error.line, error.column, error.problem]).toEqual([2, 4, "the byte 0xE2 is not UTF-8"]);
  });

  test("half a pair of surrogates in UTF-16", async () => {
    const bytes = littleEndian(`${mark}id,city\nu1,\uD83Dx\n`);
    const error = await errorOf(subjectsIn(bytes));
    expect([error.line, error.column]).toEqual([2, 4]);
    expect(error.problem).toContain("is not UTF-16LE");
  });
});
