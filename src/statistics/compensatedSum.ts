/** A sum that carries what each addition rounds away (Neumaier 1974), for passes over values that stand in no list. */
export class CompensatedSum {
  private total: number;
  private lost = 0;

  constructor(first = 0) {
    this.total = first;
  }

  add(value: number): void {
    const next = this.total + value;
    this.lost +=
      Math.abs(this.total) >= Math.abs(value) ? this.total - next + value : value - next + this.total;
    this.total = next;
  }

  value(): number {
    return this.total + this.lost;
  }
}
