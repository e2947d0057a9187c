import { strToU8, unzipSync, zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { identityTerms } from '../../../../src/domain/identity/identityTerms';
import { observerId } from '../../../../src/domain/ids';
import type { ExportFile } from '../../../../src/report/export/exportFile';
import { applyDecisions } from '../../../../src/report/export/identity/applyDecisions';
import { openFindings } from '../../../../src/report/export/identity/identityReport';
import { scanFiles, scanSteps } from '../../../../src/report/export/identity/scanFiles';
import type { TypedParts } from '../../../../src/report/export/identity/typedTexts';
import { identifiedStudy } from '../../../support/identifiedStudy';
import { makeProject, makeProtocol } from '../../../support/studyFixtures';

const { subjects, images } = identifiedStudy([
  { name: 'HONG^GIL DONG=洪^吉洞=홍^길동', number: '20417733', birthDate: '1948-11-02' },
  { name: 'KIM^CHOL SOO', number: '20417734' },
]);
const parts: TypedParts = { project: makeProject(), subjects, readings: [], log: [] };
const terms = identityTerms({ ...parts, images });
const scan = (files: readonly ExportFile[], typed: TypedParts = parts) => scanFiles(files, terms, typed);

const file = (name: string, content: string | Uint8Array): ExportFile => ({
  name,
  mediaType: 'application/octet-stream',
  bytes: new Uint8Array(typeof content === 'string' ? strToU8(content) : content),
});

function utf16(text: string, isBig: boolean, hasMark: boolean): Uint8Array {
  const marked = `${hasMark ? '\uFEFF' : ''}${text}`;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at += 1) view.setUint16(2 * at, marked.charCodeAt(at), !isBig);
  return bytes;
}

function pngWith(chunks: readonly (readonly [string, Uint8Array])[], after = ''): Uint8Array {
  const pieces = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    ...[['IHDR', new Uint8Array(13)] as const, ...chunks, ['IEND', new Uint8Array(0)] as const].map(
      ([type, data]) => {
        const chunk = new Uint8Array(12 + data.length);
        new DataView(chunk.buffer).setUint32(0, data.length);
        chunk.set(strToU8(type), 4);
        chunk.set(data, 8);
        return chunk;
      },
    ),
    strToU8(after),
  ];
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

