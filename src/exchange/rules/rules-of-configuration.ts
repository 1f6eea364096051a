import { ruleOfLiteral } from "./rule-of-literal.ts";
import { InputError, quoted } from "../input-error.ts";
import type { RuleSource } from "../rule-source.ts";
import { configuredResources } from "./configured-resource.ts";
import { type Owner, undecidableRule } from "./placed-rule.ts";
import { type ShellToken, shellTokens } from "./power-shell-tokens.ts";
import { type Spot, spotsIn } from "./spots.ts";

/**
 * Reads the rules of a Microsoft365DSC configuration: those of the resources `AADGroup` and `AADAdministrativeUnit`.
 *
 * @throws InputError for a resource or a string that is never closed
 */
export function* rulesOfConfiguration(text: string, file: string): Generator<RuleSource> {
  const spotOf = spotsIn(text);
  let resource: Resource | undefined;
  let opening: Opening | undefined;
  for (const token of shellTokens(text, file)) {
    if (resource !== undefined) {
      if (!resource.take(token)) continue;
      yield* ruleOf(resource, text, file, spotOf);
      resource = undefined;
    } else if (token.kind === "word" && configuredResources.has(token.text.toLowerCase()))
      opening = { type: token, instance: undefined };
    else if (opening !== undefined) {
      if (isBreak(token)) continue;
      if (token.text === "{" && token.kind === "sign") {
        resource = new Resource(opening);
        opening = undefined;
      } else if (opening.instance === undefined) opening = { ...opening, instance: token };
      else if (token.kind === "sign" || token.kind === "string") opening = undefined;
    }
  }
  if (resource === undefined) return;
  const place = { file, ...spotOf(resource.opening.type.start) };
  throw new InputError(`the resource ${quoted(resource.opening.type.text)} is never closed`, place);
}

const isBreak = ({ kind, text }: ShellToken): boolean => kind === "sign" && /^[\r\n]/u.test(text);

/** The words before the brace of a resource. */
interface Opening {
  readonly type: ShellToken;
  readonly instance: ShellToken | undefined;
}

/** What a resource gives to its properties; takes its tokens one by one. */
class Resource {
  public readonly opening: Opening;
  /** By names in lower case. */
  public readonly properties = new Map<string, readonly ShellToken[]>();
  private depth = 1;
  private head: ShellToken[] = [];
  private value: ShellToken[] | undefined;

  public constructor(opening: Opening) {
    this.opening = opening;
  }

  /** Tells whether the resource ends with the token. */
  public take(token: ShellToken): boolean {
    const isSign = token.kind === "sign";
    if (isSign && /^[})\]]$/u.test(token.text)) this.depth--;
    const isSplit = isSign && (token.text === ";" || isBreak(token));
    if (this.depth === 0 || (this.depth === 1 && isSplit)) this.endProperty();
    else if (this.value !== undefined) this.value.push(token);
    else if (this.depth === 1 && isSign && token.text === "=") this.beginProperty();
    else if (this.head.length < 2) this.head.push(token);
    if (isSign && /^[{([]$/u.test(token.text)) this.depth++;
    return this.depth === 0;
  }

  private beginProperty(): void {
    const [name, more] = this.head;
    this.head = [];
    this.value = [];
    if (name?.kind !== "word" || more !== undefined) return;
    this.properties.set(name.text.toLowerCase(), this.value);
  }

  /** A value may begin on the line behind its sign. */
  private endProperty(): void {
    if (this.value?.length === 0 && this.depth === 1) return;
    this.value = undefined;
    this.head = [];
  }
}

function* ruleOf(
  { properties, opening }: Resource,
  text: string,
  file: string,
  spotOf: (offset: number) => Spot,
): Generator<RuleSource> {
  const value = properties.get("membershiprule") ?? [];
  const textUnder = (name: string): string | undefined => textOf(properties.get(name) ?? [], text);
  const [first] = value;
  const last = value.at(-1);
  if (first === undefined || last === undefined || isNothing(text.slice(first.start, last.end)))
    return;
  if (textUnder("ensure")?.toLowerCase() === "absent" || isAssigned(properties, text)) return;
  const title =
    textUnder("displayname") ?? textOf([opening.instance ?? opening.type], text) ?? file;
  const isPaused = textUnder("membershipruleprocessingstate")?.toLowerCase() === "paused";
  const group = {
    id: textUnder("id") ?? title,
    displayName: title,
    processingState: isPaused ? "Paused" : "On",
  } as const;
  const owner: Owner = { file, title, group };
  if (first.literal !== undefined && first === last)
    yield* ruleOfLiteral(owner, first.literal, text, spotOf, variableIn);
  else {
    const written = text.slice(first.start, last.end);
    const reason = `the rule is an expression, ${quoted(written.replaceAll(/\s+/gu, " "))}`;
    yield undecidableRule(owner, written, spotOf(first.start), reason);
  }
}

const isNothing = (expression: string): boolean => /^\$null$/iu.test(expression);

/** An assigned group may have kept a rule. */
function isAssigned(properties: ReadonlyMap<string, readonly ShellToken[]>, text: string): boolean {
  const kind = textOf(properties.get("membershiptype") ?? [], text);
  if (kind?.toLowerCase() === "assigned") return true;
  const types = properties.get("grouptypes") ?? [];
  const written = text.slice(types[0]?.start, types.at(-1)?.end);
  return types.length > 0 && !/DynamicMembership|\$/iu.test(written);
}

/** What begins with a dollar sign is a variable. */
function variableIn(rest: string): string | undefined {
  if (!rest.startsWith("$")) return undefined;
  const variable = /^\$[\p{L}\p{N}_:.?^${(]*/u.exec(rest)?.[0] ?? "$";
  return `the rule holds a variable, ${quoted(variable)}`;
}

/** The text of a value that is one string or word. */
function textOf(value: readonly ShellToken[], text: string): string | undefined {
  const [token] = value;
  if (token === undefined || value.length > 1) return undefined;
  if (token.literal === undefined) return token.kind === "word" ? token.text : undefined;
  const read = token.literal.notation.read(text.slice(token.literal.start, token.literal.end));
  return read.kind === "read" && read.text !== "" ? read.text : undefined;
}
