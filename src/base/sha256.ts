/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = fractionsOfRoots(64, 3);

/** Of the square roots of the first eight primes (FIPS 180-4, 5.3.3). */
const initialHash = fractionsOfRoots(8, 2);

function fractionsOfRoots(count: number, degree: 2 | 3): Uint32Array {
  const fractions = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2n; found < count; candidate++) {
    if (!isPrime(candidate)) continue;
    // Whole-number arithmetic: a square root from Math would do for 32 bits, a cube root is not promised to.
    fractions[found++] = Number(BigInt.asUintN(32, integerRoot(candidate << BigInt(32 * degree), degree)));
  }
  return fractions;
}

function isPrime(number: bigint): boolean {
  for (let divisor = 2n; divisor * divisor <= number; divisor++) if (number % divisor === 0n) return false;
  return true;
}

/** The largest whole number whose power is not above `power`. */
function integerRoot(power: bigint, degree: 2 | 3): bigint {
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(degree) <= power) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * SHA-256 of a text's UTF-8 bytes (FIPS 180-4), as eight 32-bit words. For drawing lots that anybody can draw again with
 * any other program, not for keeping secrets from people who measure time.
 */
export function sha256(text: string): Uint32Array {
  const blocks = paddedBlocks(new TextEncoder().encode(text));
  const hash = initialHash.slice();
  const schedule = new Uint32Array(64);
  for (let start = 0; start < blocks.length; start += 16) addBlock(hash, schedule, blocks, start);
  return hash;
}

/** The message, a one bit, zeros, and its length in bits in the last two words. */
function paddedBlocks(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  const put = (at: number, byte: number): void => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - 8 * (at & 3)));
  };
  bytes.forEach((byte, at) => {
    put(at, byte);
  });
  put(bytes.length, 0x80);
  words[words.length - 2] = Math.floor((bytes.length * 8) / 2 ** 32);
  words[words.length - 1] = bytes.length * 8;
  return words;
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function addBlock(hash: Uint32Array, schedule: Uint32Array, blocks: Uint32Array, start: number): void {
  for (let t = 0; t < 64; t++) {
    if (t < 16) {
      schedule[t] = blocks[start + t] ?? 0;
      continue;
    }
    const early = schedule[t - 15] ?? 0;
    const late = schedule[t - 2] ?? 0;
    const sigma0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const sigma1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[t] = (schedule[t - 16] ?? 0) + sigma0 + (schedule[t - 7] ?? 0) + sigma1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + sum1 + choice + (roundConstants[t] ?? 0) + (schedule[t] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    hash[at] = (hash[at] ?? 0) + word;
  });
}
