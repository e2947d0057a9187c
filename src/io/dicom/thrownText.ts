/** What a parser or codec threw, as text: dicom-parser throws `{ exception }` and strings, codecs also numbers. */
export function thrownText(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  if (typeof thrown === 'object' && thrown !== null && 'exception' in thrown)
    return thrownText(thrown.exception);
  return String(thrown).replace(/^dicomParser[.:]\S*\s*/, '');
}
