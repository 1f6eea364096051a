import { describe, expect, test } from "vitest";
import { fieldNames } from "../../src/exchange/source-field.ts";
import { subjectIn, subjectsIn } from "./source.ts";

describe("devices", () => {
  const device = {
    id: "d1",
    deviceId: "x",
    operatingSystem: "Windows",
    manufacturer: "Contoso",
    model: "One",
    mdmAppId: "m",
  };
  const properties = {
    deviceId: "x",
    deviceOSType: "Windows",
    deviceManufacturer: "Contoso",
    deviceModel: "One",
    deviceManagementAppId: "m",
  };

  test.for([
    ["say so", { "@odata.type": "#microsoft.graph.device", ...device }, undefined],
    ["are asked for", device, "device"],
    ["have a device id", device, undefined],
  ] as const)("%s", async ([, value, subject]) => {
    expect(await subjectIn(JSON.stringify(value), { subject })).toMatchObject({
      subject: "device",
      properties,
    });
  });

  test("have attributes within others, and no manager", async () => {
    const value = { ...device, extensionAttributes: { extensionAttribute2: "x" } };
    const { properties: found, unknown } = await subjectIn(JSON.stringify(value));
    expect(found).toEqual({ ...properties, extensionAttribute2: "x" });
    expect(unknown).not.toContain("manager");
    expect(unknown).not.toContain("extensionAttribute9");
  });

  test("may stand among users", async () => {
    const text = `{"@odata.type":"#microsoft.graph.user","id":"u1"}\n{"@odata.type":"#microsoft.graph.device","id":"d1"}`;
    expect((await subjectsIn(text)).map(({ subject }) => subject)).toEqual(["user", "device"]);
  });
});

describe("our own form", () => {
  test("leaves nothing unknown and takes properties as they are", async () => {
    const properties = { displayName: "Ada", otherMails: ["a@b.c"], notAProperty: "x" };
    const text = JSON.stringify({ subject: "user", id: "u1", properties });
    expect(await subjectIn(text)).toEqual({
      subject: "user",
      id: "u1",
      properties,
      unknown: new Set(),
      label: "Ada",
      line: 1,
    });
  });

  test("keeps __proto__ an ordinary name, for the directory to refuse", async () => {
    const { properties } = await subjectIn(
      '{"subject":"user","id":"u1","properties":{"__proto__":{"city":"x"}}}',
    );
    expect(Object.keys(properties)).toEqual(["__proto__"]);
    expect(properties["city"]).toBeUndefined();
  });
});

test("names of rules are taken beside those of Graph", async () => {
  const { properties } = await subjectIn(
    '{"objectId":"u1","physicalDeliveryOfficeName":"Oslo","mobile":"1"}',
  );
  expect(properties).toEqual({ physicalDeliveryOfficeName: "Oslo", mobile: "1" });
});

test("every attribute of the catalogue has a name", () => {
  expect(new Set(fieldNames.user).size).toBe(fieldNames.user.length);
  expect(fieldNames.user).toContain("manager");
  expect(fieldNames.device).not.toContain("manager");
});
