import { describe, expect, it } from 'vitest';
import type { TableChoice } from '../../../../src/domain/covariateTable/tableFile';
import { tableFormats } from '../../../../src/io/tables/tableFormats';
import { makeWorkbook } from '../../../support/makeWorkbook';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const text = (plain: string) => new TextEncoder().encode(plain);
async function read(given: Uint8Array, choice: TableChoice = {}) {
  return tableFormats.read(given, choice);
}
async function cells(given: Uint8Array, choice: TableChoice = {}) {
  const table = await read(given, choice);
  return table.ok ? table.value.cells : table.error;
}

/** "编号;性别;年龄;体重指数\nS-001;女;68;23,5\n" as Python's codecs write it. */
const encoded = {
  gbk: 'b1e0bac53bd0d4b1f03bc4eac1e43bcce5d6d8d6b8cafd0a532d3030313bc5ae3b36383b32332c350a',
  'utf-16-le':
    '167ff7533b0027602b523b00745e849f3b00534fcd91076370650a0053002d003000300031003b0073593b00360038003b00320033002c0035000a00',
  'utf-16-be':
    '7f1653f7003b6027522b003b5e749f84003b4f5391cd63076570000a0053002d003000300031003b5973003b00360038003b00320033002c0035000a',
  'utf-8': Buffer.from('编号;性别;年龄;体重指数\nS-001;女;68;23,5\n').toString('hex'),
};
const expected = [['编号', '性别', '年龄', '体重指数'], ['S-001', '女', '68', '23,5'], ['']];

describe('a text file', () => {
  it.each([
    ['GBK', encoded.gbk, 'gb18030', false],
    ['UTF-16 with a mark', `fffe${encoded['utf-16-le']}`, 'utf-16le', true],
    ['UTF-16 big-endian with a mark', `feff${encoded['utf-16-be']}`, 'utf-16be', true],
    ['UTF-8', encoded['utf-8'], 'utf-8', true],
    ['UTF-8 with a mark', `efbbbf${encoded['utf-8']}`, 'utf-8', true],
  ])('is read as %s', async (_name, hex, encoding, isSure) => {
    const table = await read(bytes(hex));
    expect(table).toEqual({
      ok: true,
      value: { kind: 'text', cells: expected, encoding, delimiter: ';', isSure },
    });
  });

  it('in UTF-16 is known by its zeros without a mark', async () => {
    const plain = Buffer.from('subject,age\nS-001,68\n', 'utf16le');
    expect(await cells(new Uint8Array(plain))).toEqual([['subject', 'age'], ['S-001', '68'], ['']]);
    expect(await cells(new Uint8Array(Buffer.from(plain).swap16()))).toEqual([
      ['subject', 'age'],
      ['S-001', '68'],
      [''],
    ]);
  });

  it('in another encoding is read when somebody says which', async () => {
    // Python: '性別;男\n' in Shift-JIS, '성별;남\n' in EUC-KR, 'Größe;é' in Windows-1252.
    expect(await cells(bytes('90ab95ca3b926a0a'), { encoding: 'shift-jis' })).toEqual([['性別', '男'], ['']]);
    expect(await cells(bytes('bcbabab03bb3b20a'), { encoding: 'euc-kr' })).toEqual([['성별', '남'], ['']]);
    expect(await cells(bytes('4772f6df653be9'), { encoding: 'windows-1252' })).toEqual([['Größe', 'é']]);
    // GB18030 has signs of two and of four bytes beyond GBK: '㐂;𠀀'.
    expect(await cells(bytes('8139ef313b953282360a'))).toEqual([['㐂', '𠀀'], ['']]);
  });

  it('keeps quotes, delimiters and line breaks inside of cells', async () => {
    expect(await cells(text('a,b\r\n"x, ""y""","line 1\nline 2"\r\n'))).toEqual([
      ['a', 'b'],
      ['x, "y"', 'line 1\nline 2'],
      [''],
    ]);
  });

  it.each([
    ['comma', 'a,b,c\n1,2,3\n'],
    ['semicolon beside decimal commas', 'a;b;c\n1,5;2,5;3,5\n'],
    ['tab', 'a\tb\tc\n1,5\t2\t3\n'],
    ['bar', 'a|b|c\n1|2|3\n'],
    ['what Excel states', 'sep=;\r\na;b;c\r\n1;2;3\r\n'],
  ])('is divided by %s', async (_name, plain) => {
    const table = await cells(text(plain));
    expect(Array.isArray(table) && table[0]).toEqual(['a', 'b', 'c']);
  });

  it('that cannot be a table says why', async () => {
    expect(await cells(text(''))).toEqual({ kind: 'empty' });
    expect(await cells(text(' \n\n'))).toEqual({ kind: 'empty' });
    expect(await cells(text('a,b\n"1,2\n3,4\n'))).toMatchObject({ kind: 'open-quote' });
    expect(await cells(text(`a\n${'1\n'.repeat(50_001)}`))).toEqual({
      kind: 'too-many-rows',
      atMost: 50_000,
    });
    expect(await cells(bytes('d0cf11e0a1b11ae1'))).toEqual({ kind: 'old-workbook' });
  });
});

