/** Numbers that are read into, over and over: it grows to the longest that was read, and stays. */
export class Scratch {
  /** What was read stands at the start. `reserve` may replace it by a longer copy. */
  public values: Int32Array = new Int32Array(64);

  /** Makes it at least so long. What stands there stays. */
  public reserve(length: number): void {
    if (length <= this.values.length) return;
    const values = new Int32Array(Math.max(length, this.values.length * 2));
    values.set(this.values);
    this.values = values;
  }
}
