import type { SliceHeader } from '../image/sliceHeader';

/** What the words of a series are taken from. */
export type NamedSeries = Pick<SliceHeader, 'seriesDescription' | 'protocolName'> & {
  readonly acquisition?: Pick<SliceHeader['acquisition'], 'manufacturer'>;
};

/**
 * What a header says about its series in words: description and protocol name, in small letters, composed (NFKC),
 * with `_`, `-`, `.`, `/` and brackets as blanks, and one blank at each end, so that ` word ` finds whole words.
 * `*` stays, because T2* is not T2, and `+`, because +C is a contrast agent.
 */
export function seriesText(header: NamedSeries): string {
  return ` ${seriesPhrases(header).join(' ')} `.replace(/ +/g, ' ');
}

/**
 * Description and protocol name apart, each as in `seriesText` but without blanks at its ends: for words that tell
 * something only where they begin or end a name. None is empty.
 */
export function seriesPhrases(header: NamedSeries): readonly string[] {
  const description = normalised(header.seriesDescription);
  const protocol = normalised(header.protocolName);
  // GE's protocol name is that of the whole examination ("L-SPINE W/WO CONTRAST"): it says nothing of one series.
  const isOfExamination = /^ge\b|general electric/i.test(header.acquisition?.manufacturer ?? '');
  const phrases = description && isOfExamination ? [description] : [description, protocol];
  return [...new Set(phrases.filter((phrase) => phrase !== ''))];
}

/** Longer than any description a scanner writes: text beyond it tells nothing, and patterns stay quick. */
const lettersAtMost = 256;

function normalised(text: string | undefined): string {
  return (text ?? '')
    .slice(0, lettersAtMost)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}*+]+/gu, ' ')
    .trim();
}
