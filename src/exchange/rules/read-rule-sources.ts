import { InputError } from "../input-error.ts";
import { JsonFramer } from "../json-framer.ts";
import { openAnyText, type OpenText } from "../open-text.ts";
import { readJson } from "../read-json.ts";
import { placedRows } from "./placed-rows.ts";
import type { RuleSource } from "../rule-source.ts";
import { ruleOfText } from "./rule-of-text.ts";
import { rulesOfConfiguration } from "./rules-of-configuration.ts";
import { rulesOfCsv } from "./rules-of-csv.ts";
import { lists, RulesOfJson } from "./rules-of-json.ts";
import { rulesOfTerraform } from "./rules-of-terraform.ts";
import { ruleFormatOf } from "./rule-format.ts";
import type { PlanView } from "./terraform-json.ts";

/**
 * Reads the rules of a file, each with its exact place there: one rule, a list of groups in JSON or CSV, a Terraform
 * file, plan or state, a Microsoft365DSC configuration. Lists are streamed; of each rule its own text is kept.
 *
 * @throws InputError for a file that is none of these, or that is damaged
 */
export async function* readRuleSources(
  source: AsyncIterable<Uint8Array>,
  { file }: { readonly file: string },
): AsyncGenerator<RuleSource> {
  const open = await openAnyText(source, file);
  const format = ruleFormatOf(file, open.head);
  switch (format) {
    case "json": {
      const rules = new RulesOfJson("after");
      for await (const record of readJson(open, lists)) yield* rules.rulesIn(record);
      return;
    }
    case "csv":
      yield* rulesOfCsv(placedRows(open));
      return;
    case "terraform":
      yield* rulesOfTerraform(await textOf(open), file);
      return;
    case "configuration":
      yield* rulesOfConfiguration(await textOf(open), file);
      return;
    case "rule":
      yield ruleOfText(await textOf(open), file);
      return;
    default:
      format satisfies never;
  }
}

/**
 * Reads the rules of a Terraform plan (`terraform show -json`), as they are before it is applied or will be after.
 *
 * @throws InputError where the text is no JSON
 */
export function rulesOfPlan(text: string, file: string, view: PlanView): readonly RuleSource[] {
  const rules = new RulesOfJson(view);
  const framer = new JsonFramer(file, lists);
  const found: RuleSource[] = [];
  for (const record of framer.push(text)) found.push(...rules.rulesIn(record));
  framer.end();
  return found;
}

/** All of a text, which is not a list and has no need to be long. */
async function textOf({ file, text }: OpenText): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of text) {
    length += piece.length;
    if (length > longest)
      throw new InputError(
        `the file is longer than ${longest.toLocaleString("en-US")} characters`,
        { file, line: 1 },
        "only lists of groups, as JSON or CSV, may be as long as they like",
      );
    pieces.push(piece);
  }
  return pieces.join("");
}

const longest = 32_000_000;
