import type { SliceHeader } from '../image/sliceHeader';

/**
 * What a header says about its series in words: description and protocol name, in small letters, composed (NFKC),
 * with `_`, `-`, `.`, `/` and brackets as blanks, and one blank at each end, so that ` word ` finds whole words.
 * `*` stays, because T2* is not T2.
 */
export function seriesText(header: Pick<SliceHeader, 'seriesDescription' | 'protocolName'>): string {
  const words = `${header.seriesDescription ?? ''} ${header.protocolName ?? ''}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*+]+/gu, ' ')
    .trim();
  return ` ${words} `;
}
