import { describe, expect, it } from 'vitest';
import { readDataSets } from '../../../../src/io/archive/dicomJson';
import { listedStudy } from '../../../../src/io/archive/listedRows';
import { dataSetBytes } from '../../../../src/io/dicom/json/dataSetBytes';
import { headersOfJson } from '../../../../src/io/dicom/json/headersOfJson';
import { valueBytes } from '../../../../src/io/dicom/json/valueBytes';

/* Answers of an archive that means harm. */

function answer(json: string) {
  const body = new TextEncoder().encode(json);
  return { status: 200, header: () => undefined, body };
}

function read(json: string) {
  const sets = readDataSets(answer(json), 100);
  if (!sets.ok) throw new Error(sets.error.message);
  return sets.value;
}

describe('JSON of a hostile archive', () => {
  it('brings no keys but tags in, and changes no prototype', () => {
    const [set] = read(
      '[{"__proto__":{"00100010":{"vr":"PN","Value":["x"]}},"constructor":{"vr":"LO","Value":["x"]},' +
        '"0020000D":{"vr":"UI","Value":["1.2"],"__proto__":{"Value":["9"]}}}]',
    );
    expect(Object.keys(set ?? {})).toEqual(['0020000D']);
    expect(set?.['00100010']).toBeUndefined();
    expect(({} as Record<string, unknown>)['00100010']).toBeUndefined();
    expect(listedStudy(set ?? {})?.studyInstanceUid).toBe('1.2');
  });

  it('nested without end is read as far as anything is meant by it', () => {
    const lists = `[{"0020000D":{"vr":"UI","Value":${'['.repeat(200_000)}${']'.repeat(200_000)}}}]`;
    const [first = {}] = read(lists);
    expect(listedStudy(first)).toBeUndefined();
    // It goes to a worker, and through what hands it over.
    expect(() => structuredClone(first)).not.toThrow();
    expect(headersOfJson(first, '1.2.840.10008.1.2.1').kind).toBe('needs-file');
    const open = '{"00082112":{"vr":"SQ","Value":[';
    const [second = {}] = read(`[${open.repeat(20_000)}${']}}'.repeat(20_000)}]`);
    expect(() => structuredClone(second)).not.toThrow();
    expect(dataSetBytes(second).ok).toBe(true);
    // What cannot be read there is not taken for empty: the file says it.
    const [third = {}] = read('[{"00280030":{"vr":"DS","Value":[[0.5],[0.5]]}}]');
    expect(dataSetBytes(third)).toEqual({ ok: false, error: { kind: 'elsewhere', tag: '00280030' } });
    const [fourth = {}] = read('[{"00100010":{"vr":"PN","Value":[{"Alphabetic":{"Alphabetic":"x"}}]}}]');
    expect(dataSetBytes(fourth)).toEqual({ ok: false, error: { kind: 'elsewhere', tag: '00100010' } });
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'has no number in the text %s',
    (text) => {
      for (const vr of ['FD', 'FL', 'US', 'SL']) expect(valueBytes(vr, [text]), vr).toBeUndefined();
    },
  );

  it('cannot keep a reader busy with a name of separators', () => {
    const began = performance.now();
    const name = `${'='.repeat(300_000)}x`;
    expect(valueBytes('PN', [{ Alphabetic: name }])?.length).toBe(name.length);
    expect(performance.now() - began).toBeLessThan(500);
    expect(valueBytes('PN', [{ Alphabetic: 'Kim^Y', Phonetic: '' }])).toEqual(
      new TextEncoder().encode('Kim^Y'),
    );
    expect(valueBytes('PN', [{ Phonetic: 'Kim' }])).toEqual(new TextEncoder().encode('==Kim'));
  });

  it('cannot keep a reader busy with a number of a million digits', () => {
    const began = performance.now();
    expect(valueBytes('UV', ['9'.repeat(3_000_000)])).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(200);
    expect(valueBytes('SV', ['-9223372036854775808'])).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 128));
    expect(valueBytes('UV', ['18446744073709551615'])).toEqual(new Uint8Array(8).fill(255));
  });
});
