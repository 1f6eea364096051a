import type { SubjectData } from "../directory/properties.ts";
import type { Shards } from "./shards.ts";

/** Sends subjects to a shard as they come, a few hundred at once, and no faster than the shard takes them in. */
export class Feed {
  /** The places of its subjects among all of the load. */
  public readonly places: number[] = [];
  private readonly shards: Shards;
  private readonly shard: number;
  private held: SubjectData[] = [];
  private underWay = 0;

  public constructor(shards: Shards, shard: number) {
    this.shards = shards;
    this.shard = shard;
    shards.begin(shard, "take");
  }

  public add(subject: SubjectData, place: number): void {
    this.held.push(subject);
    this.places.push(place);
    if (this.held.length === pieceSize) this.send();
  }

  /** Sends what is left, and that there is no more. */
  public end(): void {
    if (this.held.length > 0) this.send();
    this.shards.send(this.shard, { kind: "end" });
  }

  /** Says that nothing of it is to stay. */
  public abandon(): void {
    this.shards.send(this.shard, { kind: "abandon" });
  }

  private send(): void {
    if (this.underWay === mostUnderWay) this.shards.awaitRoom(this.shard);
    else this.underWay++;
    this.shards.send(this.shard, { kind: "subjects", subjects: this.held });
    this.held = [];
  }
}

const pieceSize = 256;
const mostUnderWay = 8;
