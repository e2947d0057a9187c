import type { LongWork } from '../../src/analysis/live/longWork';
import { ok } from '../../src/base/result';
import type { ExportCheck, ExportEngine, ExportQuestion } from '../../src/report/export/exportEngine';
import type { ExportFile } from '../../src/report/export/exportFile';
import type { ExportItem } from '../../src/report/export/exportItem';
import type { ExportSettings } from '../../src/report/export/exportSettings';
import type {
  Finding,
  IdentityDecisions,
  IdentityReport,
} from '../../src/report/export/identity/identityReport';
import type { PrintedFacts } from '../../src/report/reviewer/reviewerFacts';

/** An engine in memory: what it was told and asked, and answers that a test sets. */
export interface MemoryEngine {
  readonly start: () => Promise<ExportEngine>;
  readonly told: ExportQuestion[];
  readonly checked: { readonly settings: ExportSettings; readonly chosen: object }[];
  readonly packed: {
    readonly chosen: object;
    readonly decisions: IdentityDecisions;
    readonly printed: PrintedFacts;
  }[];
  readonly written: { readonly id: string; readonly formats: readonly string[] }[];
  /** Engines that are running now. */
  readonly running: () => number;
  items: readonly ExportItem[];
  findings: readonly Finding[];
  /** What the next answers wait for. */
  gate: Promise<void> | undefined;
  failure: string | undefined;
}

const item = (id: string, over: Partial<ExportItem> = {}): ExportItem => ({
  id,
  group: 'tables',
  name: id,
  detail: '',
  formats: ['docx', 'csv'],
  defaultFormats: ['docx'],
  ...over,
});

/** A note of S-041 that holds a date. */
export const dateInNote: Finding = {
  key: 'note of S-041|2018-03-12',
  kind: 'date',
  term: '2018-03-12',
  written: '12 Mar 2018',
  files: ['data/subjects.csv'],
  subjectCode: 'S-041',
  column: 'note',
  excerpt: { before: 'MRI repeated ', match: '12 Mar 2018', after: ', coil fault' },
  place: { key: 'note of S-041', what: 'note', subjectCode: 'S-041', isOptional: true },
  offers: ['write-day', 'leave-out', 'keep'],
  dayText: 'day 214',
  isInformative: false,
};

/** A report with some findings. */
export function identityReport(
  findings: readonly Finding[],
  over: Partial<IdentityReport> = {},
): IdentityReport {
  const found = (kind: Finding['kind']): number => findings.filter((one) => one.kind === kind).length;
  return {
    isRemoved: false,
    kinds: [
      { kind: 'patient-name', terms: 92, spellings: 118, found: found('patient-name') },
      { kind: 'patient-number', terms: 92, spellings: 92, found: found('patient-number') },
      { kind: 'institution', terms: 12, spellings: 12, found: found('institution') },
      { kind: 'accession-number', terms: 31, spellings: 31, found: found('accession-number') },
      { kind: 'date', terms: 368, spellings: 368, found: found('date') },
    ],
    findings,
    fileCount: 31,
    searchedBytes: 1000,
    pictures: { count: 8, withData: [] },
    days: { known: 184, all: 184 },
    notSearched: [],
    codesThatTell: [],
    ...over,
  };
}

/** Starts nothing: answers at once, or when `gate` opens. */
export function memoryEngine(): MemoryEngine {
  let running = 0;
  const engine: MemoryEngine = {
    told: [],
    checked: [],
    packed: [],
    written: [],
    running: () => running,
    items: [item('table-1'), item('table-2'), item('roc', { group: 'figures', defaultFormats: [] })],
    findings: [],
    gate: undefined,
    failure: undefined,
    start: async () => {
      running += 1;
      return {
        tell: async (question) => {
          engine.told.push(question);
          await engine.gate;
        },
        givePictures: async () => undefined,
        items: async () => ok(engine.items),
        preview: async (_settings, id) =>
          ok({ kind: 'text', fileName: `${id}.csv`, lines: [id], lineCount: 1 }),
        textOf: async (_settings, id, format) => ok(`${id} ${format}`),
        write: (_settings, id, formats) =>
          work(() => {
            engine.written.push({ id, formats });
            return formats.map((format): ExportFile => file(`tables/${id}.${format}`));
          }),
        check: (settings, chosen, onProgress) =>
          work((): ExportCheck => {
            engine.checked.push({ settings, chosen });
            onProgress({ done: 1, total: 2 });
            const sizes = Object.entries(chosen).flatMap(([id, formats]) =>
              formats.map((format) => [`${id}.${format}`, 100] as const),
            );
            return { report: identityReport(engine.findings), sizes: new Map(sizes), fileCount: 31 };
          }),
        pack: (_settings, chosen, decisions, printed) =>
          work(() => {
            engine.packed.push({ chosen, decisions, printed });
            return file('export.zip');
          }),
        end: () => {
          running -= 1;
        },
      };
    },
  };
  return engine;

  function work<T>(make: () => T): LongWork<T> {
    let isCancelled = false;
    const outcome = (async () => {
      await engine.gate;
      if (engine.failure !== undefined) return { kind: 'failed', message: engine.failure } as const;
      return isCancelled ? ({ kind: 'cancelled' } as const) : ({ kind: 'done', value: make() } as const);
    })();
    return {
      outcome,
      cancel: () => {
        isCancelled = true;
      },
    };
  }
}

function file(name: string): ExportFile {
  return { name, mediaType: 'application/octet-stream', bytes: new Uint8Array([1, 2, 3]) };
}
