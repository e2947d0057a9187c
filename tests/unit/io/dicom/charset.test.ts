import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/io/dicom/charset';

const bytes = (hex: string) => Uint8Array.from(hex.split(' '), (pair) => Number.parseInt(pair, 16));

describe('text of the examples in DICOM PS3.5', () => {
  it.each([
    // H.3.1
    [
      'Yamada^Tarou=山田^太郎=やまだ^たろう',
      ['', 'ISO 2022 IR 87'],
      '59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42 3d 1b 24 42 24 64 24 5e 24 40 1b 28 42 5e 1b 24 42 24 3f 24 6d 24 26 1b 28 42',
    ],
    // H.3.2
    [
      'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
      ['ISO 2022 IR 13', 'ISO 2022 IR 87'],
      'd4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a 5e 1b 24 42 42 40 4f 3a 1b 28 4a 3d 1b 24 42 24 64 24 5e 24 40 1b 28 4a 5e 1b 24 42 24 3f 24 6d 24 26 1b 28 4a',
    ],
    // I.2
    [
      'Hong^Gildong=洪^吉洞=홍^길동',
      ['', 'ISO 2022 IR 149'],
      '48 6f 6e 67 5e 47 69 6c 64 6f 6e 67 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7 3d 1b 24 29 43 c8 ab 5e 1b 24 29 43 b1 e6 b5 bf',
    ],
    // J.2 and J.3
    [
      'Wang^XiaoDong=王^小東',
      ['ISO_IR 192'],
      '57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d e7 8e 8b 5e e5 b0 8f e6 9d b1',
    ],
    ['Wang^XiaoDong=王^小东', ['GB18030'], '57 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d cd f5 5e d0 a1 b6 ab'],
    // K.2
    [
      'Zhang^XiaoDong=张^小东',
      ['', 'ISO 2022 IR 58'],
      '5a 68 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d 1b 24 29 41 d5 c5 5e 1b 24 29 41 d0 a1 b6 ab',
    ],
    ['Äneas^Rüdiger', ['ISO_IR 100'], 'c4 6e 65 61 73 5e 52 fc 64 69 67 65 72'],
    ['Люкceмбypг', ['ISO_IR 144'], 'bb ee da 63 65 dc d1 79 70 d3'],
    ['Διονυσιος', ['ISO_IR 126'], 'c4 e9 ef ed f5 f3 e9 ef f2'],
  ])('%s', (text, terms, hex) => {
    expect(decodeText(bytes(hex), terms)).toEqual({ text, isDamaged: false });
  });
});

describe('text of other sets, its bytes by the codecs of Python 3.11', () => {
  it.each([
    ['قباني^لنزار', ['ISO_IR 127'], 'e2 c8 c7 e6 ea 5e e4 e6 d2 c7 d1'],
    ['שרון^דבורה', ['ISO_IR 138'], 'f9 f8 e5 ef 5e e3 e1 e5 f8 e4'],
    ['สมชาย^ใจดี', ['ISO_IR 166'], 'ca c1 aa d2 c2 5e e3 a8 b4 d5'],
    ['Łukasz^Żółć', ['ISO_IR 101'], 'a3 75 6b 61 73 7a 5e af f3 b3 e6'],
    ['Ĉapelo^Ĝi', ['ISO_IR 109'], 'c6 61 70 65 6c 6f 5e d8 69'],
    ['Ķēniņš^Šūmane', ['ISO_IR 110'], 'd3 ba 6e 69 f1 b9 5e a9 fe 6d 61 6e 65'],
    ['Çağrı^Işıl', ['ISO_IR 148'], 'c7 61 f0 72 fd 5e 49 fe fd 6c'],
    ['Œuvre^Žižka', ['ISO_IR 203'], 'bc 75 76 72 65 5e b4 69 b8 6b 61'],
    ['김^희중', ['ISO_IR 149'], 'b1 e8 5e c8 f1 c1 df'],
    ['王^小東', ['GBK'], 'cd f5 5e d0 a1 96 7c'],
    ['㐀^𠀀', ['GB18030'], '81 39 ee 39 5e 95 32 82 36'],
    ['A^丂侄', ['', 'ISO 2022 IR 159'], '41 5e 1b 24 28 44 30 21 30 7e 1b 28 42'],
    [
      'Люк^Διον^Ä',
      ['', 'ISO 2022 IR 144', 'ISO 2022 IR 126', 'ISO 2022 IR 100'],
      '1b 2d 4c bb ee da 5e 1b 2d 46 c4 e9 ef ed 5e 1b 2d 41 c4',
    ],
    ['山田\\Äneas', ['ISO 2022 IR 100', 'ISO 2022 IR 87'], '1b 24 42 3b 33 45 44 1b 28 42 5c c4 6e 65 61 73'],
    ['ﾔﾏ山', ['ISO 2022 IR 13', 'ISO 2022 IR 87'], '1b 24 42 d4 cf 3b 33 1b 28 4a'],
    ['김희중', ['', 'ISO 2022 IR 149'], 'b1 e8 c8 f1 c1 df'],
    ['김^희중', ['', 'ISO 2022 IR 149'], '1b 24 29 43 b1 e8 5e c8 f1 c1 df'],
  ] as readonly (readonly [string, readonly string[], string])[])('%s', (text, terms, hex) => {
    expect(decodeText(bytes(hex), terms)).toEqual({ text, isDamaged: false });
  });

  it('is marked where an escape sequence names no set', () => {
    expect(decodeText(bytes('41 1b 28 7a 42'), ['ISO 2022 IR 87']).isDamaged).toBe(true);
  });
});

describe('text without a usable character set', () => {
  it('is read as UTF-8 when it is that, else as Latin-1, and marked', () => {
    expect(decodeText(bytes('ea b9 80'), [])).toEqual({ text: '김', isDamaged: true });
    expect(decodeText(bytes('c4 6e'), [])).toEqual({ text: 'Än', isDamaged: true });
  });

  it('is marked when the declared set does not have its bytes', () => {
    expect(decodeText(bytes('41 ff fe'), ['ISO_IR 192']).isDamaged).toBe(true);
  });

  it('is plain when it is ASCII', () => {
    expect(decodeText(bytes('41 42'), [])).toEqual({ text: 'AB', isDamaged: false });
  });
});
