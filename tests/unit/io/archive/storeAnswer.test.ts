import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../../src/io/archive/exchange';
import { readStoreAnswer } from '../../../../src/io/archive/storeAnswer';

function answer(status: number, body: unknown): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    header: (name) => (name === 'Content-Length' ? String(text.length) : undefined),
    body: new Uint8Array(new TextEncoder().encode(text)),
  };
}

const named = (...uids: readonly string[]) => ({
  vr: 'SQ',
  Value: uids.map((uid) => ({ '00081155': { vr: 'UI', Value: [uid] } })),
});
const failed = (uid: string, reason: unknown) => ({
  vr: 'SQ',
  Value: [{ '00081155': { vr: 'UI', Value: [uid] }, '00081197': { vr: 'US', Value: [reason] } }],
});

describe('the answer to storing', () => {
  it('names what was stored; an empty list of failures, as Orthanc sends it, means nothing', () => {
    const said = { '00081199': named('1', '2'), '00081198': { vr: 'SQ' } };
    expect(readStoreAnswer(answer(200, said), ['1', '2'])).toEqual({
      ok: true,
      value: { stored: ['1', '2'], refused: [] },
    });
  });

  it('without lists means that all is stored where it says success, and nothing where it says trouble', () => {
    expect(readStoreAnswer(answer(200, ''), ['1'])).toEqual({
      ok: true,
      value: { stored: ['1'], refused: [] },
    });
    expect(readStoreAnswer(answer(200, {}), ['1'])).toMatchObject({ value: { stored: ['1'] } });
    expect(readStoreAnswer(answer(202, {}), ['1'])).toMatchObject({
      value: { stored: [], refused: [{ sopInstanceUid: '1' }] },
    });
    for (const body of ['', {}, 'Conflict']) {
      expect(readStoreAnswer(answer(409, body), ['1'])).toMatchObject({
        ok: false,
        error: { kind: 'refused', status: 409, isWorthRepeating: false },
      });
    }
  });

  it('does not take an object for stored that only others are named beside', () => {
    expect(readStoreAnswer(answer(200, { '00081199': named('1') }), ['1', '2'])).toMatchObject({
      value: { stored: ['1'], refused: [{ sopInstanceUid: '2' }] },
    });
  });

  it.each([
    [0xa700, 'out of room (A700)'],
    ['272', 'could not process it (0110)'],
    [0xc123, 'does not understand the object (C123)'],
    [0xffff, 'FFFF'],
    [undefined, 'No reason given'],
  ])('says the reason %o in words', (reason, words) => {
    const read = readStoreAnswer(answer(409, { '00081198': failed('1', reason) }), ['1']);
    expect(read).toMatchObject({
      ok: true,
      value: { stored: [], refused: [{ sopInstanceUid: '1', reason: expect.stringContaining(words) }] },
    });
  });

  it('that broke off is asked for again: sending again does no harm', () => {
    expect(readStoreAnswer(answer(200, '{"00081199":{"vr":"SQ"'), ['1'])).toMatchObject({
      ok: false,
      error: { kind: 'damaged', isWorthRepeating: true },
    });
  });
});