describe('a workbook', () => {
  it('is read with its dates, numbers and sheets', async () => {
    // 44259 is 4 March 2021 in the system of 1900.
    const file = makeWorkbook({
      sheets: {
        Empty: [],
        Data: [
          ['编号', 'Age', 'Date', 'BMI'],
          ['S-001', 68, { date: 44_259 }, 23.499999999999996],
          ['S-002', 1.234, 44_259, null],
        ],
      },
    });
    const table = await read(file);
    expect(table).toMatchObject({
      ok: true,
      value: { kind: 'workbook', sheet: 'Data', sheets: ['Empty', 'Data'] },
    });
    expect(await cells(file)).toEqual([
      ['编号', 'Age', 'Date', 'BMI'],
      ['S-001', '68', '2021-03-04', '23.5'],
      // A number of a cell is no group of thousands.
      ['S-002', '1.2340', '44259', ''],
    ]);
  });

  it('counts its dates from 1904 where it says so', async () => {
    const file = makeWorkbook({ is1904: true, sheets: { A: [['Date'], [{ date: 42_797 }]] } });
    expect(await cells(file)).toEqual([['Date'], ['2021-03-04']]);
  });

  it('that is damaged, or none, is refused with the reason', async () => {
    const file = makeWorkbook({ sheets: { A: [['x']] } });
    expect(await cells(file.subarray(0, file.length - 40))).toMatchObject({ kind: 'no-workbook' });
    expect(await cells(text('PK but nothing else'))).toMatchObject({ kind: 'no-workbook' });
  });

  it('with a cell far out, or that unpacks to a bomb, is refused before it is unpacked', async () => {
    const far = makeWorkbook({
      sheets: { A: [['x']] },
      rawRow: '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    });
    expect(await cells(far)).toEqual({ kind: 'too-many-rows', atMost: 50_000 });
    const wide = makeWorkbook({
      sheets: { A: [['x']] },
      rawRow: '<row r="9"><c r="XFD9"><v>1</v></c></row>',
    });
    expect(await cells(wide)).toEqual({ kind: 'too-many-columns', atMost: 500 });
    const bomb = makeWorkbook({ sheets: { A: [['x']] }, rawRow: `<!--${' '.repeat(210_000_000)}-->` });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await cells(bomb)).toMatchObject({ kind: 'unpacks-too-large' });
    // The same with a directory that states a small size.
    expect(
      await cells(
        makeWorkbook({
          sheets: { A: [['x']] },
          rawRow: `<!--${' '.repeat(2_000_000)}-->`,
          statedSheetBytes: 1000,
        }),
      ),
    ).toMatchObject({ kind: 'unpacks-too-large' });
  });
});
