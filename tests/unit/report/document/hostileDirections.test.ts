import { expect, it } from 'vitest';
import { oneLine, plainText } from '../../../../src/report/document/documentText';

// Unicode 15, section 23.2: embeddings, overrides and isolates are what turns the direction of the text that follows.
const turning = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];

it.each(turning)('a document takes out %j, which would turn what follows', (sign) => {
  expect(plainText(`Study${sign}of S-001`)).toBe('Studyof S-001');
  expect(oneLine(`Study${sign}of S-001`)).toBe('Studyof S-001');
});
