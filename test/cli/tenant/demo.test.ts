import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { call, folder } from "../call.ts";

const contoso = (name: string): string => `examples/contoso/${name}`;

/** Who joined and left over the day of changes. */
const moved = /joined, left +157, 113\n/u;

test("the demo is a chain of commands that a user can type", async () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    scripts: { demo: string };
  };
  const path = join(folder(), "contoso.db");
  const chain = scripts.demo.split(" && ").map((command) => command.split(" "));
  expect(chain.map(([muster, name, file]) => [muster, name, file])).toEqual(
    ["init", "import", "apply", "status"].map((name) => ["muster", name, "contoso.db"]),
  );
  const outputs = await chain.reduce<Promise<string[]>>(
    async (earlier, [, name = "", , ...rest]) => {
      const before = await earlier;
      const { code, out } = await call(name, path, ...rest);
      expect(code).toBe(0);
      return [...before, out];
    },
    Promise.resolve([]),
  );
  expect(outputs[2]).toMatch(moved);
  expect(await call("verify", path)).toMatchObject({ code: 0 });
});

test("run comes to the same over the same day", async () => {
  const { code, out } = await call(
    "run",
    ...["users", "devices", "changes"].flatMap((name) => [`--${name}`, contoso(`${name}.ndjson`)]),
    "--groups",
    contoso("groups.json"),
    "--license",
    "SPE_E3=1200",
    "--now",
    "2026-09-07",
  );
  expect(code).toBe(0);
  expect(out).toMatch(moved);
});
