/** Checks the package as its users get it: packed, installed into an empty folder, imported, run and type-checked. */

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = join(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly name: string;
  readonly version: string;
};
const consumer = mkdtempSync(join(tmpdir(), "muster-package-"));
const installed = join(consumer, "node_modules", manifest.name);
const tally = { passed: 0, failed: 0 };

/** A small program against the public contract; it is type-checked, and run as it stands. */
const consumerSource = `
import { check, compile, compileRule, MembershipEngine, parse, print } from "muster";
import type { CheckedRule, Diagnostic, Predicate, Result, Rule } from "muster";
import * as nodeOnly from "muster/node";

const text = 'user.department -eq "Sales"';
const parsed: Result<Rule> = parse(text);
if (!parsed.ok) throw new Error(parsed.diagnostics.map((one: Diagnostic) => one.message).join());
const printed: string = print(parsed.value);

const checked: Result<CheckedRule> = check(printed);
if (!checked.ok) throw new Error("not legal");
const isInSales: Predicate = compile(checked.value);
// @ts-expect-error A rule that was not checked does not compile.
export const compileUnchecked = (): Predicate => compile(parsed.value);

const engine: MembershipEngine = new MembershipEngine();
engine.setRule("sales", text);
engine.apply({ kind: "upsert", subject: "user", id: "1", properties: { department: "Sales" } });

export const answers: readonly boolean[] = [
  isInSales({ department: "sales" }) && engine.isMember("sales", "1") && compileRule(text).ok,
  isInSales({ department: "Support" }),
];
export const nodeNames: readonly string[] = Object.keys(nodeOnly);
`;

try {
  install();
  await checkPackage();
} finally {
  rmSync(consumer, { recursive: true, force: true });
}
mkdirSync(join(root, "reports"), { recursive: true });
writeFileSync(join(root, "reports/package.json"), `${JSON.stringify(tally)}\n`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
if (tally.failed > 0) process.exitCode = 1;

/** Packs the fresh build and installs the tarball, with its dependencies only, into the empty folder. */
function install(): void {
  run("npm", ["run", "build"], root);
  run("npm", ["pack", "--ignore-scripts", "--pack-destination", consumer], root);
  writeFileSync(join(consumer, "package.json"), '{ "private": true, "type": "module" }\n');
  const tarball = `./${manifest.name}-${manifest.version}.tgz`;
  run("npm", ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", tarball], consumer);
}

async function checkPackage(): Promise<void> {
  const files = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1))
    .filter((file) => !file.startsWith("node_modules/"));

  await expectNone(
    "the tarball holds only dist, the schema of the configuration and the papers",
    () =>
      files.filter(
        (file) =>
          !/^dist\/|^(?:package\.json|muster\.config\.schema\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(
            file,
          ),
      ),
  );
  await expectNone("the tarball holds the schema and the papers", () =>
    ["muster.config.schema.json", "README.md", "LICENSE", "CHANGELOG.md"].filter(
      (file) => !files.includes(file),
    ),
  );
  await expectNone("no source and no test leaks into dist", () =>
    files.filter((file) => /(?<!\.d)\.ts$|\.test\.|\.test-d\./.test(file)),
  );
  await expectNone("publint finds nothing", async () => {
    const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true });
    return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
  });

  writeFileSync(join(consumer, "consumer.ts"), consumerSource);
  await expectNone("a consumer type-checks under nodenext", () =>
    typeCheck("nodenext", "nodenext"),
  );
  await expectNone("a consumer type-checks under bundler", () => typeCheck("preserve", "bundler"));
  await expectNone("`muster` is imported and answers", () => {
    const answers = evaluateModule(
      'console.log(JSON.stringify((await import("./consumer.ts")).answers))',
    );
    return answers === "[true,false]" ? [] : [`expected [true,false], got ${answers}`];
  });
  await expectNone("`muster/node` is imported", () => {
    evaluateModule('await import("muster/node")');
    return [];
  });
  await expectNone("the command runs", () => {
    const version = run(join(consumer, "node_modules/.bin/muster"), ["--version"], consumer).trim();
    return version.startsWith(`${manifest.version} `)
      ? []
      : [`expected ${manifest.version}, got ${version}`];
  });
  await expectNone("importing `muster` loads nothing of Node's", () => builtinsLoadedBy("muster"));
  await expectNone("loading something of Node's would be seen", () =>
    builtinsLoadedBy("node:path").length > 0 ? [] : ["`node:path` went unseen"],
  );
}

function typeCheck(module: string, moduleResolution: string): string[] {
  const config = join(consumer, `tsconfig.${moduleResolution}.json`);
  const compilerOptions = {
    module,
    moduleResolution,
    target: "es2024",
    lib: ["es2024"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", config], consumer);
  return [];
}

/** Loads a module with the export conditions of a browser and lists what of Node it, or a dependency, imported. */
function builtinsLoadedBy(specifier: string): string[] {
  const source = `
    import { registerHooks } from "node:module";
    const loaded = [];
    registerHooks({
      resolve(specifier, context, next) {
        const resolved = next(specifier, context);
        if (resolved.url.startsWith("node:")) loaded.push(resolved.url + " from " + context.parentURL);
        return resolved;
      },
    });
    await import(${JSON.stringify(specifier)});
    console.log(JSON.stringify(loaded));
  `;
  return JSON.parse(evaluateModule(source, "--conditions=browser")) as string[];
}

function evaluateModule(source: string, ...flags: string[]): string {
  return run(
    process.execPath,
    [...flags, "--input-type=module", "--eval", source],
    consumer,
  ).trim();
}

/** Runs one check, which lists what it objects to, and prints its line. */
async function expectNone(name: string, find: () => string[] | Promise<string[]>): Promise<void> {
  const objections = await objectionsOf(find);
  tally[objections.length === 0 ? "passed" : "failed"]++;
  console.log(`${objections.length === 0 ? "ok  " : "FAIL"} ${name}`);
  for (const objection of objections) console.log(`     ${objection}`);
}

async function objectionsOf(find: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await find();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Runs a program to its end and returns what it printed; what it said goes into the error if it fails. */
function run(file: string, args: readonly string[], cwd: string): string {
  const path = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
  try {
    return execFileSync(file, args, {
      cwd,
      encoding: "utf8",
      env: { ...process.env, PATH: path },
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error([`${file} ${args.join(" ")} failed`, stdout, stderr].join("\n"), {
      cause: error,
    });
  }
}
