import { describe, expect, test } from "vitest";
import { type Change, compileRule, MembershipEngine, RefusedChange } from "../../src/index.ts";

const patch = (id: string, properties: Record<string, string | null>): Change => ({
  kind: "patch",
  subject: "user",
  id,
  properties,
});

function engineWith(rules: Readonly<Record<string, string>>, now?: Date): MembershipEngine {
  const engine = new MembershipEngine(now && { now });
  for (const [groupId, rule] of Object.entries(rules))
    expect(engine.setRule(groupId, rule)).toMatchObject({ ok: true });
  return engine;
}

describe("changes", () => {
  test("moving a user between departments is one leaving and one joining", () => {
    const engine = engineWith({
      sales: 'user.department -eq "Sales"',
      it: 'user.department -eq "IT"',
    });
    engine.apply(patch("u", { department: "Sales" }));
    expect(engine.apply(patch("u", { department: "IT" }))).toEqual([
      { kind: "left", groupId: "sales", subjectId: "u" },
      { kind: "joined", groupId: "it", subjectId: "u" },
    ]);
    expect(engine.groupsOf("u")).toEqual(["it"]);
  });

  test("going and coming back within a batch is no change", () => {
    const engine = engineWith({ sales: 'user.department -eq "Sales"' });
    engine.apply(patch("u", { department: "Sales" }));
    expect(
      engine.apply([patch("u", { department: null }), patch("u", { department: "sales" })]),
    ).toEqual([]);
  });

  test("upsert replaces all attributes, patch only those that it names", () => {
    const engine = engineWith({ both: 'user.department -eq "Sales" -and user.city -eq "Oslo"' });
    engine.apply(patch("u", { department: "Sales", city: "Oslo" }));
    engine.apply(patch("u", { displayName: "U" }));
    expect(engine.isMember("both", "u")).toBe(true);
    engine.apply({ kind: "upsert", subject: "user", id: "u", properties: { department: "Sales" } });
    expect(engine.isMember("both", "u")).toBe(false);
  });

  test("removing a user leaves all groups; removing one that is not there is nothing", () => {
    const engine = engineWith({ all: "user.objectId -ne null" });
    engine.apply(patch("u", {}));
    expect(engine.apply({ kind: "remove", subject: "user", id: "u" })).toEqual([
      { kind: "left", groupId: "all", subjectId: "u" },
    ]);
    expect(engine.apply({ kind: "remove", subject: "user", id: "u" })).toEqual([]);
  });

  test("the id is the object id", () => {
    const engine = engineWith({ one: 'user.objectId -eq "U-1"' });
    engine.apply(patch("u-1", {}));
    expect(engine.members("one")).toEqual(["u-1"]);
  });
});

describe("what does not fit", () => {
  test("an unknown attribute is refused and named, with what it may have been", () => {
    const engine = engineWith({ sales: 'user.department -ne "Sales"' });
    expect(() => engine.apply(patch("u", { departmnt: "Sales" }))).toThrow(
      /`departmnt`.*`department`/u,
    );
  });

  test("a batch is applied as a whole or not at all", () => {
    const engine = engineWith({ all: "user.objectId -ne null" });
    expect(() => engine.apply([patch("u", {}), patch("v", { nope: "x" })])).toThrow(RefusedChange);
    expect(engine.members("all")).toEqual([]);
    expect(engine.stats().subjects).toBe(0);
  });

  test("unknown attributes can be ignored on request", () => {
    const engine = new MembershipEngine({ extraProperties: "ignore" });
    engine.setRule("all", "user.objectId -ne null");
    engine.apply(patch("u", { nope: "x" }));
    expect(engine.members("all")).toEqual(["u"]);
  });

  test.each([
    ["accountEnabled", "true"],
    ["department", 5],
    ["proxyAddresses", "SMTP:a@contoso.com"],
    ["employeeHireDate", "2025-02-30"],
    ["assignedPlans", [{ servicePlanId: 7 }]],
    ["objectId", "another"],
  ])("%s cannot hold %j", (name, value) => {
    const properties = { [name]: value } as Record<string, string>;
    expect(() => new MembershipEngine().apply(patch("u", properties))).toThrow(RefusedChange);
  });

  test("an object id is a user's or a device's, not both", () => {
    const engine = new MembershipEngine();
    engine.apply(patch("x", {}));
    expect(() =>
      engine.apply({ kind: "upsert", subject: "device", id: "x", properties: {} }),
    ).toThrow(/`x` is a user/u);
  });

  test.each(["__proto__", "constructor", "toString"])(
    "%s is an id like any other, and no attribute",
    (name) => {
      const engine = engineWith({
        [`group ${name}`]: "user.objectId -ne null",
        all: "user.department -eq null",
      });
      engine.apply(patch(name, {}));
      expect(engine.groupsOf(name)).toEqual([`group ${name}`, "all"]);
      const properties = JSON.parse(`{"${name}": "x"}`) as Record<string, string>;
      expect(() => engine.apply(patch("u", properties))).toThrow(RefusedChange);
    },
  );
});

