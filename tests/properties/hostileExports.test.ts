import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { studyChoiceOf } from '../../src/analysis/panelChoice';
import { ok } from '../../src/base/result';
import { subjectId } from '../../src/domain/ids';
import { unwatched } from '../../src/publishing/engine/course';
import { createEngine } from '../../src/publishing/engine/createEngine';
import type { ExportFile } from '../../src/report/export/exportFile';
import { defaultExportSettings } from '../../src/report/export/exportSettings';
import { printedInTests } from '../support/exportContent';
import { hostilePlants, hostileStudy, plantedMark } from '../support/hostileStudy';
import { officeParts, workbookSheets } from '../support/officeFiles';
import { makePair } from '../support/pairFixture';
import { type MarkupNode, parseMarkup } from '../support/parseMarkup';
import { parseXml, type XmlElement } from '../support/parseXml';
import { readLatexTable } from '../support/readLatex';

/*
 * Issue 8: "Hostile text in every text field of a project ends as text in every format." Every field that a person can type into
 * (`withTypedTexts` is the one list of them), codes, ids of a bundle and the log hold a text that some format would run; the
 * real engine makes every item in every format it has; what was made is read by readers that know the format and not the program.
 */

const marks = new RegExp(plantedMark, 'g');
/** Control characters and those that end a line or turn its direction for whatever follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/;

async function exported(turn: number) {
  const { content, person, planted } = hostileStudy(turn);
  const [subject] = content.subjects;
  if (!subject) throw new Error('a study without subjects');
  const engine = createEngine(
    { content: async () => ok(content), log: async () => ok(content.log) },
    { png: async () => new Uint8Array([1]) },
  );
  engine.tell({
    ...{ projectId: content.project.id, person, printed: printedInTests },
    choice: studyChoiceOf(content.project.protocol),
  });
  const level = subject.covariates.level;
  engine.givePictures([
    makePair({ subjectId: subject.id, code: subject.code, ...(level !== undefined && { level }) }),
  ]);
  const all = {
    ...defaultExportSettings,
    imagePairs: [subjectId(subject.id)],
    hasNotes: true,
    hasDates: true,
  };
  const items = await engine.items(all);
  if (!items.ok) throw new Error(JSON.stringify(items.error));
  const made = items.value.filter(({ whyNot }) => whyNot === undefined);
  const chosen = Object.fromEntries(made.map(({ id, formats }) => [id, formats]));
  const checked = await engine.check(all, chosen, unwatched);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  const decisions = checked.value.report.findings.map(({ key }) => ({
    key,
    action: { kind: 'keep', reason: 'asked by a test' } as const,
  }));
  const files = await engine.files(all, chosen, decisions, printedInTests, unwatched);
  if (!files.ok) throw new Error(JSON.stringify(files.error));
  return { files: files.value.flatMap(withEntries), planted };
}

/** A file; of a zip also what is in it. */
function withEntries(
  file: Pick<ExportFile, 'name' | 'bytes'>,
): readonly Pick<ExportFile, 'name' | 'bytes'>[] {
  if (!file.name.endsWith('.zip')) return [file];
  return [
    file,
    ...Object.entries(unzipSync(file.bytes)).map(([name, bytes]) => ({
      name: `${file.name}!${name}`,
      bytes,
    })),
  ];
}

/** Fails with the place where a planted text stands and must not. */
function without(text: string, where: string): void {
  const found = marks.exec(text);
  marks.lastIndex = 0;
  if (found) throw new Error(`${where}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`);
}

