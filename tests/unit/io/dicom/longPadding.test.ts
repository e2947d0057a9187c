import { describe, expect, it } from 'vitest';
import { present } from '../../../../src/base/assert';
import { headersOfJson } from '../../../../src/io/dicom/json/headersOfJson';
import { trimmedText } from '../../../../src/io/dicom/trimmedText';
import { readDicomObject } from '../../../../src/io/dicomObjects/read/readDicomObject';
import { archivedObject } from '../../../support/archivedObject';
import { el, objectFile, sequence } from '../../../support/foreignObjects';
import { phantomFiles } from '../../../support/phantomFiles';

/* Texts of a file or an archive that would keep a pattern busy for hours. */

function soon<T>(act: () => T): T {
  const began = performance.now();
  const answer = act();
  expect(performance.now() - began).toBeLessThan(3000);
  return answer;
}

function structureSet(coordinates: string) {
  const contour = [el('30060042', 'CS', 'CLOSED_PLANAR'), el('30060050', 'DS', coordinates)];
  return objectFile(
    '1.2.840.10008.5.1.4.1.1.481.3',
    [sequence('30060039', [[sequence('30060040', [contour]), el('30060084', 'IS', '1')]])],
    true,
  );
}

describe('padding', () => {
  it.each([
    ['', ''],
    [' \0\t', ''],
    ['a', 'a'],
    ['\0 a b \0 ', 'a b'],
    ['\u3000김\u00a0', '김'],
    ['\u200b', '\u200b'],
  ])('of %j is taken away, and nothing else', (text, trimmed) => {
    expect(trimmedText(text)).toBe(trimmed);
    // As the pattern says it, which is slow with long texts.
    expect(trimmedText(text)).toBe(text.replace(/^[\s\0]+|[\s\0]+$/g, ''));
  });

  it('in the middle of a long text of an archive costs no more than reading it', () => {
    const spaces = `1${' '.repeat(1_000_000)}1`;
    const [file] = phantomFiles([0], false);
    const { json } = present(archivedObject(present(file, 'a file').bytes), 'an image');
    const padded = { ...json, '00100020': { vr: 'LO', Value: [spaces] } };
    expect(soon(() => headersOfJson(padded, '1.2.840.10008.1.2.1')).kind).toBe('images');
  });

  it.each([
    ['spaces', `1${' '.repeat(1_000_000)}1`],
    ['digits', `${'1'.repeat(1_000_000)}x`],
  ])('and %s in the coordinates of an outline neither', (_, coordinates) => {
    const file = structureSet(coordinates);
    expect(soon(() => readDicomObject(file, 'a.dcm'))).toMatchObject({
      rois: [],
      refused: [{ kind: 'damaged' }],
    });
  });
});
