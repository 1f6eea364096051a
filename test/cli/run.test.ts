import { describe, expect, test } from "vitest";
import { call, file } from "./call.ts";

const users = ["anna", "bo", "eve"].map((name) =>
  JSON.stringify({
    subject: "user",
    id: name,
    properties: { displayName: name, department: name === "eve" ? "IT" : "Sales" },
  }),
);
const group = (id: string, displayName: string, membershipRule: string): object => ({
  id,
  displayName,
  groupTypes: ["DynamicMembership"],
  membershipRule,
});
const groups = JSON.stringify({
  value: [
    group("s", "All Sales", 'user.department -eq "Sales"'),
    group("i", "IT", 'user.department -eq "IT"'),
  ],
});
const patch = (id: string, properties: object): string =>
  JSON.stringify({ at: "2026-03-02T09:30:00Z", kind: "patch", subject: "user", id, properties });

async function run(
  changes: readonly string[],
  ...more: readonly string[]
): ReturnType<typeof call> {
  return call(
    "run",
    "--users",
    file("users.ndjson", users.join("\n")),
    "--groups",
    file("groups.json", groups),
    "--changes",
    file("changes.ndjson", changes.join("\n")),
    "--now",
    "2026-03-02",
    ...more,
  );
}

describe("run", () => {
  test("says who joined and left and which attribute did it", async () => {
    const { code, out } = await run([patch("anna", { department: "IT" })]);
    expect(code).toBe(0);
    expect(out).toContain("09:30 anna changed");
    expect(out).toContain('- left   All Sales   department: "Sales" → "IT"');
    expect(out).toContain('+ joined IT   department: "Sales" → "IT"');
  });

  test("ends with a summary", async () => {
    const { out } = await run([
      patch("anna", { department: "IT" }),
      patch("bo", { displayName: "Bo B" }),
    ]);
    expect(out).toMatch(
      /subjects +3\ngroups +2\nmemberships +3\nchanges +2\njoined, left +1, 1\nrules evaluated +2 of 4 \(rules × changes\)\nlicenses needed +3 users/u,
    );
  });

  test("JSON is one object a line, the summary last", async () => {
    const { out } = await run([patch("anna", { department: "IT" })], "--format", "json");
    const [step = "", summary = ""] = out.split("\n");
    expect(JSON.parse(step)).toMatchObject({
      line: 1,
      id: "anna",
      membershipChanges: [
        {
          kind: "left",
          groupId: "s",
          group: "All Sales",
          because: [{ attribute: "department", before: "Sales", after: "IT" }],
        },
        { kind: "joined", groupId: "i", group: "IT" },
      ],
    });
    expect(JSON.parse(summary)).toMatchObject({
      schemaVersion: 1,
      summary: { subjects: 3, changes: 1, licensesNeeded: 3 },
    });
  });
});

const hire = (id: string): string =>
  JSON.stringify({ kind: "upsert", subject: "user", id, properties: { department: "IT" } });

describe("the gate", () => {
  test("too few seats to begin with refuse everything", async () => {
    const { code, out, err } = await run([hire("new")], "--license", "AAD_PREMIUM=2");
    expect(code).toBe(1);
    expect(err).toContain(
      "refused, too few seats: 3 licenses needed, 2 there; any of Microsoft Entra ID P1",
    );
    expect(out).not.toContain("joined IT");
  });

  test("a change beyond the seats is refused, and those after it are served", async () => {
    const { code, out } = await run(
      [hire("new"), patch("anna", { department: "IT" }), hire("newer")],
      "--license",
      "AAD_PREMIUM=3",
    );
    expect(code).toBe(1);
    expect(out).toContain("changes          3, 2 of them refused");
    expect(out).toContain("- left   All Sales");
    expect(out).toContain("subjects         3");
  });

  test("reporting serves it and says the shortfall", async () => {
    const { code, out } = await run(
      [hire("new")],
      "--license",
      "AAD_PREMIUM=3",
      "--mode",
      "report",
    );
    expect(code).toBe(0);
    expect(out).toContain("shortfall of 1: 4 licenses needed, 3 there");
  });

  test.each(["NOPE=3", "AAD_PREMIUM", "AAD_PREMIUM=many", "AAD_PREMIUM=-1"])(
    "--license %s makes no sense",
    async (license) => {
      expect((await run([], "--license", license)).code).toBe(2);
    },
  );
});

describe("what does not fit", () => {
  test("a change with an unknown attribute names its line", async () => {
    const { code, err } = await run([patch("anna", {}), patch("anna", { departmnt: "IT" })]);
    expect(code).toBe(2);
    expect(err).toMatch(/changes\.ndjson:2: user `anna` has the attribute `departmnt`/u);
  });

  test("a group whose rule is not legal is named, the others are served, and the end is 3", async () => {
    const damaged = JSON.stringify([
      group("s", "All Sales", 'user.department -eq "Sales"'),
      group("x", "Broken", "user.nope -eq"),
    ]);
    const { code, err, out } = await call(
      "run",
      "--users",
      file("u.ndjson", users.join("\n")),
      "--groups",
      file("g.json", damaged),
      "--changes",
      file("c.ndjson", patch("anna", { department: "IT" })),
    );
    expect(code).toBe(3);
    expect(err).toContain("g.json: Broken:1:1: error");
    expect(out).toContain("- left   All Sales");
  });

  test("a group that the data cannot decide is not served, and the end is 4", async () => {
    const csv = "id,displayName\nanna,Anna";
    const { code, err } = await call(
      "run",
      "--users",
      file("u.csv", csv),
      "--groups",
      file("g.json", groups),
      "--changes",
      file("c.ndjson", patch("anna", { displayName: "A" })),
    );
    expect(code).toBe(4);
    expect(err).toContain("not served: All Sales, as the files do not tell `department`");
  });
});
