import { describe, expect, test } from "vitest";
import { MemoryStore } from "../../src/tenant/memory-store.ts";
import type { Commit } from "../../src/tenant/store.ts";
import type { Tenant } from "../../src/tenant/tenant.ts";
import {
  add,
  after,
  assigned,
  changeSettings,
  contoso,
  done,
  dynamic,
  everything,
  held,
  moves,
  on,
  patch,
  remove,
  removeLicense,
  research,
  setRule,
  user,
} from "./tenants.ts";

/** A store whose disk is full whenever it is said to be; before it notices, it has read half of the batch. */
class FaultyStore extends MemoryStore {
  public isFull = false;

  public override commit(commit: Commit): void {
    if (!this.isFull) {
      super.commit(commit);
      return;
    }
    for (const _ of commit.membershipChanges) break;
    throw new Error("the disk is full");
  }
}

function withStore(): { readonly tenant: Tenant; readonly store: FaultyStore } {
  const store = new FaultyStore();
  const tenant = contoso({}, store);
  done(
    tenant,
    dynamic("sales"),
    dynamic("research", research),
    assigned("team"),
    add("team", "ann"),
  );
  done(tenant, patch("cat", { employeeHireDate: after(1).toISOString() }));
  done(tenant, dynamic("hired", "user.employeeHireDate -le system.now"), on("research", "pause"));
  done(tenant, changeSettings({ protectedUsers: ["bob"] }));
  held(tenant, remove("bob"));
  return { tenant, store };
}

const heldId = (tenant: Tenant): string => tenant.held()[0]?.id ?? "";

describe("where the store throws, everything is as before and goes on:", () => {
  test.each<[string, (tenant: Tenant) => unknown]>([
    ["changes", (tenant) => tenant.execute([remove("ann"), user("dan", "Sales")])],
    ["a rule", (tenant) => tenant.execute(setRule("sales", research))],
    ["a group", (tenant) => tenant.execute(dynamic("more"))],
    ["a deleted group", (tenant) => tenant.execute(on("team", "deleteGroup"))],
    ["a license", (tenant) => tenant.execute(removeLicense("AAD_PREMIUM"))],
    [
      "a load",
      (tenant) =>
        tenant.load([{ subject: "user", id: "dan", properties: { department: "Sales" } }]),
    ],
    ["time", (tenant) => tenant.advance(after(2))],
    ["a batch that is to be held", (tenant) => tenant.execute(setRule("sales", research))],
    ["approval", (tenant) => tenant.approve(heldId(tenant))],
    ["discarding", (tenant) => tenant.discard(heldId(tenant))],
  ])("%s", (_, act) => {
    const { tenant, store } = withStore();
    const before = everything(tenant, "ann", "bob", "cat", "dan");
    store.isFull = true;
    expect(() => act(tenant)).toThrow("the disk is full");
    expect(everything(tenant, "ann", "bob", "cat", "dan")).toEqual(before);

    store.isFull = false;
    const other = withStore().tenant;
    expect(act(tenant)).toEqual(act(other));
    expect(everything(tenant, "ann", "dan")).toEqual(everything(other, "ann", "dan"));
  });
});

test("the first load is taken back and can be done again", () => {
  const store = new FaultyStore();
  const tenant = contoso({}, store);
  done(tenant, remove("ann"), remove("bob"), remove("cat"), dynamic("sales"));
  const load = () =>
    tenant.load([{ subject: "user", id: "dan", properties: { department: "Sales" } }]);
  store.isFull = true;
  expect(load).toThrow("the disk is full");
  expect(tenant.stats().subjects).toBe(0);
  store.isFull = false;
  const outcome = load();
  expect(outcome.kind === "applied" && moves(outcome)).toEqual(["joined sales dan"]);
});
