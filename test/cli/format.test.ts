import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replaceFile } from "../../src/cli/replace-file.ts";
import { call, file, folder } from "./call.ts";

const groupsJson = (rule: string): string =>
  JSON.stringify(
    {
      value: [
        {
          id: "g",
          displayName: "Café “G”",
          groupTypes: ["DynamicMembership"],
          membershipRule: rule,
        },
      ],
    },
    undefined,
    2,
  );

/** A file of Terraform with a rule as it is written there. */
const terraform = (rule: string): string =>
  `resource "azuread_group" "g" {\n  display_name = "G"\n  dynamic_membership {\n    enabled = true\n    rule    = "${rule}"\n  }\n}\n`;

const read = (path: string): string => readFileSync(path, "utf8");

describe("format --write", () => {
  test("writes the canonical form back, and says so", async () => {
    const path = file("a.rule", "user.city eq 'Oslo'\n");
    expect(await call("format", "--write", path)).toEqual({
      code: 0,
      out: `${path}: 1 rule written`,
      err: "",
    });
    expect(read(path)).toBe('user.city -eq "Oslo"\n');
    expect((await call("format", "--write", path)).out).toBe("nothing was written");
    expect((await call("format", "--check", path)).code).toBe(0);
  });

  test("escapes the rule as its file does, and leaves the rest of it as it is", async () => {
    const path = file("groups.json", groupsJson("user.city eq 'Oslo'"));
    expect((await call("format", "--write", path)).code).toBe(0);
    expect(read(path)).toBe(groupsJson('user.city -eq "Oslo"'));
  });

  test("a wide rule in a larger file stays on one line, and is broken where a width is given", async () => {
    const wide = `(user.city -eq "${"a".repeat(50)}") -or (user.city -eq "${"b".repeat(50)}")`;
    const path = file("groups.json", groupsJson(wide));
    expect((await call("format", "--check", path)).code).toBe(0);
    await call("format", "--write", "--width", "80", path);
    expect(read(path)).toBe(groupsJson(wide.replace(" -or", "\n-or")));
  });

  test("line breaks, a byte order mark and permissions stay", async () => {
    const wide = `user.city eq "${"a".repeat(50)}" or user.city eq "${"b".repeat(50)}"`;
    const path = file("a.rule", `\uFEFF${wide}\r\n`);
    chmodSync(path, 0o640);
    await call("format", "--write", path);
    expect(read(path)).toBe(
      `\uFEFF(user.city -eq "${"a".repeat(50)}")\r\n-or (user.city -eq "${"b".repeat(50)}")\r\n`,
    );
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect((await call("format", "--check", path)).code).toBe(0);
  });

  test("--fix and --optimise say what is written", async () => {
    const path = file(
      "a.rule",
      "city –eq “Oslo” -or user.city -eq “Bergen” -or user.city -eq “Narvik”",
    );
    expect((await call("format", "--write", "--fix", "--optimise", path)).code).toBe(0);
    expect(read(path)).toBe('user.city -in ["Oslo", "Bergen", "Narvik"]');
  });

  test("what cannot be written back is named, and ends with 1", async () => {
    expect(await call("format", "--write", "--rule", "user.city eq 'Oslo'")).toEqual({
      code: 1,
      out: "nothing was written",
      err: "rule: not written: it comes from no file",
    });
  });

  test("a rule that is not legal stays, and others are written", async () => {
    const bad = file("bad.rule", "user.city eq");
    const good = file("good.rule", "user.city eq 'Oslo'");
    expect(await call("format", "--write", bad, good)).toMatchObject({
      code: 3,
      out: `${good}: 1 rule written`,
    });
    expect(read(bad)).toBe("user.city eq");
  });

  test("escapes a rule as Terraform does", async () => {
    const path = file("main.tf", terraform("user.city eq 'Oslo' # no"));
    await call("format", "--write", "--fix", path);
    expect(read(path)).toBe(terraform("user.city eq 'Oslo' # no"));
    const good = file("main.tf", terraform("user.city eq 'Oslo'"));
    expect((await call("format", "--write", good)).code).toBe(0);
    expect(read(good)).toBe(terraform('user.city -eq \\"Oslo\\"'));
  });

  test("a rule that nobody knows yet stays as it is, and is named", async () => {
    const text = terraform("${var.rule}");
    const path = file("main.tf", text);
    const { code, out, err } = await call("format", "--write", path);
    expect([code, out]).toEqual([0, "nothing was written"]);
    expect(err).toContain("left as it is");
    expect(read(path)).toBe(text);
  });

  test("a file that is not UTF-8 stays as it is", async () => {
    const bytes16 = Buffer.from("\uFEFFuser.city eq 'Oslo'", "utf16le");
    const path = file("a.rule", bytes16);
    const { code, err } = await call("format", "--write", path);
    expect(code).toBe(1);
    expect(err).toContain("only files in UTF-8 are written");
    expect(readFileSync(path).equals(bytes16)).toBe(true);
  });

  test("a link stays a link", async () => {
    const path = file("a.rule", "user.city eq 'Oslo'");
    const link = join(folder(), "link.rule");
    symlinkSync(path, link);
    await call("format", "--write", link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(read(path)).toBe('user.city -eq "Oslo"');
  });

  test("leaves no draft behind", async () => {
    const path = join(folder(), "rules");
    mkdirSync(path);
    writeFileSync(join(path, "a.rule"), "user.city eq 'Oslo'");
    await call("format", "--write", path);
    expect(readdirSync(path)).toEqual(["a.rule"]);
  });

  test("does not go with --check", async () => {
    expect((await call("format", "--write", "--check", "--rule", "user.city eq null")).code).toBe(
      2,
    );
  });
});

const bytes = (text: string): Uint8Array => Buffer.from(text);
const fine = async (): Promise<undefined> => undefined;

describe("a file is replaced", () => {
  test("whole", async () => {
    const path = file("a.txt", "old");
    expect(
      await replaceFile({ file: path, expected: bytes("old"), content: "new", verify: fine }),
    ).toBeUndefined();
    expect(read(path)).toBe("new");
  });

  test("not where it changed in between", async () => {
    const path = file("a.txt", "old");
    const change = async (): Promise<undefined> => writeFileSync(path, "theirs") as undefined;
    expect(
      await replaceFile({ file: path, expected: bytes("old"), content: "new", verify: change }),
    ).toBe("the file changed meanwhile");
    expect(read(path)).toBe("theirs");
  });

  test("not where the draft is not what was meant", async () => {
    const path = join(folder(), "a.txt");
    writeFileSync(path, "old");
    const verify = async (draft: string): Promise<string> => `no: ${read(draft)}`;
    expect(await replaceFile({ file: path, expected: bytes("old"), content: "new", verify })).toBe(
      "no: new",
    );
    expect(read(path)).toBe("old");
    expect(readdirSync(join(path, ".."))).toEqual(["a.txt"]);
  });

  test("not where there is none", async () => {
    const path = join(folder(), "a.txt");
    expect(
      await replaceFile({ file: path, expected: bytes(""), content: "new", verify: fine }),
    ).toContain("ENOENT");
  });
});

describe("format --optimise", () => {
  const chain = 'user.city -eq "Oslo" -or user.city -eq "Bergen" -or user.city -eq "Narvik"';

  test("gives the shorter rule, and says why it is the same", async () => {
    const { code, out, err } = await call("format", "--optimise", "--rule", chain);
    expect(code).toBe(0);
    expect(out).toBe('user.city -in ["Oslo", "Bergen", "Narvik"]');
    expect(err).toContain(`- ${chain}`);
    expect(err).toContain("[or-chain]");
    expect(err).toContain("proved equivalent");
  });

  test("shows a rule of several lines as it is broken in its file", async () => {
    const path = file("a.rule", 'user.city -eq "a"\r\n-and user.city -ne "b"\r\n');
    const { err } = await call("format", "--optimise", path);
    expect(err).toMatch('  - user.city -eq "a"\n  - -and user.city -ne "b"\n');
  });

  test("says nothing where there is nothing to do", async () => {
    expect(await call("format", "--optimise", "--rule", 'user.city -eq "Oslo"')).toEqual({
      code: 0,
      out: 'user.city -eq "Oslo"',
      err: "",
    });
  });

  test("ends with 1 under --check where a rule can be shorter", async () => {
    expect((await call("format", "--optimise", "--check", "--rule", chain)).code).toBe(1);
  });

  test("a rule that is not legal ends with 3", async () => {
    expect(await call("format", "--optimise", "--rule", "user.nope -eq null")).toMatchObject({
      code: 3,
      out: "",
    });
  });

  test("JSON has the steps", async () => {
    const { out } = await call("format", "--optimise", "--format", "json", "--rule", chain);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      rules: [
        {
          rule: chain,
          formatted: 'user.city -in ["Oslo", "Bergen", "Narvik"]',
          optimisation: { steps: [{ code: "or-chain", proof: "equivalent" }] },
        },
      ],
    });
  });
});
