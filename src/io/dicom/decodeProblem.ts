import { describeHeaderProblem, type HeaderProblem } from './headerProblem';

/** Why a frame's values cannot be had. Never half an image: a frame decodes whole or not at all. */
export type DecodeProblem =
  | { readonly kind: 'unreadable-file'; readonly problem: HeaderProblem }
  | { readonly kind: 'other-image'; readonly text: string }
  | { readonly kind: 'truncated-pixels'; readonly expectedBytes: number; readonly presentBytes: number }
  | { readonly kind: 'damaged-pixels'; readonly what: string }
  | { readonly kind: 'size-mismatch'; readonly expected: string; readonly found: string }
  | { readonly kind: 'unsupported-transfer-syntax'; readonly uid: string; readonly name: string }
  | { readonly kind: 'unsupported-pixels'; readonly what: string }
  | { readonly kind: 'codec-failed'; readonly codec: string; readonly text: string }
  /** Several samples a pixel: colours, which are no signal. */
  | { readonly kind: 'not-grayscale'; readonly samplesPerPixel: number };

/** One plain English sentence for a decode problem. */
export function describeDecodeProblem(problem: DecodeProblem): string {
  switch (problem.kind) {
    case 'unreadable-file':
      return describeHeaderProblem(problem.problem);
    case 'other-image':
      return `The file is not the one its header was read from: ${problem.text}.`;
    case 'truncated-pixels':
      return `The pixel data is cut off: ${problem.presentBytes} of ${problem.expectedBytes} bytes are there.`;
    case 'damaged-pixels':
      return `The pixel data is damaged: ${problem.what}.`;
    case 'size-mismatch':
      return `The picture is ${problem.found}, the header says ${problem.expected}.`;
    case 'unsupported-transfer-syntax':
      return `The transfer syntax ${problem.name} (${problem.uid}) cannot be decoded.`;
    case 'unsupported-pixels':
      return `The pixels cannot be decoded: ${problem.what}.`;
    case 'codec-failed':
      return `The ${problem.codec} decoder failed: ${problem.text}.`;
    case 'not-grayscale':
      return `The image has ${problem.samplesPerPixel} samples a pixel: colours, not signal.`;
  }
}
