/** The first batch: few files, so that the first images are soon there. */
export const smallestBatch = 4;
/** More than this gains nothing: reading a file costs many times what handing over a batch does. */
const largestBatch = 32;
/** Handing over files is work of the page's own thread, which must answer the user within 50 ms. */
const longHandingOverMs = 20;
const shortHandingOverMs = 10;

/** How many files the next batch takes, after handing over one of `size` took so long. */
export function nextBatchSize(size: number, handingOverMs: number): number {
  if (handingOverMs > longHandingOverMs) return Math.max(smallestBatch, Math.floor(size / 2));
  return handingOverMs > shortHandingOverMs ? size : Math.min(largestBatch, size * 2);
}
