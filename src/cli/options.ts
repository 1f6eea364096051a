import { Option } from "commander";

/** `--format`: for people, or for programs. */
export const formatOption = (): Option =>
  new Option("--format <format>", "how to write the answer")
    .choices(["pretty", "json"])
    .default("pretty");

/** `--rule`: the text of a rule. */
export const ruleOption = (): Option => new Option("--rule <rule>", "a rule");

/** `--groups`: a file with groups. */
export const groupsOption = (): Option =>
  new Option("--groups <file>", "a list of groups: Graph JSON, NDJSON or CSV");

/** `--group`: one group of such a file. */
export const groupOption = (): Option =>
  new Option("--group <group>", "the id or display name of one group of the list");

/** `--users`: a file with users. */
export const usersOption = (): Option =>
  new Option("--users <file>", "users: the portal's CSV, Graph JSON or NDJSON");

/** `--devices`: a file with devices. */
export const devicesOption = (): Option =>
  new Option("--devices <file>", "devices: CSV, Graph JSON or NDJSON");

/** `--now`: the time. */
export const nowOption = (meaning = "what system.now means; the present where left out"): Option =>
  new Option("--now <time>", meaning);

/** `--values`: what attributes may hold. */
export const valuesOption = (): Option =>
  new Option("--values <values>", "what attributes with a list of values may hold")
    .choices(["catalogued", "any"])
    .default("catalogued");

/** `--budget`: how much work is done before a question is left undecided. */
export const budgetOption = (): Option =>
  new Option("--budget <number>", "the work that one question may take");
