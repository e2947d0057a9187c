import type { HeaderWarning } from '../../domain/image/sliceHeader';

/** Words for what is odd about a slice, for a surgeon; the tag and the exact words are the technician's. */
const words: Readonly<Record<string, string>> = {
  'not-grayscale': 'Colours, not signal',
  mosaic: 'Many slices in one picture',
  'rescale-unusable': 'Scaling unusable: stored values',
  'modality-lut': 'Value table unusable: not measured',
  'padding-unusable': 'Padding value unusable',
  'high-bit': 'Values were shifted',
  'sign-not-stated': 'Signed or unsigned not stated',
  'burned-in': 'Text in the picture',
  'window-unusable': 'Window chosen from the data',
  'frame-of-reference-absent': 'No reference lines',
  'uid-absent': 'No image number in the file',
  'uid-not-legal': 'Odd image number',
  'text-not-decodable': 'Some text not readable',
  'text-too-long': 'Long text cut',
  'frame-count': 'Number of frames unclear',
  'pixel-data-longer': 'More pixel data than the image needs',
  'number-unreadable': 'A number is not readable',
  'trailing-bytes': 'Bytes left over in the file',
  'delimiter-missing': 'File without its end mark',
};

/** How the rest is called: the file breaks a rule of its format, and the image does not depend on it. */
const oddlyWritten = 'File oddly written';

/** The notices of a slice in a few words, each once. */
export function noticeTexts(notices: readonly HeaderWarning[]): readonly string[] {
  return [...new Set(notices.map(({ kind }) => words[kind] ?? oddlyWritten))];
}

/** All of them with their tags, one a line. */
export function noticeDetails(notices: readonly HeaderWarning[]): string {
  return notices.map(({ tag, text }) => `${tag}: ${text}`).join('\n');
}
