/**
 * A queue of whole numbers by whole costs (Dial 1969), for searches in which no item is dearer than the cheapest by as
 * much as `range`. Of equal costs the last one put in comes out first: always the same order.
 */
export class BucketQueue {
  private readonly heads: Int32Array;
  private items = new Int32Array(1024);
  private nexts = new Int32Array(1024);
  private used = 0;
  private free = -1;
  private waiting = 0;
  private cost = 0;

  constructor(private readonly range: number) {
    this.heads = new Int32Array(range).fill(-1);
  }

  /** The cost of what came out last. */
  get currentCost(): number {
    return this.cost;
  }

  /** Puts an item in; its cost is at least that of the item that came out last. */
  push(item: number, cost: number): void {
    let entry = this.free;
    if (entry >= 0) this.free = this.nexts[entry] ?? -1;
    else entry = this.newEntry();
    const bucket = cost % this.range;
    this.items[entry] = item;
    this.nexts[entry] = this.heads[bucket] ?? -1;
    this.heads[bucket] = entry;
    this.waiting += 1;
  }

  /** Takes a cheapest item out; undefined when there is none. */
  pop(): number | undefined {
    if (this.waiting === 0) return undefined;
    let entry = this.heads[this.cost % this.range] ?? -1;
    while (entry < 0) {
      this.cost += 1;
      entry = this.heads[this.cost % this.range] ?? -1;
    }
    this.heads[this.cost % this.range] = this.nexts[entry] ?? -1;
    this.nexts[entry] = this.free;
    this.free = entry;
    this.waiting -= 1;
    return this.items[entry];
  }

  private newEntry(): number {
    if (this.used === this.items.length) {
      this.items = doubled(this.items);
      this.nexts = doubled(this.nexts);
    }
    this.used += 1;
    return this.used - 1;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
