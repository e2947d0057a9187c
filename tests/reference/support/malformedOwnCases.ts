import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { syntheticDicom } from '../../support/syntheticDicom';
import type { MalformedCase, Outcome } from './malformedCases';

const good = (): Uint8Array => syntheticDicom({ rows: 8, columns: 6 });
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** A cosine matrix whose rows are not at right angles. */
const skewed = [1, 0, 0, 0.5, 0.5, 0];

/**
 * Inputs that the project makes itself, with the outcomes that are right by construction: what is cut, contradictory or
 * no DICOM is refused; what is whole but lacks or garbles a fact is loaded and said; what is legal is taken.
 */
const made: readonly (readonly [file: string, bytes: () => Uint8Array, acceptable: readonly Outcome[]])[] = [
  ['good.dcm', good, ['accept']],
  ['empty.dcm', () => new Uint8Array(), ['reject']],
  ['preamble-only.dcm', () => new Uint8Array(132).fill(0), ['reject']],
  ['letter.dcm', () => text('Dear colleague, the disc is in the envelope.'), ['reject']],
  ['page.dcm', () => text('<html><script>window.__pwned = 1</script></html>'), ['reject']],
  ['cut-in-header.dcm', () => good().subarray(0, 400), ['reject']],
  ['cut-in-pixels.dcm', () => good().subarray(0, good().length - 20), ['reject']],
  // Pixel data is last: 12 bytes of its element and 8 × 6 samples of two bytes.
  ['no-pixels.dcm', () => good().subarray(0, good().length - 12 - 96), ['reject']],
  ['no-spacing.dcm', () => syntheticDicom({ spacing: null }), ['warn']],
  ['spacing-zero.dcm', () => syntheticDicom({ spacing: [0, 0.5] }), ['warn']],
  ['spacing-text.dcm', () => syntheticDicom({ spacing: ['wide', 0.5] }), ['warn', 'reject']],
  ['no-orientation.dcm', () => syntheticDicom({ orientation: null }), ['warn']],
  ['skewed-orientation.dcm', () => syntheticDicom({ orientation: skewed }), ['warn']],
  ['slope-text.dcm', () => syntheticDicom({ slope: 'steep' }), ['warn', 'reject']],
  ['slope-zero.dcm', () => syntheticDicom({ slope: 0 }), ['warn', 'reject']],
  ['unknown-syntax.dcm', () => syntheticDicom({ transferSyntaxUid: '1.2.840.10008.1.2.4.999' }), ['reject']],
  ['trailing-bytes.dcm', () => syntheticDicom({ trailing: new Uint8Array(64).fill(7) }), ['accept', 'warn']],
];

/** Writes the project's own malformed inputs and their manifest to a new folder, and names it. */
export function makeMalformedCases(): string {
  const folder = mkdtempSync(join(tmpdir(), 'multifidus-malformed-'));
  const cases = made.map(([file, bytes, acceptable]): MalformedCase => {
    writeFileSync(join(folder, file), bytes());
    return { file, acceptable };
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ cases }));
  return folder;
}

/** Takes the folder away again. */
export function removeMalformedCases(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