/** An outline as ImageJ writes it, of a header of 64 bytes, a second one and its name. */
function imagejRoiNamed(name: string): Uint8Array {
  const letters = utf16(name, true, false);
  const bytes = new Uint8Array(128 + letters.length);
  const view = new DataView(bytes.buffer);
  bytes.set(strToU8('Iout'));
  view.setInt16(4, 228);
  view.setInt32(60, 64);
  view.setInt32(64 + 16, 128);
  view.setInt32(64 + 20, name.length);
  bytes.set(letters, 128);
  return bytes;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const secret = 'Hong Gil-Dong';
const docx = (text: string): Uint8Array =>
  zipSync({ 'word/document.xml': strToU8(`<w:document><w:t>${text}</w:t></w:document>`) });

describe('a planted name is found', () => {
  const text = `a note of ${secret}, again`;
  const cases: readonly (readonly [string, ExportFile])[] = [
    ['in CSV', file('a.csv', `\uFEFFcode,note\r\nS-001,"${text}"\r\n`)],
    ['in CSV of UTF-16, little end first', file('a.csv', utf16(`code,note\r\nS-001,${text}`, false, true))],
    [
      'in CSV of UTF-16, big end first, without a mark',
      file('a.csv', utf16(`code,note\nS-001,${text}`, true, false)),
    ],
    ['in HTML', file('a.html', `<p title="x">${text}</p>`)],
    ['in HTML, cut by tags', file('a.html', '<p>Hong <b>Gil</b>-<i>Dong</i></p>')],
    ['in HTML, inside of a word', file('a.html', '<p>Ho<b>ng Gil D</b>ong</p>')],
    ['in HTML by numbers of letters', file('a.html', '<p>&#72;ong&nbsp;Gil&#x20;Dong</p>')],
    ['in an attribute', file('a.html', `<p title="${secret}">x</p>`)],
    ['in Markdown', file('a.md', `| **Hong** Gil\\_Dong |`)],
    ['in LaTeX', file('a.tex', `Hong \\textbf{Gil} D\\"{o}ng & 1`)],
    ['in LaTeX escapes', file('a.tex', 'hong\\_gil\\_dong')],
    ['in JSON lines by escapes', file('a.jsonl', '{"detail":"\\uD64D\\uAE38\\uB3D9"}\n')],
    ['in JSON after a line', file('a.jsonl', '{"detail":"x\\nHong Gil Dong"}\n')],
    ['in an R script', file('a.R', `# ${text}\nx <- 1`)],
    ['in SPSS syntax', file('a.sps', `* ${text}.`)],
    ['in XML', file('a.xml', `<v><![CDATA[${secret}]]></v>`)],
    ['in DOCX', file('a.docx', docx(text))],
    ['in DOCX, in two runs', file('a.docx', docx('Hong G</w:t></w:r><w:r><w:t>il Dong'))],
    ['in a zip in a zip', file('kit.zip', zipSync({ 'in/a.docx': docx(text), 'b.txt': strToU8('x') }))],
    ['in the name of an entry', file('kit.zip', zipSync({ 'Hong_Gil_Dong/a.txt': strToU8('x') }))],
    [
      'in the comment of an entry',
      file('kit.zip', zipSync({ 'a.txt': [strToU8('x'), { comment: secret }] })),
    ],
    ['in the name of a file', file('hong_gil_dong.csv', 'x')],
    ['in a PNG text', file('a.png', pngWith([['tEXt', strToU8(`Comment\0${secret}`)]]))],
    [
      'in a packed PNG text',
      file('a.png', pngWith([['zTXt', Uint8Array.of(65, 0, 0, ...zlibSync(strToU8(secret)))]])),
    ],
    ['in an international PNG text', file('a.png', pngWith([['iTXt', strToU8('T\0\0\0ko\0\0홍길동')]]))],
    ['in a PNG’s private chunk', file('a.png', pngWith([['prVt', strToU8(secret)]]))],
    ['after the end of a PNG', file('a.png', pngWith([], secret))],
    ['in SVG text', file('a.svg', `<svg><text>${secret}</text></svg>`)],
    [
      'in a picture in an SVG',
      file(
        'a.svg',
        `<svg><image href="data:image/png;base64,${base64(pngWith([['tEXt', strToU8(`C\0${secret}`)]]))}"/></svg>`,
      ),
    ],
    ['in the name of an ImageJ outline', file('a.roi', imagejRoiNamed(secret))],
    ['in three signs that name an ImageJ outline', file('a.roi', imagejRoiNamed('홍길동'))],
    [
      'in UTF-16 among bytes of no known kind, big end first, from an odd place on',
      file('a.dat', Uint8Array.of(0, 1, 2, ...utf16(` ${secret} `, true, false), 0, 4)),
    ],
    [
      'in bytes of no known kind',
      file('a.dat', Uint8Array.of(0, 1, 2, 0, 3, ...strToU8(` ${secret} `), 0, 0, 4)),
    ],
  ];

  it.each(cases)('%s', (_where, planted) => {
    const found = scan([planted]).findings.filter(({ kind }) => kind === 'patient-name');
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.term).toBe('HONG^GIL DONG=洪^吉洞=홍^길동');
  });

  it('at every place of a long file, over the seams of its stretches', () => {
    for (const fill of [262_140, 262_144, 262_137, 524_280]) {
      const { findings } = scan([file('a.txt', `${'x\n'.repeat(fill / 2)}${secret}\n${'y\n'.repeat(1000)}`)]);
      expect(findings.map(({ written }) => written)).toEqual([secret]);
      const wide = scan([file('a.txt', `${'가\n'.repeat(fill / 4)}홍길동\n${'나\n'.repeat(1000)}`)]);
      expect(wide.findings.map(({ written }) => written)).toEqual(['홍길동']);
    }
  });
});

