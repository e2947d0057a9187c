const prefix = 'data:image/png;base64,';

/**
 * A sagittal image of some 400 × 400 pixels as a PNG. It lies in the reading, which is written at every commit, and two
 * of them in each: larger ones would slow down everything that looks at readings.
 */
const longestPng = 300_000;

/** Whether a text is a picture that may be kept as evidence: a PNG `data:` URL of a bearable length, and nothing else. */
export function isEvidencePng(dataUrl: string): boolean {
  return (
    dataUrl.length <= longestPng &&
    dataUrl.startsWith(prefix) &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(dataUrl.slice(prefix.length))
  );
}
