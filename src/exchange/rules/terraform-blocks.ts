import { InputError, quoted } from "../input-error.ts";
import { spotsIn } from "./spots.ts";
import { type Token, terraformTokens } from "./terraform-tokens.ts";

/** A value that a Terraform file gives to a name: an expression, or as its simplest one literal or one name. */
export interface Value {
  readonly start: number;
  readonly end: number;
  /** The only token there is. */
  readonly only: Token | undefined;
}

/** A block, or an object within a value, with what is given in it. */
export interface Scope {
  /** The type of the block, or the name that the object is given to. */
  readonly name: string;
  readonly labels: readonly string[];
  readonly parent: Scope | undefined;
  readonly values: Map<string, Value>;
}

type Frame =
  | {
      readonly kind: "body";
      readonly scope: Scope;
      readonly opening: Token | undefined;
      head: Token[];
    }
  | {
      readonly kind: "value";
      readonly scope: Scope;
      readonly name: string;
      first?: Token;
      last?: Token;
      count: number;
    }
  | {
      readonly kind: "brackets";
      readonly scope: Scope;
      readonly name: string;
      readonly opening: Token;
      head: Token[];
    };

/**
 * Goes through a Terraform file, and gives each scope with what is given in it when it ends; inner ones come first.
 *
 * @throws InputError for brackets that do not fit
 */
export function* terraformScopes(text: string, file: string): Generator<Scope> {
  const top: Scope = { name: "", labels: [], parent: undefined, values: new Map() };
  const frames: Frame[] = [{ kind: "body", scope: top, opening: undefined, head: [] }];
  for (const token of terraformTokens(text, file)) {
    // A line break, a comma or a bracket that ends a value says something about what is around it too.
    while (frames.at(-1)?.kind === "value" && endsValue(token, frames)) endValue(frames);
    const ended = take(token, frames, text);
    if (ended === "misfit") {
      const place = { file, ...spotsIn(text)(token.start) };
      throw new InputError(`nothing is open for ${quoted(token.text)} to close`, place);
    }
    if (ended !== undefined) yield ended;
  }
  while (frames.at(-1)?.kind === "value") endValue(frames);
  const frame = frames.at(-1);
  if (frame === undefined || frame.kind === "value" || frame.opening === undefined) return;
  const { start, text: sign } = frame.opening;
  throw new InputError(`${quoted(sign)} is never closed`, { file, ...spotsIn(text)(start) });
}

/** Values end with the line, within an object at a comma too, and before the bracket around them. */
function endsValue({ kind, text }: Token, frames: readonly Frame[]): boolean {
  if (kind !== "sign") return false;
  return text === "\n" || text === "}" || (text === "," && frames.at(-2)?.kind === "brackets");
}

function endValue(frames: Frame[]): void {
  const frame = frames.pop();
  if (frame?.kind !== "value" || frame.first === undefined || frame.last === undefined) return;
  const only = frame.count === 1 ? frame.first : undefined;
  frame.scope.values.set(frame.name, { start: frame.first.start, end: frame.last.end, only });
}

/** Takes a token in; gives the scope that ends with it. */
function take(token: Token, frames: Frame[], text: string): Scope | "misfit" | undefined {
  const frame = frames.at(-1);
  if (frame === undefined) return "misfit";
  const isSign = token.kind === "sign";
  if (isSign && isClosing(token.text)) return close(token, frames);
  if (frame.kind === "value") {
    frame.first ??= token;
    frame.last = token;
    frame.count++;
  }
  const { scope } = frame;
  if (isSign && isOpening(token.text)) {
    frames.push(opened(token, frame, text));
    return undefined;
  }
  if (frame.kind === "value") return undefined;
  if (isSign && (token.text === "\n" || token.text === ",")) frame.head = [];
  else if (isSign && isGiving(token.text, frame)) {
    const name = nameOf(frame.head[0], text);
    frame.head = [];
    frames.push({ kind: "value", scope, name, count: 0 });
  } else if (frame.head.length < longestHead) frame.head.push(token);
  return undefined;
}

/** `resource "type" "name"` has three. */
const longestHead = 4;

const isOpening = (sign: string): boolean => sign === "{" || sign === "[" || sign === "(";
const isClosing = (sign: string): boolean => sign === "}" || sign === "]" || sign === ")";

/** Within lists and calls nothing is given; `:` gives within objects only. */
function isGiving(
  sign: string,
  { kind, head, ...frame }: Exclude<Frame, { kind: "value" }>,
): boolean {
  if (head.length !== 1 || (head[0]?.kind !== "name" && head[0]?.kind !== "literal")) return false;
  if (kind === "body") return sign === "=";
  return frame.opening?.text === "{" && (sign === "=" || sign === ":");
}

function opened(opening: Token, frame: Frame, text: string): Frame {
  const { scope } = frame;
  if (frame.kind === "body" && opening.text === "{") {
    const [name = "", ...labels] = frame.head.map((token) => nameOf(token, text));
    frame.head = [];
    const inner: Scope = { name, labels, parent: scope, values: new Map() };
    return { kind: "body", scope: inner, opening, head: [] };
  }
  // Objects within the lists and calls of a value belong to the name that the value is given to.
  const name = frame.kind === "body" ? scope.name : frame.name;
  if (opening.text !== "{") return { kind: "brackets", scope, name, opening, head: [] };
  const inner: Scope = { name, labels: [], parent: scope, values: new Map() };
  return { kind: "brackets", scope: inner, name, opening, head: [] };
}

function close({ text, end, ...token }: Token, frames: Frame[]): Scope | "misfit" | undefined {
  const frame = frames.at(-1);
  if (frame === undefined || frame.kind === "value" || frame.opening === undefined) return "misfit";
  if (pairs.get(frame.opening.text) !== text) return "misfit";
  frames.pop();
  const around = frames.at(-1);
  if (around?.kind === "value") {
    around.last = { text, end, ...token };
    around.count++;
  }
  return text === "}" ? frame.scope : undefined;
}

const pairs: ReadonlyMap<string, string> = new Map([
  ["{", "}"],
  ["[", "]"],
  ["(", ")"],
]);

/** A name may stand in quotes. */
function nameOf(token: Token | undefined, text: string): string {
  if (token?.literal === undefined) return token?.text ?? "";
  return text.slice(token.literal.start, token.literal.end);
}