describe('the report', () => {
  it('says file, column, subject, excerpt and term of what a program wrote', () => {
    const csv = 'code,csa_mm2,"scan, first",ms_ms\r\nS-002,1574.5,2020-01-01,20417733\r\n';
    const { findings } = scan([file('tables/subjects.csv', csv)]);
    expect(findings).toEqual([
      {
        key: 'file:tables/subjects.csv|date|2020 01 01',
        kind: 'date',
        term: '2020-01-01',
        written: '2020-01-01',
        files: ['tables/subjects.csv'],
        subjectCode: 'S-002',
        column: 'scan, first',
        excerpt: {
          before: 'code,csa_mm2,"scan, first",ms_ms S-002,1574.5,',
          match: '2020-01-01',
          after: ',20417733 ',
        },
        offers: ['keep'],
        isInformative: false,
      },
    ]);
  });

  it('counts what was looked for, and scans whose day is known', () => {
    const report = scan([file('a.txt', 'nothing'), file('a.png', pngWith([]))]);
    expect(report.findings).toEqual([]);
    expect(report.kinds.find(({ kind }) => kind === 'patient-name')).toEqual({
      kind: 'patient-name',
      terms: 2,
      spellings: 2,
      found: 0,
    });
    expect(report).toMatchObject({
      fileCount: 2,
      days: { known: 4, all: 4 },
      pictures: { count: 1, withData: [] },
    });
  });

  it('says which pictures carry more than pixels, and what could not be searched', () => {
    const damaged = zipSync({ 'a.txt': strToU8('x'.repeat(100)) }).slice(0, 60);
    const report = scan([
      file('a.png', pngWith([['eXIf', strToU8('MM')]])),
      file('b.zip', damaged),
      file('c.dat', Uint8Array.of(0, 1, 2, 3, 4, 255)),
    ]);
    expect(report.pictures).toEqual({ count: 1, withData: ['a.png'] });
    expect(report.notSearched.map(({ file: name }) => name)).toEqual(['b.zip', 'c.dat']);
  });

  it('comes in steps that tell how far the search is', () => {
    const steps = scanSteps([file('a.txt', 'x\n'.repeat(400_000)), file('b.txt', 'y')], terms, parts);
    const seen: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) seen.push(step.value.searchedBytes);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(800_001);
  });
});

