/** Why a text is no pattern that rules may use; `start` and `end` are half-open offsets into that text. */
export interface PatternFault {
  /** `regex-syntax`: .NET refuses it too; `regex-unsupported`: we do; `regex-unsafe`: it would cost too much. */
  readonly code: "regex-syntax" | "regex-unsupported" | "regex-unsafe";
  /** One sentence in lower case without a final period, the user's own words in backticks. */
  readonly message: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
}
