/** Says now and then how far a run has come. */
export class Progress {
  private readonly began = performance.now();
  private readonly name: string;

  public constructor(name: string) {
    this.name = name;
  }

  public say(done: number, all: number, summary: string): void {
    const seconds = Math.round((performance.now() - this.began) / 1000);
    const counts = `${done.toLocaleString("en")} of ${all.toLocaleString("en")} changes`;
    console.log(`${this.name}: ${counts}, ${seconds} s: ${summary}`);
  }
}
