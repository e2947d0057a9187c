import { hash32 } from './seededRandom';

/**
 * A DICOM UID that belongs to a seed and a name: `2.25.` and a 128-bit number in decimal (PS3.5 B.2), so at most 44
 * characters. The same seed gives the same UIDs on every computer.
 */
export function demoUid(seed: number, name: string): string {
  let number = 0n;
  for (let part = 0; part < 4; part++) {
    number = (number << 32n) | BigInt(hash32(`${part} ${name}`, seed ^ (0x51ed27 * (part + 1))));
  }
  // Version 4, variant 1: the number is a valid UUID.
  number = (number & ~(0xfn << 76n)) | (0x4n << 76n);
  number = (number & ~(0x3n << 62n)) | (0x2n << 62n);
  return `2.25.${number}`;
}
