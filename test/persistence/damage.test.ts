import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { createTenant, openTenant } from "../../src/persistence/open-tenant.ts";
import { StoreError } from "../../src/persistence/store-error.ts";
import { isTenantFile } from "../../src/persistence/tenant-file.ts";
import { verifyTenant } from "../../src/persistence/verify-tenant.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import { firstOfMay, plantTenant } from "./planted-tenant.ts";
import { newPath } from "./temporary-folder.ts";

/** Writes over some bytes of a file that nobody has open. */
function damage(path: string, from: number, length: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(length, 0x5a), 0, length, from);
  closeSync(file);
}

/** Opens a tenant, asks for all of its log, and closes it again. */
function readAll(path: string): void {
  const tenant = openTenant(path);
  try {
    tenant.membershipChanges({});
    tenant.history({ subjectId: "ann" });
  } finally {
    tenant.close();
  }
}

/** The code of the error that something throws, which names the file. */
function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof StoreError && error.message.includes(error.path)) return error.code;
    throw error;
  }
  return undefined;
}

function edit(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

describe("a damaged file", () => {
  test.for([
    ["its magic", 0, 16],
    ["its page size", 16, 2],
    ["what it is for", 68, 4],
    ["all of its header", 0, 100],
    ["its first page", 100, 3996],
  ] as const)("is named as such: %s", ([, from, length]) => {
    const path = newPath();
    plantTenant(path).close();
    damage(path, from, length);
    for (const readOnly of [false, true])
      expect(codeOf(() => openTenant(path, { readOnly }))).toBe("corrupt");
  });

  test("is named as such wherever its pages are damaged", () => {
    const path = newPath();
    plantTenant(path).close();
    const { size } = statSync(path);
    damage(path, 4096, size - 4096);
    expect(() => {
      readAll(path);
    }).toThrow(
      expect.objectContaining({
        code: "corrupt",
        message: `\`${path}\` is damaged: database disk image is malformed`,
      }),
    );
    expect(codeOf(() => openTenant(path))).toBe("corrupt");
  });

  test("is named as such where it was cut off", () => {
    const path = newPath();
    plantTenant(path).close();
    truncate(path);
    expect(codeOf(() => openTenant(path))).toBe("corrupt");
  });

  test("is named as such where a value is no JSON", () => {
    const path = newPath();
    plantTenant(path).close();
    edit(path, "PRAGMA ignore_check_constraints = 1; UPDATE licenses SET value = '{'");
    expect(codeOf(() => openTenant(path))).toBe("corrupt");
  });

  test("is named as such where it does not say whose it is", () => {
    const path = newPath();
    plantTenant(path).close();
    edit(path, "DELETE FROM meta");
    expect(codeOf(() => openTenant(path))).toBe("corrupt");
  });
});

function truncate(path: string): void {
  const { size } = statSync(path);
  const file = openSync(path, "r+");
  ftruncateSync(file, Math.floor(size / 2));
  closeSync(file);
}

const facts = (tenant: Tenant): object => ({
  members: ["sales", "paused", "devices", "friends"].map((id) => tenant.members(id).toSorted()),
  attributes: ["ann", "bo", "cy", "laptop"].map((id) => tenant.attributesOf(id)),
  account: tenant.accountOf("cy"),
  stats: tenant.stats().memberships,
});

const expected = (): object => {
  const tenant = plantTenant(newPath());
  const found = facts(tenant);
  tenant.close();
  return found;
};

test("a file whose writer was killed while it took pages from the log is whole with the log", () => {
  const path = newPath();
  const tenant = plantTenant(path);
  tenant.load(
    Array.from({ length: 200 }, (_, index) => ({
      subject: "user",
      id: `user ${index}`,
      properties: { displayName: "Somebody" },
    })),
  );
  const killed = newPath();
  for (const ending of ["", "-wal", "-lock"]) copyFileSync(path + ending, killed + ending);
  const { size } = statSync(killed);
  tenant.close();
  // The pages go into the file in their order: the first one is there, and counts those that are not.
  const whole = readFileSync(path);
  expect(whole.length).toBeGreaterThan(size);
  const file = openSync(killed, "r+");
  writeSync(file, whole, 0, 4096, 0);
  closeSync(file);
  expect(isTenantFile(killed)).toBe(true);
  for (const readOnly of [true, false]) {
    const again = openTenant(killed, { readOnly });
    expect(again.batch).toBe(6);
    again.close();
  }
  expect(verifyTenant(killed)).toEqual([]);
});

describe("a snapshot", () => {
  test.for([
    ["is damaged", "UPDATE snapshots SET bytes = zeroblob(length(bytes))"],
    ["is cut off", "UPDATE snapshots SET bytes = substr(bytes, 1, 100)"],
    ["is no bytes", "UPDATE snapshots SET bytes = 'text'"],
    [
      "is of a newer format",
      "UPDATE snapshots SET bytes = CAST(substr(bytes, 1, 8) || x'63000000' || substr(bytes, 13) AS BLOB)",
    ],
    ["is gone", "DELETE FROM snapshots"],
  ] as const)("that %s is made anew", ([, sql]) => {
    const path = newPath();
    plantTenant(path).close();
    edit(path, sql);
    const tenant = openTenant(path);
    expect(facts(tenant)).toEqual(expected());
    tenant.close();
    expect(verifyTenant(path)).toEqual([]);
  });

  test("is kept when a tenant with rules is closed, and within a batch of many subjects", () => {
    const path = newPath();
    const tenant = createTenant(path, { now: firstOfMay, store: { snapshotAfter: 3 } });
    const batches = (): unknown[] => countIn(path, "SELECT batch FROM snapshots");
    tenant.load([{ subject: "user", id: "ann", properties: {} }]);
    expect(batches()).toEqual([]);
    tenant.load([
      { subject: "user", id: "bo", properties: {} },
      { subject: "user", id: "cy", properties: {} },
    ]);
    expect(batches()).toEqual([{ batch: 2 }]);
    tenant.execute({ kind: "changeSettings", settings: { gate: "off" } });
    tenant.execute({
      kind: "createGroup",
      group: { id: "all", displayName: "All", membershipRule: "user.objectId -ne null" },
    });
    expect(batches()).toEqual([{ batch: 2 }]);
    tenant.close();
    expect(batches()).toEqual([{ batch: 4 }]);
    openTenant(path).close();
    expect(batches()).toEqual([{ batch: 4 }]);
    expect(verifyTenant(path)).toEqual([]);
  });

  test("is no part of what is read where everything was written after it", () => {
    const path = newPath();
    const tenant = plantTenant(path, { snapshotAfter: 1 });
    tenant.execute([
      { kind: "remove", subject: "user", id: "ann" },
      { kind: "upsert", subject: "device", id: "ann", properties: { deviceOSType: "Linux" } },
      { kind: "setRule", groupId: "sales", rule: 'user.userType -eq "Guest"' },
      { kind: "deleteGroup", groupId: "friends" },
    ]);
    tenant.close();
    edit(path, "UPDATE snapshots SET batch = batch - 1");
    const again = openTenant(path);
    expect(again.members("devices").toSorted()).toEqual(["ann", "laptop"]);
    expect(again.members("sales")).toEqual(["cy"]);
    expect(again.attributesOf("ann")).toEqual({ objectId: "ann", deviceOSType: "Linux" });
    again.close();
  });
});

function countIn(path: string, sql: string): unknown[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
}
