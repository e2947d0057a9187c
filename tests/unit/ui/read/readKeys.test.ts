import { describe, expect, it } from 'vitest';
import { exclusionReasons } from '../../../../src/domain/reading/roi';
import { defaultProtocol } from '../../../../src/domain/study/protocol';
import { type KeyPress, readAct } from '../../../../src/ui/read/readAct';
import { readKeyMap } from '../../../../src/ui/read/readKeyMap';
import { reasonKey } from '../../../../src/ui/read/reasonKey';

/* What each key of Read means: the table *Keys* of the visual language. */

const press = (key: string, part: Partial<KeyPress> = {}) =>
  readAct({ key, isShift: false, isControl: false, isAlt: false, isRepeat: false, ...part });

describe('a key on Read', () => {
  it('chooses a tool by its letter', () => {
    const tools = ['d', 'e', 'x', 'g', 'b', 'v'].map((key) => press(key));
    expect(tools.map((act) => act?.kind === 'tool' && act.tool)).toEqual([
      'draw',
      'smart-edge',
      'exclusion',
      'redraw',
      'brush',
      'edit',
    ]);
  });

  it('moves by one pixel, and with Shift by a tenth', () => {
    expect(press('ArrowLeft')).toEqual({ kind: 'gesture', gesture: { kind: 'nudge', dxPx: -1, dyPx: 0 } });
    expect(press('ArrowDown', { isShift: true })).toEqual({
      kind: 'gesture',
      gesture: { kind: 'nudge', dxPx: 0, dyPx: 0.1 },
    });
  });

  it('goes to other subjects with Ctrl and an arrow, once however long it is held', () => {
    expect(press('ArrowRight', { isControl: true })).toEqual({ kind: 'subject', step: 1 });
    expect(press('ArrowLeft', { isControl: true })).toEqual({ kind: 'subject', step: -1 });
    expect(press('ArrowRight', { isControl: true, isRepeat: true })).toEqual({ kind: 'nothing' });
    expect(press('n', { isRepeat: true })).toEqual({ kind: 'nothing' });
    expect(press('s', { isRepeat: true })).toEqual({ kind: 'nothing' });
  });

  it('undoes with Z and redoes with Shift Z, with or without Ctrl, and as long as it is held', () => {
    for (const isControl of [false, true]) {
      expect(press('z', { isControl, isRepeat: true })).toEqual({ kind: 'undo' });
      expect(press('Z', { isControl, isShift: true })).toEqual({ kind: 'redo' });
    }
  });

  it('goes round the ROIs with Tab, and back with Shift Tab', () => {
    expect(press('Tab')).toEqual({ kind: 'next-roi', step: 1 });
    expect(press('Tab', { isShift: true })).toEqual({ kind: 'next-roi', step: -1 });
  });

  it('is the browser’s with Ctrl or Alt, but for those above', () => {
    for (const key of ['a', 'c', 'f', 'n', 'p', 's', 't', 'v', 'x', '1']) {
      expect(press(key, { isControl: true }), `Ctrl ${key}`).toBeUndefined();
      expect(press(key, { isAlt: true }), `Alt ${key}`).toBeUndefined();
    }
  });

  it('means the same with the capitals locked', () => {
    expect(press('D')).toEqual(press('d'));
    expect(press('T')).toEqual({ kind: 'endplates' });
  });
});

describe('the chooser of reasons', () => {
  it('takes a number and closes, arrows and stays, and leaves every other key alone', () => {
    expect(exclusionReasons).toEqual([
      'oedema',
      'haemorrhage',
      'inflammation',
      'vessel',
      'artefact',
      'other',
    ]);
    expect(reasonKey('4', 'oedema', exclusionReasons)).toEqual({ reason: 'vessel', isClosing: true });
    expect(reasonKey('ArrowDown', 'other', exclusionReasons)).toEqual({ reason: 'oedema', isClosing: false });
    expect(reasonKey('ArrowUp', 'oedema', exclusionReasons)).toEqual({ reason: 'other', isClosing: false });
    expect(reasonKey('Escape', 'vessel', exclusionReasons)).toEqual({ reason: 'vessel', isClosing: true });
    expect(reasonKey('7', 'vessel', exclusionReasons)).toBeUndefined();
    expect(reasonKey('d', 'vessel', exclusionReasons)).toBeUndefined();
  });

  it('offers no reason that the protocol does not', () => {
    const offered = ['vessel', 'other'] as const;
    expect(reasonKey('1', 'other', offered)).toEqual({ reason: 'vessel', isClosing: true });
    expect(reasonKey('3', 'other', offered)).toBeUndefined();
    expect(reasonKey('ArrowDown', 'other', offered)).toEqual({ reason: 'vessel', isClosing: false });
  });
});

describe('the keyboard map', () => {
  const linesOf = (protocol: Parameters<typeof readKeyMap>[0]) =>
    readKeyMap(protocol, true).flatMap(({ lines }) => lines);
  const protocol = defaultProtocol('Keys');

  it('says of each aid that the protocol does not allow that it is absent, and why', () => {
    const absent = linesOf(protocol).filter((line) => line.absent !== undefined);
    expect(absent.map(({ keys }) => keys.join(' '))).toEqual(['E', 'Y', 'C', 'O']);
    expect(new Set(absent.map((line) => line.absent))).toEqual(new Set(['not by the protocol']));
  });

  it('has nothing absent where the protocol allows all', () => {
    const all = {
      ...protocol,
      drawingAids: { smartEdge: true, mirror: true, copy: true },
      fatMethod: { kind: 'otsu' as const },
    };
    expect(linesOf(all).filter((line) => line.absent !== undefined)).toEqual([]);
  });

  it('names every letter that means something, each once', () => {
    const shown = linesOf(protocol)
      .flatMap(({ keys }) => keys)
      .filter((key) => /^[A-Z]$/.test(key) && key !== 'P' && key !== 'L');
    const letters = [...'abcdefghijklmnopqrstuvwxyz'].filter((key) => press(key) !== undefined);
    const held = ['H', 'Q', 'W'];
    const wanted = [...letters.map((key) => key.toUpperCase()), ...held].filter(
      (key) => key !== 'P' && key !== 'L',
    );
    expect(shown.filter((key) => key !== 'Z').sort()).toEqual(wanted.filter((key) => key !== 'Z').sort());
  });
});