function ofXml(
  node: XmlElement | Exclude<MarkupNode, string>,
  allowed: { readonly elements: RegExp; readonly holders: RegExp; readonly labels: RegExp },
): void {
  expect(node.name).toMatch(allowed.elements);
  for (const [name, value] of Object.entries(node.attributes)) {
    expect(name).not.toMatch(/^on|^srcdoc$|^formaction$/i);
    if (/(?:^|:)(?:href|src)$/.test(name)) expect(value).toMatch(/^(?:data:image\/png;base64,|#)/);
    if (!allowed.labels.test(name)) without(value, `<${node.name} ${name}>`);
  }
  for (const child of node.children) {
    if (typeof child !== 'string') ofXml(child, allowed);
    else if (!allowed.holders.test(node.name)) without(child, `<${node.name}>`);
  }
}

function docx(bytes: Uint8Array): void {
  for (const [name, text] of officeParts(bytes)) {
    expect(name).not.toMatch(/vba|embed|activeX/i);
    expect(text).not.toContain('TargetMode="External"');
    const active = /^(?!w:(?:hyperlink|object|altChunk|fldSimple|control|subDoc)$)/;
    ofXml(parseXml(text), { elements: active, holders: /^(?:w:t|dc:title)$/, labels: /^(?!)/ });
    const fields = [...text.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, field = '']) => field.trim());
    expect(fields.filter((field) => !/^(?:PAGE|NUMPAGES)$/.test(field))).toEqual([]);
  }
}

function xlsx(bytes: Uint8Array): void {
  for (const [name, text] of officeParts(bytes)) {
    expect(name).not.toMatch(/vba|embed|externalLink/i);
    expect(text).not.toContain('TargetMode="External"');
    // Names are of what repeats on each page and of filters, both of ours.
    for (const [, name = ''] of text.matchAll(/<definedName name="([^"]*)"/g))
      expect(name).toMatch(/^_xlnm\./);
    const passive = /^(?!(?:f|hyperlink|oleObject)$)/;
    ofXml(parseXml(text), { elements: passive, holders: /^(?:t|dc:title)$/, labels: /^name$/ });
  }
  for (const rows of workbookSheets(bytes).values()) {
    for (const cell of rows.flat()) if (typeof cell === 'string') neutral(cell);
  }
}

/** The first character of what was typed decides; a number is none. */
function neutral(cell: string): void {
  if (plantedMark.test(cell)) {
    expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    expect(cell).not.toMatch(/[;\t]\s*[=+\-@]/);
  }
}

function csv(text: string): void {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',' });
  expect(errors).toEqual([]);
  const rows = data.slice(0, -1);
  expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  for (const cell of rows.flat()) neutral(cell);
}

function html(text: string): void {
  const passive =
    /^(?:html|head|meta|title|style|body|main|section|header|footer|figure|figcaption|img|svg|g|text|tspan|path|line|rect|circle|polygon|polyline|table|caption|thead|tbody|tfoot|tr|th|td|h[1-6]|p|ul|ol|li|dl|dt|dd|div|span|sup|sub|strong|em|b|i|br|hr|nav|small|code|a)$/;
  for (const node of parseMarkup(text)) {
    if (typeof node !== 'string')
      ofXml(node, {
        elements: passive,
        holders: /^(?!style$)/,
        labels: /^(?:alt|aria-label|title|data-[a-z]+)$/,
      });
  }
}

function svg(text: string): void {
  const drawn =
    /^(?:svg|g|path|line|rect|circle|ellipse|polygon|polyline|text|tspan|title|desc|image|defs|clipPath|pattern)$/;
  ofXml(parseXml(text), {
    elements: drawn,
    holders: /^(?:text|tspan|title|desc)$/,
    labels: /^(?:aria-label|data-code)$/,
  });
}

