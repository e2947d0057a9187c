import { describe, expect, it } from 'vitest';
import { readDataSets } from '../../../../src/io/archive/dicomJson';
import type { HttpAnswer } from '../../../../src/io/archive/exchange';
import { httpTrouble } from '../../../../src/io/archive/httpTrouble';

function answer(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  status = 200,
): HttpAnswer {
  const bytes = typeof body === 'string' ? new Uint8Array(new TextEncoder().encode(body)) : body;
  return { status, header: (name) => headers[name], body: bytes };
}

describe('DICOM JSON of a server', () => {
  it('loses what has not its shape, and keeps the rest', () => {
    const body = JSON.stringify([
      {
        '0010001a': { vr: 'LO', Value: ['kept'] },
        '00100020': { vr: 'lowercase', Value: ['x'] },
        '00100030': ['x'],
        '00100040': null,
        short: { vr: 'LO' },
        '00081140': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: ['1'] } }, null, 7] },
        '7FE00010': { vr: 'OW', BulkDataURI: '../bulk', InlineBinary: 5, Value: 'x' },
      },
    ]);
    expect(readDataSets(answer(body), 10)).toEqual({
      ok: true,
      value: [
        {
          '0010001A': { vr: 'LO', Value: ['kept'] },
          '00081140': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: ['1'] } }, {}, {}] },
          '7FE00010': { vr: 'OW', BulkDataURI: '../bulk' },
        },
      ],
    });
  });

  it('is followed into sequences only so deep', () => {
    const deep = `${'{"00081140":{"vr":"SQ","Value":['.repeat(5000)}{}${']}}'.repeat(5000)}`;
    const read = readDataSets(answer(`[${deep}]`), 10);
    expect(read.ok).toBe(true);
    expect(JSON.stringify(read).length).toBeLessThan(2000);
  });

  it('may not have more entries than are bearable', () => {
    expect(readDataSets(answer('[{},{},{}]'), 2)).toMatchObject({
      ok: false,
      error: { kind: 'damaged', isWorthRepeating: false },
    });
  });

  it.each([
    ['[{}', 'damaged', true],
    ['', 'damaged', true],
    ['[1]', 'not-dicomweb', false],
    ['{"status":"ok"}', 'not-dicomweb', false],
    ['[{"error":"no"}]', 'not-dicomweb', false],
    [new Uint8Array([0x5b, 0xff, 0x5d]), 'damaged', true],
    [' <!doctype html><p>Sign in', 'not-dicomweb', false],
    ['<?xml version="1.0"?><NativeDicomModel/>', 'not-dicomweb', false],
  ] as const)('that is %o is %s', (body, kind, isWorthRepeating) => {
    expect(readDataSets(answer(body), 10)).toMatchObject({ ok: false, error: { kind, isWorthRepeating } });
  });

  it('is empty where there are no results, in each way that servers say it', () => {
    const none = { ok: true, value: [] };
    expect(readDataSets(answer('', {}, 204), 10)).toEqual(none);
    expect(readDataSets(answer('', { 'Content-Length': '0' }), 10)).toEqual(none);
    expect(readDataSets(answer('[]'), 10)).toEqual(none);
  });
});

describe('a status that is no success', () => {
  it('is told in the words of the server where it has some for people, on one short line', () => {
    const orthanc = '{"Details":"Unknown\\n tag","HttpError":"Bad Request"}';
    const said = (body: string, type: string) =>
      httpTrouble(answer(body, { 'Content-Type': type }, 400), 0).message;
    expect(said(orthanc, 'application/json')).toBe('Unknown tag');
    expect(said('x'.repeat(900), 'text/plain')).toHaveLength(200);
    expect(said('<html>No</html>', 'text/html')).toBe('The archive does not take the question.');
    expect(said('<b>No</b>', 'text/plain')).toBe('The archive does not take the question.');
  });

  it('is no answer of the archive where the server of the page says that it did not reach it', () => {
    const headers = { 'X-Multifidus-Archive': 'not-reached', 'Content-Type': 'application/json' };
    const trouble = httpTrouble(answer('{"message":"No archive answers"}', headers, 502), 0);
    expect(trouble).toMatchObject({
      kind: 'not-reached',
      message: 'No archive answers',
      isWorthRepeating: true,
    });
  });
});
