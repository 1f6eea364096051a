import { type Notation, transcribe } from "./notation.ts";

/** A text that stands for itself. */
export const plain: Notation = {
  read: (written) => transcribe(written, []),
  write: (text) => text,
  problem: "this is no text",
};
