import { SingleBar } from "cli-progress";

/** How far a long piece of work has come. */
export interface Progress {
  readonly update: (what: string, done: number, total: number) => void;
  readonly stop: () => void;
}

/**
 * Shows a bar on standard error for work that takes longer than a second, where a person looks.
 *
 * @param clock milliseconds that only ever grow
 */
export function progressBar(clock: () => number = () => performance.now()): Progress {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const began = clock();
  const bar = new SingleBar({
    format: "{what} {bar} {percentage} %",
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  let isShown = false;
  return {
    update: (what, done, total) => {
      if (!isShown && clock() - began < patience) return;
      if (!isShown) bar.start(total, done, { what });
      isShown = true;
      bar.setTotal(total);
      bar.update(done, { what });
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}

/** Milliseconds that a person waits without wondering. */
const patience = 1000;
