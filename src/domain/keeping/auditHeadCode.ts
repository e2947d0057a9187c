import type { AuditHead } from './auditEntry';

/** How much of a hash is printed: 48 bits, which nobody meets by chance and a person can still type. */
const printedDigits = 12;
/** With fewer, a forged chain could be made to fit in minutes. */
const neededDigits = 8;

/** A printed head: the number of the chain's newest entry and the beginning of its hash. */
export interface PrintedHead {
  readonly number: number;
  /** 8 to 64 lower-case hexadecimal digits. */
  readonly hashStart: string;
}

/** A head as it is printed and typed again: `128-9f3a1c2077de`. */
export function auditHeadCode({ number, hash }: Pick<AuditHead, 'number' | 'hash'>): string {
  return `${number}-${hash.slice(0, printedDigits)}`;
}

/** A head as somebody typed it from paper or a file name: spaces and capitals do not matter. Undefined for what is none. */
export function parseHeadCode(text: string): PrintedHead | undefined {
  const match = /^(\d{1,9})-([0-9a-f]+)$/.exec(text.toLowerCase().replace(/\s+/g, ''));
  const [, digits = '', hashStart = ''] = match ?? [];
  const number = Number(digits);
  if (!match || number < 1 || hashStart.length < neededDigits || hashStart.length > 64) return undefined;
  return { number, hashStart };
}
