import { spawnSync } from "node:child_process";
import pc from "picocolors";
import { describe, expect, test } from "vitest";
import { visible } from "../../src/cli/terminal.ts";

const escape = "\u001B";

describe("what data brings to the screen", () => {
  test("is shown where it is a control character", () => {
    expect(visible(`a${escape}[2Jb\rc\u202Ed`, true)).toBe("a\\u001b[2Jb\\u000dc\\u202ed");
  });

  test("cannot hide anything", () => {
    expect(visible(`${escape}[8m hidden`, true)).toBe("\\u001b[8m hidden");
  });

  test("has no color where there are none", () => {
    expect(visible(`${escape}[31mred`, false)).toBe("\\u001b[31mred");
  });

  test("leaves the colors of commands as they are", () => {
    const { bold, dim, red, green, yellow, cyan } = pc.createColors(true);
    const line = bold(red("a")) + dim(green("b")) + yellow("c") + cyan("d");
    expect(visible(line, true)).toBe(line);
  });
});

test("a reader that closes early does not change how a command ends", () => {
  const rule = `user.department -in [${Array.from({ length: 150 }, (_, at) => `"${at % 50}"`).join(", ")}]`;
  const command = `'${process.execPath}' src/cli/main.ts check --no-config --rule '${rule}' --format json | head -c 1 > /dev/null; echo \${PIPESTATUS[0]}`;
  const { stdout } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
  expect(stdout.trim()).toBe("1");
});