describe('what a person typed', () => {
  const [first, second] = subjects;
  if (!first || !second) throw new Error('absent');
  const typed: TypedParts = {
    ...parts,
    subjects: [
      { ...first, note: 'MRI repeated 2020-08-11, coil fault' },
      { ...second, note: 'son of Hong came along', finalScanReason: 'scanned on 7 Sep 2020 and 2020-09-07' },
    ],
  };
  const written = (from: TypedParts): readonly ExportFile[] => [
    file(
      'subjects.csv',
      `code,note\r\n${from.subjects.map(({ code, note, finalScanReason }) => `${code},"${note ?? ''} ${finalScanReason ?? ''}"\r\n`).join('')}`,
    ),
    file(
      'subjects.xlsx',
      zipSync({
        'xl/sharedStrings.xml': strToU8(
          from.subjects
            .map(
              ({ note, finalScanReason }) =>
                `<si><t>${note ?? ''}</t></si><si><t>${finalScanReason ?? ''}</t></si>`,
            )
            .join(''),
        ),
      }),
    ),
  ];

  it('is one finding at its place, with the days from that subject’s surgery', () => {
    const dated = identityTerms({
      ...typed,
      images: [...images, ...identifiedStudy([{ name: '', number: '', studyDate: '2020-08-11' }]).images],
    });
    const report = scanFiles(written(typed), dated, typed);
    expect(
      report.findings.map(({ written: text, term, subjectCode, place, offers, dayText, files }) => [
        text,
        term,
        subjectCode,
        place?.what,
        offers,
        dayText,
        files,
      ]),
    ).toEqual([
      [
        'Hong',
        'HONG^GIL DONG=洪^吉洞=홍^길동',
        'S-002',
        'note',
        ['leave-out', 'keep'],
        undefined,
        ['subjects.csv', 'subjects.xlsx/xl/sharedStrings.xml'],
      ],
      // Surgery was on 2020-01-10: 214 days before 11 August of that leap year.
      [
        '2020-08-11',
        '2020-08-11',
        'S-001',
        'note',
        ['write-day', 'leave-out', 'keep'],
        'day 214',
        ['subjects.csv', 'subjects.xlsx/xl/sharedStrings.xml'],
      ],
      [
        '7 Sep 2020',
        '2020-09-07',
        'S-002',
        'final scan reason',
        ['write-day', 'leave-out', 'keep'],
        'day 241',
        ['subjects.csv', 'subjects.xlsx/xl/sharedStrings.xml'],
      ],
      [
        '2020-09-07',
        '2020-09-07',
        'S-002',
        'final scan reason',
        ['write-day', 'leave-out', 'keep'],
        'day 241',
        ['subjects.csv', 'subjects.xlsx/xl/sharedStrings.xml'],
      ],
    ]);

    const decisions = report.findings.map(({ key, offers }) => ({
      key,
      action: offers.includes('write-day')
        ? ({ kind: 'write-day' } as const)
        : ({ kind: 'leave-out' } as const),
    }));
    expect(openFindings(report, decisions)).toHaveLength(4);
    const decided = applyDecisions(typed, dated, decisions);
    expect(decided.subjects.map(({ note, finalScanReason }) => [note, finalScanReason])).toEqual([
      ['MRI repeated day 214, coil fault', undefined],
      [undefined, 'scanned on day 241 and day 241'],
    ]);
    expect(scanFiles(written(decided), dated, decided).findings).toEqual([]);
  });

  it('that does not leave is no finding', () => {
    expect(scan([file('a.txt', 'no notes here')], typed).findings).toEqual([]);
  });

  it('is kept with a reason only', () => {
    const report = scan(written(typed), typed);
    const [finding] = report.findings;
    if (!finding) throw new Error('absent');
    const open = (reason: string) =>
      openFindings(report, [{ key: finding.key, action: { kind: 'keep', reason } }]).length;
    expect(open(' ')).toBe(report.findings.length);
    expect(open('the son agreed')).toBe(report.findings.length - 1);
  });

  it('an observer’s name is worth knowing and no obstacle', () => {
    const project = makeProject({
      protocol: makeProtocol({
        observers: [
          { id: observerId('A'), letter: 'A', role: 'surgeon', name: 'Dana Roe', training: '' },
          { id: observerId('B'), letter: 'B', role: 'radiologist', name: '', training: '' },
        ],
      }),
    });
    const named = { ...parts, project };
    const report = scanFiles(
      [file('methods.md', 'Dana Roe outlined.')],
      identityTerms({ ...named, images }),
      named,
    );
    expect(report.findings).toMatchObject([
      { kind: 'observer-name', written: 'Dana Roe', isInformative: true },
    ]);
    expect(openFindings(report, [])).toEqual([]);
  });
});

it('full-precision data, paths of figures and machine words give no false alarm', () => {
  const numbers = Array.from(
    { length: 20_000 },
    (_, i) => `S-001,${(i * 7919.123456789) / 3},${i * 20_417},0.${20_417_733 + i}`,
  );
  const svg = `<svg><path d="M12.03,18${Array.from({ length: 5000 }, (_, i) => `L${(i * 12.0318).toFixed(3)},${i % 31}.${i % 12}`).join('')}"/></svg>`;
  const sheet = '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>20417733</v></c></row>';
  const ids = Array.from(
    { length: 2000 },
    (_, i) =>
      `{"id":"${crypto.randomUUID()}","hash":"${(20_417_733 + i).toString(16).padStart(64, '20180312')}"}`,
  );
  const report = scan([
    file('d.csv', `code,csa_mm2,time_ms,share\n${numbers.join('\n')}`),
    file('f.svg', svg),
    file('t.xlsx', zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet) })),
    file('l.jsonl', ids.join('\n')),
  ]);
  expect(report.findings).toEqual([]);
  expect(Object.keys(unzipSync(zipSync({ a: new Uint8Array(1) })))).toEqual(['a']);
});
