import type { Diagnostic } from "./diagnostic.ts";
import { durationPattern, looksLikeDuration } from "./duration.ts";
import { replacing, report } from "./report.ts";
import type { Literal, NowLiteral } from "./rule.ts";
import { type Token, tokenTypes as t } from "./token.ts";

/** Something made of tokens, with what is wrong about it. */
export interface Made<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** The constant that a token stands for. */
export function literalOf({ tokenType, value, span }: Token): Literal {
  if (tokenType === t.Boolean) return { kind: "boolean", value: value === "true", span };
  if (tokenType === t.Null) return { kind: "null", span };
  if (tokenType === t.Number) return { kind: "number", text: value, span };
  if (tokenType === t.Date) return { kind: "date", text: value, span };
  return { kind: "string", value, span };
}

/** `system.now` with its steps: `system.now`, a direction, a duration, a direction … */
export function nowOf(parts: readonly Token[]): Made<NowLiteral> {
  const [first, direction, duration] = parts;
  const span = { start: first?.span.start ?? 0, end: parts.at(-1)?.span.end ?? 0 };
  const whole: NowLiteral = { kind: "now", span };
  if (direction === undefined) return { value: whole, diagnostics: [] };
  const isDuration = duration !== undefined && !isDirection(duration);
  const second = parts[isDuration ? 3 : 2];
  const diagnostics: Diagnostic[] = [];
  const isGood =
    isDuration && duration.tokenType === t.Name && durationPattern.test(duration.value);
  if (!isGood) diagnostics.push(invalidDuration(direction, isDuration ? duration : undefined));
  if (second !== undefined) {
    diagnostics.push(
      report(
        "chained-duration",
        { start: second.span.start, end: span.end },
        "`system.now` takes one `-plus` or `-minus`",
        {
          hint: "add the durations up and write one",
        },
      ),
    );
  }
  if (!isGood) return { value: whole, diagnostics };
  const step = {
    direction: direction.value === "plus" ? "plus" : "minus",
    duration: duration.value.toUpperCase(),
  } as const;
  return { value: { kind: "now", step, span }, diagnostics };
}

const isDirection = ({ tokenType }: Token): boolean =>
  tokenType === t.Plus || tokenType === t.Minus;

function invalidDuration(direction: Token, duration: Token | undefined): Diagnostic {
  const hint =
    "write weeks, days, hours, minutes or seconds in whole numbers, as in `P7D` or `PT12H`";
  if (duration === undefined) {
    const { end } = direction.span;
    return report(
      "invalid-duration",
      { start: end, end },
      `no duration follows \`-${direction.value}\``,
      { hint },
    );
  }
  const bare = duration.value;
  if (duration.tokenType === t.Text && durationPattern.test(bare)) {
    const fix = replacing("take the quotes away", duration.span, bare);
    return report("invalid-duration", duration.span, `the duration \`${bare}\` stands in quotes`, {
      hint: "write it without quotes",
      fix,
    });
  }
  return report("invalid-duration", duration.span, `\`${bare}\` is no duration`, {
    hint: looksLikeDuration(bare) ? `months and years have no fixed length; ${hint}` : hint,
  });
}
