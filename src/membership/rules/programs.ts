import { grown } from "../columns/growth.ts";

/** The programs of all rules of a table in one array, each at an offset of its own; what was removed is closed up in time. */
export class Programs {
  public code: Int32Array<ArrayBuffer> = new Int32Array(1024);
  private starts = new Int32Array(256).fill(-1);
  private end = 0;
  private waste = 0;

  /** Where the program of a rule begins; -1 where there is none. */
  public startOf(rule: number): number {
    return rule < this.starts.length ? this.starts[rule]! : -1;
  }

  public set(rule: number, program: readonly number[]): void {
    this.delete(rule);
    if (rule >= this.starts.length) {
      const known = this.starts.length;
      this.starts = grown(this.starts, rule + 1).fill(-1, known);
    }
    if (this.end + program.length > this.code.length)
      this.code = grown(this.code, this.end + program.length);
    this.code.set(program, this.end);
    this.starts[rule] = this.end;
    this.end += program.length;
  }

  public delete(rule: number): void {
    const start = this.startOf(rule);
    if (start === -1) return;
    this.waste += this.code[start + 1]!;
    this.starts[rule] = -1;
    if (this.waste > 4096 && this.waste * 2 > this.end) this.closeUp();
  }

  public get bytes(): number {
    return this.code.byteLength + this.starts.byteLength;
  }

  private closeUp(): void {
    const { code, starts } = this;
    const closed = new Int32Array(Math.max(1024, this.end - this.waste));
    let end = 0;
    for (let rule = 0; rule < starts.length; rule++) {
      const start = starts[rule]!;
      if (start === -1) continue;
      const length = code[start + 1]!;
      closed.set(code.subarray(start, start + length), end);
      starts[rule] = end;
      end += length;
    }
    this.code = closed;
    this.end = end;
    this.waste = 0;
  }
}