/** By CommonMark 2.4 a backslash makes any of these signs a plain one. */
function markdown(text: string): void {
  for (const line of text.split('\n')) {
    if (!plantedMark.test(line)) continue;
    const active = line.replace(/\\[!-/:-@[-`{-~]/g, '');
    expect(active).not.toMatch(/[<>[\]`]|:\/\/|www\./);
    // A line of ours begins with a mark of ours, and never with one that was typed.
    expect(active.replace(/^(?:\*\*|\| |#+ |- |\d+\. )/, '')).not.toMatch(/^\s*(?:[=+-]|#|\d+[.)])(?:\s|$)/);
  }
}

function latex(text: string): void {
  readLatexTable(text);
  expect(text).not.toMatch(
    /\\(?:input|include|write|def|openin|read|catcode|csname|immediate|special)(?![a-z])/,
  );
}

/** What stands outside of strings, comments included: nobody's text may. R language definition, 10.3. */
function codeOfR(source: string): string {
  let code = '';
  let quote = '';
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quote !== '') {
      if (sign === '\\') at += 1;
      else if (sign === quote) quote = '';
    } else if (sign === '#') {
      const end = source.indexOf('\n', at);
      code += source.slice(at, end < 0 ? undefined : end);
      at = end < 0 ? source.length : end - 1;
    } else if (sign === '"' || sign === "'" || sign === '`') quote = sign;
    else code += sign;
  }
  expect(quote).toBe('');
  return code;
}

function r(text: string): void {
  expect([...text].filter((sign) => sign > '~')).toEqual([]);
  without(codeOfR(text), 'R code');
}

/** SPSS Command Syntax Reference: a string stands in one line, its own quotes doubled. */
function spss(text: string): void {
  expect(text).not.toMatch(unprintable);
  for (const line of text.split('\n')) {
    const outside = line.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '');
    without(outside, 'SPSS syntax');
    if (plantedMark.test(line)) expect(outside).not.toMatch(/['"]/);
  }
}

function plain(text: string): void {
  expect(text).not.toMatch(unprintable);
}

function jsonLines(text: string): void {
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  for (const line of lines) expect(Object.hasOwn(JSON.parse(line), 'hash')).toBe(true);
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => void>> = {
  docx,
  xlsx,
  csv: (bytes) => csv(strFromU8(bytes)),
  html: (bytes) => html(strFromU8(bytes)),
  md: (bytes) => markdown(strFromU8(bytes)),
  tex: (bytes) => latex(strFromU8(bytes)),
  svg: (bytes) => svg(strFromU8(bytes)),
  // Drawn from the SVG beside it.
  png: () => undefined,
  zip: () => undefined,
  jsonl: (bytes) => jsonLines(strFromU8(bytes)),
  json: (bytes) => JSON.parse(strFromU8(bytes)),
  R: (bytes) => r(strFromU8(bytes)),
  sps: (bytes) => spss(strFromU8(bytes)),
  txt: (bytes) => plain(strFromU8(bytes)),
  sha256: (bytes) => without(strFromU8(bytes), 'checksums'),
};

const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** A planted text may be escaped or cut; its mark is letters and digits in every format. */
function marksIn({ name, bytes }: Pick<ExportFile, 'name' | 'bytes'>): readonly string[] {
  const text = /\.(?:docx|xlsx)$/.test(name) ? [...officeParts(bytes).values()].join('\n') : strFromU8(bytes);
  return text.match(marks) ?? [];
}

const turns = hostilePlants.map((_, turn) => turn);

describe('Hostile text in every text field of a project', () => {
  it.each(turns)(
    'ends as text in every format, each field with the text after it (turn %i)',
    async (turn) => {
      const { files, planted } = await exported(turn);
      const found = new Map<string, Set<string>>();
      const faults: string[] = [];
      for (const file of files) {
        const ending = endingOf(file.name);
        const read = readers[ending];
        if (!read) throw new Error(`no reader for ${file.name}`);
        try {
          read(file.bytes);
        } catch (cause) {
          faults.push(`${file.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
        }
        for (const mark of marksIn(file)) {
          const own = found.get(ending) ?? new Set();
          own.add(planted.get(mark) ?? mark);
          found.set(ending, own);
        }
      }
      expect(faults).toEqual([]);
      const formats = ['docx', 'xlsx', 'csv', 'html', 'md', 'tex', 'svg', 'jsonl', 'json', 'R', 'sps'];
      for (const format of formats) expect([format, found.get(format)?.size ?? 0]).not.toEqual([format, 0]);
      const everywhere = new Set([...found.values()].flatMap((some) => [...some]));
      // The choice of reasons and the guide are for those who read; what was chosen of them leaves with the subject.
      expect([...new Set(planted.values())].filter((what) => !everywhere.has(what)).sort()).toEqual([
        'enrolment reason',
        'guide',
      ]);
    },
    60_000,
  );

  it('names no file that a folder of any system would not take, or that leads out of it', async () => {
    const { files } = await exported(5);
    for (const { name } of files) {
      for (const part of name.split(/[/!]/)) {
        expect(part).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]$/);
        expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(part.length).toBeLessThan(120);
      }
    }
    expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(files.length);
  }, 60_000);
});
