import type { HeaderWarning } from '../../domain/image/sliceHeader';

/** Why no slice header can be made from these bytes. Every kind carries what was wrong. */
export type HeaderProblem =
  /** Not a failure: the prefix ends before the pixel data begins. Read at least this many bytes and try again. */
  | { readonly kind: 'need-more-bytes'; readonly atLeast: number }
  | { readonly kind: 'empty-file' }
  | { readonly kind: 'not-dicom'; readonly looksLike: string | undefined }
  /** A DICOM object that is no image. `notes` tell what is odd in the outlines it holds, or files it misses. */
  | {
      readonly kind: 'no-pixels';
      readonly modality: string;
      readonly sopClassUid: string;
      readonly sopClassName: string;
      readonly notes: readonly HeaderWarning[];
    }
  | { readonly kind: 'damaged'; readonly at: number; readonly what: string }
  | { readonly kind: 'unsupported-transfer-syntax'; readonly uid: string; readonly name: string }
  | { readonly kind: 'unsupported-pixels'; readonly what: string }
  | { readonly kind: 'missing-tag'; readonly tag: string }
  | { readonly kind: 'impossible'; readonly tag: string; readonly text: string }
  | { readonly kind: 'truncated-pixels'; readonly expectedBytes: number; readonly presentBytes: number }
  | { readonly kind: 'too-large'; readonly what: string; readonly limitBytes: number };

/** The element that shows a problem, for a technician; undefined where no element does. */
export function problemTag(problem: HeaderProblem): string | undefined {
  switch (problem.kind) {
    case 'missing-tag':
    case 'impossible':
      return problem.tag;
    case 'unsupported-transfer-syntax':
      return 'TransferSyntaxUID (0002,0010)';
    case 'unsupported-pixels':
    case 'truncated-pixels':
      return 'PixelData (7FE0,0010)';
    default:
      return undefined;
  }
}

/** One plain English sentence for a header problem; texts from the file are quoted and kept short. */
export function describeHeaderProblem(problem: HeaderProblem): string {
  switch (problem.kind) {
    case 'need-more-bytes':
      return `The header is longer than what was read; at least ${problem.atLeast} bytes are needed.`;
    case 'empty-file':
      return 'The file is empty.';
    case 'not-dicom':
      return `This is not a DICOM file${problem.looksLike ? `; it looks like ${problem.looksLike}` : ''}.`;
    case 'no-pixels':
      return `${problem.sopClassName}${problem.modality ? ` (${problem.modality})` : ''}: no pixel data in it.`;
    case 'damaged':
      return `The file is damaged at byte ${problem.at}: ${problem.what}.`;
    case 'unsupported-transfer-syntax':
      return `The transfer syntax ${problem.name} (${problem.uid}) cannot be read.`;
    case 'unsupported-pixels':
      return `The pixel data cannot be read: ${problem.what}.`;
    case 'missing-tag':
      return `${problem.tag} is missing.`;
    case 'impossible':
      return problem.text === ''
        ? `The header leaves ${problem.tag} empty.`
        : `The header says "${problem.text}" in ${problem.tag}, which cannot be right.`;
    case 'truncated-pixels':
      return `The pixel data is cut off: ${problem.presentBytes} of ${problem.expectedBytes} bytes are there.`;
    case 'too-large':
      return `${problem.what} is too large (limit ${problem.limitBytes} bytes).`;
  }
}
