import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openTenant } from "../../../src/persistence/open-tenant.ts";
import { call, file, folder } from "../call.ts";
import { asked, emptyTenant, fullTenant, start } from "./fixture.ts";

test("a new tenant has the settings that the options give", async () => {
  const path = join(folder(), "tenant.db");
  const { code, out } = await call(
    "init",
    path,
    "--domain",
    "contoso.com",
    "--domain",
    "contoso.onmicrosoft.com",
    "--gate",
    "report",
    "--guest-level",
    "own objects only",
    "--usage-location",
    "no",
    "--max-leavers",
    "5",
    "--max-joiners-percent",
    "10",
    "--group-max-leavers",
    "2",
    "--protect",
    "anna",
    "--protect",
    "bo",
    "--now",
    start,
  );
  expect(code).toBe(0);
  expect(out).toContain("domains          contoso.com, contoso.onmicrosoft.com");
  expect(out).toContain("limits           10 % joiners, 5 leavers");
  expect(await asked("status", path)).toMatchObject({
    schemaVersion: 1,
    time: start,
    settings: {
      domains: ["contoso.com", "contoso.onmicrosoft.com"],
      gate: "report",
      guestLevel: "own objects only",
      usageLocation: "NO",
      limits: { leavers: 5, joinersPercent: 10 },
      groupLimits: { leavers: 2 },
      protectedUsers: ["anna", "bo"],
    },
  });
});

test("the settings come as JSON too", async () => {
  expect(await asked("init", join(folder(), "tenant.db"))).toMatchObject({
    schemaVersion: 1,
    settings: { gate: "enforce" },
  });
});

test.each([
  [["--gate", "closed"], "closed"],
  [["--usage-location", "Norway"], "usage location"],
  [["--max-leavers", "few"], "`few` is no limit"],
  [["--max-leavers=-1"], "`-1` is no limit"],
  [["--now", "yesterday"], "is no date"],
])("%j makes no sense, and makes no file", async (options, said) => {
  const path = join(folder(), "tenant.db");
  const { code, err } = await call("init", path, ...options);
  expect(code).toBe(2);
  expect(err).toContain(said);
  expect(existsSync(path)).toBe(false);
});

test("a file that is there stays", async () => {
  const path = file("tenant.db", "something");
  expect(await call("init", path)).toMatchObject({ code: 2 });
  expect(readFileSync(path, "utf8")).toBe("something");
});

test("--overwrite takes the place of a tenant, and of nothing else", async () => {
  const path = await fullTenant();
  expect(await call("init", path, "--overwrite", "--now", start)).toMatchObject({ code: 0 });
  expect(await asked("groups", path)).toMatchObject({ groups: [] });
  writeFileSync(`${path}.txt`, "something");
  const { code, err } = await call("init", `${path}.txt`, "--overwrite");
  expect(code).toBe(2);
  expect(err).toContain("this is no file of a tenant");
});

test.each([[false], [true]])(
  "--overwrite leaves a tenant alone that somebody has open, reading only: %s",
  async (readOnly) => {
    const path = await emptyTenant();
    const holder = openTenant(path, { readOnly });
    try {
      expect(await call("init", path, "--overwrite")).toMatchObject({ code: 2 });
      expect(await call("status", path)).toMatchObject({ code: 0 });
    } finally {
      holder.close();
    }
  },
);