describe("rules", () => {
  test("a rule that is not legal changes nothing", () => {
    const engine = engineWith({ g: "user.objectId -ne null" });
    engine.apply(patch("u", {}));
    expect(engine.setRule("g", "user.nope -eq")).toMatchObject({ ok: false });
    expect(engine.members("g")).toEqual(["u"]);
  });

  test("another rule gives the difference", () => {
    const engine = engineWith({ g: 'user.department -eq "Sales"' });
    engine.load([
      { subject: "user", id: "a", properties: { department: "Sales" } },
      { subject: "user", id: "b", properties: { department: "IT" } },
    ]);
    expect(engine.preview("g", 'user.department -in ["Sales", "IT"]')).toMatchObject({
      value: { joined: ["b"], left: [], unchanged: 1 },
    });
    expect(engine.members("g")).toEqual(["a"]);
    expect(engine.setRule("g", 'user.department -eq "IT"')).toMatchObject({
      value: [
        { kind: "left", groupId: "g", subjectId: "a" },
        { kind: "joined", groupId: "g", subjectId: "b" },
      ],
    });
  });

  test("a rule may be given checked, and may have to be about devices", () => {
    const compiled = compileRule('device.deviceOSType -eq "iOS"');
    const engine = new MembershipEngine();
    expect(compiled.ok && engine.setRule("g", compiled.value.checked)).toMatchObject({ ok: true });
    expect(engine.setRule("g", "user.objectId -ne null", { subject: "device" })).toMatchObject({
      ok: false,
    });
  });

  test("a rule about devices takes the place of one about users, whose members leave", () => {
    const engine = engineWith({ g: "user.objectId -ne null" });
    engine.apply(patch("u", {}));
    engine.apply({ kind: "upsert", subject: "device", id: "d", properties: {} });
    engine.setRule("g", "device.objectId -ne null");
    expect(engine.members("g")).toEqual(["d"]);
  });
});

describe("time", () => {
  const rule = "user.employeeHireDate -le system.now";
  const hired: Change = patch("u", { employeeHireDate: "2026-03-01" });

  test("advancing lets in whom the time lets in", () => {
    const engine = engineWith({ started: rule }, new Date("2026-02-28"));
    engine.apply(hired);
    expect(engine.members("started")).toEqual([]);
    expect(engine.advance(new Date("2026-03-01"))).toEqual([
      { kind: "joined", groupId: "started", subjectId: "u" },
    ]);
    expect(engine.advance(new Date("2026-02-01"))).toEqual([
      { kind: "left", groupId: "started", subjectId: "u" },
    ]);
  });

  test("a rule that reads the clock needs one", () => {
    expect(new MembershipEngine().setRule("g", rule)).toMatchObject({
      ok: false,
      diagnostics: [{ code: "missing-clock" }],
    });
  });

  test("an invalid time is a programmer's mistake", () => {
    expect(() => new MembershipEngine({ now: new Date(Number.NaN) })).toThrow(TypeError);
    expect(() => new MembershipEngine().advance(new Date(Number.NaN))).toThrow(TypeError);
  });
});

test("an explanation tells why somebody is in a group", () => {
  const engine = engineWith({ g: 'user.department -eq "Sales"' });
  engine.apply(patch("u", { department: "sales" }));
  expect(engine.explain("g", "u")).toMatchObject({
    expressionResult: true,
    propertyToEvaluate: { propertyName: "department", propertyValue: "sales" },
  });
  expect(engine.explain("g", "nobody")).toBeUndefined();
});

test("extension properties go by any letter case", () => {
  const appId = "0123456789abcdef0123456789abcdef";
  const engine = engineWith({ g: `user.extension_${appId}_CostCenter -eq "42"` });
  engine.apply(patch("u", { [`extension_${appId.toUpperCase()}_costcenter`]: "42" }));
  expect(engine.members("g")).toEqual(["u"]);
  engine.apply(patch("u", { [`extension_${appId}_COSTCENTER`]: "43" }));
  expect(engine.members("g")).toEqual([]);
});
