import { describe, expect, test } from "vitest";
import { InputError } from "../../src/exchange/input-error.ts";
import { readSubjects } from "../../src/exchange/read-subjects.ts";
import { refused } from "./refused.ts";
import { errorOf, sourceOf, subjectsIn } from "./source.ts";

describe("a CSV file is refused:", () => {
  refused([
    { name: "empty", text: "", at: [1], problem: "the file is empty", hint: "export it again" },
    {
      name: "blank",
      text: " \r\n\t\n",
      at: [1],
      problem: "the file is empty",
      hint: "export it again",
    },
    {
      name: "without a heading",
      text: "version:v1.0\n",
      at: [1],
      problem: "the file has no heading",
      hint: "name the columns",
    },
    {
      name: "without ids",
      text: "displayName,city\nAda,Oslo\n",
      at: [1],
      problem: "no column holds the ids of the users",
      hint: "`id` or `userPrincipalName`",
    },
    {
      name: "a heading twice",
      text: "id,city,City\nu1,a,b\n",
      at: [1, 9],
      problem: "`city` and `City` are the same attribute",
      hint: "keep one",
    },
    {
      name: "two headings of one attribute",
      text: 'id,"officeLocation",physicalDeliveryOfficeName\nu1,a,b\n',
      at: [1, 21],
      problem: "`officeLocation` and `physicalDeliveryOfficeName` are the same attribute",
      hint: "keep one",
    },
    {
      name: "an unknown heading twice",
      text: "id,x,x\nu1,a,b\n",
      at: [1, 6],
      problem: "the heading has `x` twice",
      hint: "keep one",
    },
    {
      name: "too few cells",
      text: "id,city\nu1,a\nu2,b\nu3,c\n\nu4\n",
      at: [6],
      problem: "the row has 1 cells, the heading 2",
      hint: "cut off",
    },
    {
      name: "too many cells",
      text: 'id,city\nu1,"a\nb"\nu2,Oslo, Norway\n',
      at: [4],
      problem: "the row has 3 cells, the heading 2",
      hint: "double quotes",
    },
    {
      name: "a quote never closed",
      text: 'id,city\nu1,a\nu2,"b\nu3,c\nu4,d\n',
      at: [3, 4],
      problem: "the cell's quote is never closed",
      hint: "twice",
    },
    {
      name: "text behind a closing quote",
      text: 'id,city\nu1,"a"b\n',
      at: [2, 4],
      problem: "the cell goes on behind its closing quote",
      hint: "twice",
    },
    {
      name: "a quote inside a bare cell",
      text: 'id,city\nu1,a "b"\n',
      at: [2, 4],
      problem: "a quote stands inside a cell without quotes",
      hint: "in double quotes",
    },
    {
      name: "no id",
      text: "city,id\nOslo,\n",
      at: [2, 6],
      problem: "the row has no id: its cell under `id` is empty",
      hint: "fill it in",
    },
    {
      name: "an id twice",
      text: "id,city\nu1,a\nu2,b\nU1,c\n",
      at: [4],
      problem: "the id `U1` is that of line 2 too",
      hint: "keep one",
    },
    {
      name: "a boolean that is none",
      text: 'id,city,accountEnabled\nu1,"a, b",maybe\n',
      at: [2, 11],
      problem: "`maybe` under `accountEnabled` is no boolean",
      hint: "true or false",
    },
    {
      name: "a date that is none",
      text: "id,employeeHireDate\nu1,01.02.2024\n",
      at: [2, 4],
      problem: "`01.02.2024` under `employeeHireDate` is no date",
      hint: "2025-01-31",
    },
    {
      name: "a fault in a cell behind a line break",
      text: 'id,city,accountEnabled\nu1,"a\nb",1\n',
      at: [3, 4],
      problem: "`1` under `accountEnabled` is no boolean",
      hint: "true or false",
    },
    {
      name: "text of Windows that is no table",
      text: "MZ\u0001\u0002\n",
      at: [1],
      problem: "no column holds the ids of the users",
      hint: "first line",
    },
  ]);

  test("a row without end, once it is too long", async () => {
    const text = `id,city\nu1,"${"a".repeat(1_100_000)}`;
    const error = await errorOf(subjectsIn(text));
    expect([error.line, error.column, error.hint]).toEqual([
      2,
      4,
      "a quote in it is probably never closed",
    ]);
  });
});

describe("an error", () => {
  test("says the place, the problem and the hint", () => {
    const error = new InputError("it is wrong", { file: "a.csv", line: 3, column: 7 }, "mend it");
    expect(error.message).toBe("a.csv:3:7: it is wrong (mend it)");
    expect(error.name).toBe("InputError");
  });

  test("leaves out what it does not know", () => {
    expect(new InputError("it is wrong", { file: "a.csv", line: 3 }).message).toBe(
      "a.csv:3: it is wrong",
    );
  });

  test("quotes no more than a line of the user's text", async () => {
    const text = `id,accountEnabled\nu1,${"x".repeat(500)}\n`;
    expect((await errorOf(subjectsIn(text))).problem.length).toBeLessThan(120);
  });
});

test("what stands before a fault is read", async () => {
  const seen: string[] = [];
  const reading = async (): Promise<void> => {
    const text = "id,city\nu1,a\nu2,b\nu3\n";
    for await (const { id } of readSubjects(sourceOf(text), { file: "x" })) seen.push(id);
  };
  expect((await errorOf(reading())).line).toBe(4);
  expect(seen).toEqual(["u1", "u2"]);
});
