import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { createTenant, openTenant } from "../../src/persistence/open-tenant.ts";
import { isTenantFile } from "../../src/persistence/tenant-file.ts";
import { StoreError } from "../../src/persistence/store-error.ts";
import { openElsewhere } from "./other-process.ts";
import { firstOfMay, plantTenant } from "./planted-tenant.ts";
import { newPath, temporaryFolder } from "./temporary-folder.ts";

/** The error that something throws. */
function thrownBy(run: () => unknown): Pick<StoreError, "code" | "message" | "path"> {
  try {
    run();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const bothWays = [{ readOnly: true }, { readOnly: false }];

describe("a file that cannot be opened:", () => {
  test.for(bothWays)("none is missing, %j", (options) => {
    const path = newPath();
    const error = thrownBy(() => openTenant(path, options));
    expect(error).toMatchObject({ code: "missing", path, message: `there is no file \`${path}\`` });
    expect(isTenantFile(path)).toBe(false);
  });

  test.for(bothWays)("one below a file is missing, %j", (options) => {
    const path = newPath();
    writeFileSync(path, "");
    const below = join(path, "tenant.db");
    expect(thrownBy(() => openTenant(below, options)).code).toBe("missing");
    expect(isTenantFile(below)).toBe(false);
  });

  test.for(bothWays)("a folder is no tenant, %j", (options) => {
    const path = temporaryFolder();
    const error = thrownBy(() => openTenant(path, options));
    expect(error).toMatchObject({
      code: "not-a-tenant",
      message: `\`${path}\` is no tenant: it is a folder`,
    });
    expect(isTenantFile(path)).toBe(false);
  });

  test.for(bothWays)("an empty file is no tenant, %j", (options) => {
    const path = newPath();
    writeFileSync(path, "");
    const error = thrownBy(() => openTenant(path, options));
    expect(error).toMatchObject({
      code: "not-a-tenant",
      message: `\`${path}\` is no tenant: the file is empty`,
    });
    expect(isTenantFile(path)).toBe(false);
  });

  test.for([
    ["short", "id,displayName\nann,Ann\n"],
    ["long", "SQLite format 3 is a name\n".repeat(400)],
  ] as const)("a %s text is no tenant", ([, text]) => {
    const path = newPath();
    writeFileSync(path, text);
    const error = thrownBy(() => openTenant(path));
    expect(error).toMatchObject({
      code: "not-a-tenant",
      message: `\`${path}\` is no tenant: it is no SQLite database`,
    });
    expect(isTenantFile(path)).toBe(false);
  });

  test("another database is no tenant", () => {
    const path = newPath();
    const database = new DatabaseSync(path);
    database.exec("CREATE TABLE meta (tenant_id TEXT)");
    database.close();
    const error = thrownBy(() => openTenant(path));
    expect(error).toMatchObject({
      code: "not-a-tenant",
      message: `\`${path}\` is no tenant: it is a database of something else`,
    });
    expect(isTenantFile(path)).toBe(false);
  });

  test.for(bothWays)("one of a newer version is refused, %j", (options) => {
    const path = newPath();
    plantTenant(path).close();
    const database = new DatabaseSync(path);
    database.exec("PRAGMA user_version = 2");
    database.close();
    const error = thrownBy(() => openTenant(path, options));
    expect(error).toMatchObject({
      code: "newer",
      message: `\`${path}\` was written by a newer version: its schema is 2, and this one knows schemas up to 1`,
    });
    expect(isTenantFile(path)).toBe(true);
  });
});

describe("a file that cannot be made:", () => {
  test("one that is there", () => {
    const path = newPath();
    writeFileSync(path, "mine");
    const error = thrownBy(() => createTenant(path, { now: firstOfMay }));
    expect(error).toMatchObject({ code: "exists", path });
  });

  test("one in a folder that is not there", () => {
    const path = join(newPath(), "tenant.db");
    expect(thrownBy(() => createTenant(path, { now: firstOfMay })).code).toBe("missing");
  });

  test("settings that cannot be, before there is a file", () => {
    const path = newPath();
    const settings = { maxDynamicGroups: -1 };
    expect(() => createTenant(path, { now: firstOfMay, settings })).toThrow(TypeError);
    expect(isTenantFile(path)).toBe(false);
  });
});

describe("a file that may only be read", () => {
  test("is read in a folder that cannot be written, and cannot be written", async () => {
    const path = newPath();
    plantTenant(path).close();
    chmodSync(path, 0o444);
    chmodSync(dirname(path), 0o555);
    const reader = await openElsewhere(path, "read", { isPowerless: true });
    expect(reader.opened).toEqual({ batch: 5 });
    const writer = await openElsewhere(path, "write", { isPowerless: true });
    expect(writer.opened).toMatchObject({
      code: "read-only",
      message: `\`${path}\` cannot be written: the file or its folder is read-only`,
    });
    chmodSync(dirname(path), 0o755);
  });

  test("cannot be written in a folder that can be", async () => {
    const path = newPath();
    plantTenant(path).close();
    chmodSync(path, 0o444);
    chmodSync(`${path}-lock`, 0o666);
    chmodSync(dirname(path), 0o777);
    const reader = await openElsewhere(path, "read", { isPowerless: true });
    expect(reader.opened).toEqual({ batch: 5 });
    const writer = await openElsewhere(path, "write", { isPowerless: true });
    expect(writer.opened.code).toBe("read-only");
  });

  test("says so where its last batches lie beside it and nothing else can", async () => {
    const path = newPath();
    const tenant = plantTenant(path);
    const copy = newPath();
    copyOpen(path, copy);
    tenant.close();
    chmodSync(dirname(copy), 0o555);
    const reader = await openElsewhere(copy, "read", { isPowerless: true });
    expect(reader.opened).toMatchObject({ code: "read-only" });
    expect(reader.opened.message).toContain(`lie in \`${copy}-wal\``);
    chmodSync(dirname(copy), 0o755);
  });

  test("refuses whatever would change it, and stays as it was", () => {
    const path = newPath();
    plantTenant(path).close();
    const tenant = openTenant(path, { readOnly: true });
    const run = (): unknown => tenant.execute({ kind: "resume", groupId: "paused" });
    expect(thrownBy(run)).toMatchObject({ code: "read-only", path });
    expect(thrownBy(() => tenant.advance(new Date("2027-01-01T00:00:00Z"))).code).toBe("read-only");
    expect(tenant.members("paused")).toEqual(["ann"]);
    expect(tenant.now).toEqual(firstOfMay);
    tenant.close();
  });
});

test("a file that may not be read says so", async () => {
  const path = newPath();
  plantTenant(path).close();
  chmodSync(path, 0o000);
  chmodSync(dirname(path), 0o755);
  const reader = await openElsewhere(path, "read", { isPowerless: true });
  expect(reader.opened).toMatchObject({
    code: "failed",
    hint: "look at the permissions of the file and its folder",
  });
  const folder = temporaryFolder();
  mkdirSync(join(folder, "shut"), { mode: 0o000 });
  const hidden = await openElsewhere(join(folder, "shut", "x.db"), "read", { isPowerless: true });
  expect(hidden.opened.code).toBe("failed");
});

/** Copies a file and its log while it is open, as nobody should. */
function copyOpen(path: string, copy: string): void {
  for (const ending of ["", "-wal"]) {
    copyFileSync(path + ending, copy + ending);
    chmodSync(copy + ending, 0o444);
  }
}
