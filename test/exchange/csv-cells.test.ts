import { describe, expect, test } from "vitest";
import { fieldNames } from "../../src/exchange/source-field.ts";
import { subjectIn, subjectsIn } from "./source.ts";

describe("a heading", () => {
  test.for(["objectId,department", "OBJECTID,Department", "Id,DEPARTMENT", " id , department "])(
    "is taken in any letter case: %s",
    async (heading) => {
      const { id, properties } = await subjectIn(`${heading}\nu1,Sales\n`);
      expect([id, properties]).toEqual(["u1", { department: "Sales" }]);
    },
  );

  test.for([",", ";", "\t"])("tells the separator %j", async (separator) => {
    const lines = [
      ["id", "displayName", "city"],
      ["u1", "Berg Ada", "Oslo"],
    ];
    const text = lines.map((line) => line.join(separator)).join("\r\n");
    expect((await subjectIn(text)).properties).toEqual({ displayName: "Berg Ada", city: "Oslo" });
  });

  test("may name Graph's nested attributes", async () => {
    const heading = "id,onPremisesExtensionAttributes.extensionAttribute3,extensionAttribute4";
    const { properties } = await subjectIn(`${heading}\nu1,a,b\n`);
    expect(properties).toEqual({ extensionAttribute3: "a", extensionAttribute4: "b" });
  });

  test("may name extension properties, of which those without a column are unknown if asked for", async () => {
    const app = "0123456789abcdef0123456789abcdef";
    const options = { extensions: [`extension_${app}_level`, `extension_${app}_other`] };
    const text = `id,Extension_${app.toUpperCase()}_level\nu1,7\n`;
    const { properties, unknown } = await subjectIn(text, options);
    expect(properties).toEqual({ [`extension_${app}_level`]: "7" });
    expect(unknown).toContain(`extension_${app}_other`);
    expect(unknown).not.toContain(`extension_${app}_level`);
  });

  test.for(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "may hold %s, which stands for nothing",
    async (name) => {
      const { properties } = await subjectIn(`id,${name},city\nu1,x,Oslo\n`);
      expect(properties).toEqual({ city: "Oslo" });
      expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
      expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    },
  );

  test("may have several columns without a name", async () => {
    expect((await subjectIn("id,,city,\nu1,a,Oslo,b\n")).properties).toEqual({ city: "Oslo" });
  });

  test("leaves everything but the ids unknown where it names nothing else", async () => {
    const { unknown } = await subjectIn("id,shoeSize\nu1,44\n");
    expect([...unknown]).toEqual(fieldNames.user.filter((name) => name !== "objectId"));
  });
});

describe("a cell", () => {
  test.for([
    ["True", true],
    ["FALSE", false],
    ["yes", true],
    ["No", false],
  ] as const)("of a boolean may say %s", async ([cell, value]) => {
    const { properties } = await subjectIn(`id,accountEnabled\nu1,${cell}\n`);
    expect(properties).toEqual({ accountEnabled: value });
  });

  test("that is empty is unset, and known", async () => {
    const { properties, unknown } = await subjectIn("id,department,city\nu1,,\n");
    expect(properties).toEqual({});
    expect(unknown).not.toContain("department");
  });

  test("of a collection holds texts between semicolons", async () => {
    const { properties } = await subjectIn(
      "id,proxyAddresses,otherMails\nu1,SMTP:a@b.c; smtp:d@e.f,;\n",
    );
    expect(properties).toEqual({ proxyAddresses: ["SMTP:a@b.c", "smtp:d@e.f"] });
  });

  test("of a collection in Graph that is one text in rules gives its first", async () => {
    const { properties } = await subjectIn("id,businessPhones\nu1,+47 1;+47 2\n");
    expect(properties).toEqual({ telephoneNumber: "+47 1" });
  });

  test("keeps white space, line breaks, quotes and separators that it has in quotes", async () => {
    const { properties } = await subjectIn(
      'id,streetAddress\r\nu1," Storgata ""1"",\r\n2. etasje "\r\n',
    );
    expect(properties).toEqual({ streetAddress: ' Storgata "1",\r\n2. etasje ' });
  });
});

describe("lines", () => {
  test("are counted over empty lines and line breaks in cells", async () => {
    const text = 'id,city\r\n\r\nu1,"a\r\nb\r\nc"\r\n\r\n\r\nu2,d\nu3,e\r\n';
    expect((await subjectsIn(text)).map(({ id, line }) => [id, line])).toEqual([
      ["u1", 3],
      ["u2", 8],
      ["u3", 9],
    ]);
  });

  test("may end in a carriage return alone", async () => {
    expect(await subjectsIn("id,city\ru1,a\ru2,b\r")).toHaveLength(2);
  });
});

test("devices are read where the caller says that they are", async () => {
  const text =
    "objectId,operatingSystem,operatingSystemVersion,trustType,physicalIds,isRooted\nd1,Windows,10.0.1,AzureAd,[OrderID]:1;[ZTDId]:2,False\n";
  expect(await subjectIn(text, { subject: "device" })).toMatchObject({
    subject: "device",
    id: "d1",
    label: "d1",
    properties: {
      deviceOSType: "Windows",
      deviceOSVersion: "10.0.1",
      deviceTrustType: "AzureAd",
      devicePhysicalIds: ["[OrderID]:1", "[ZTDId]:2"],
      isRooted: false,
    },
  });
});
