import type { StudyData } from '../analysis/studyResults';
import { loadPart } from '../base/partNotLoaded';
import type { Result } from '../base/result';
import { safeName } from '../base/safeName';
import { imageKey } from '../domain/image/imageRef';
import type { ResultsDenied } from '../domain/study/blinding';
import type { Project } from '../domain/study/project';
import { subjectPairChecks } from '../domain/study/subjectPairs';
import type { RoiCsvInput } from '../report/roiRecords';
import { type AppContext, isStillHere, notify, openProjectOf } from './context';
import { imagesHere } from './imagesComing';
import { logExport } from './printedHead';
import { seriesOfSlices } from './seriesOfSlices';

/**
 * Spreadsheets recognise UTF-8 by the mark; dates stay, because the file is the researcher's own. A project that keeps
 * none has stand-ins, which must not be taken for dates.
 */
export function optionsFor({ identity }: Project) {
  return { hasByteOrderMark: true, hasDates: identity === 'kept' };
}

async function roiText(input: RoiCsvInput): Promise<Result<string, ResultsDenied>> {
  const { roiCsv } = await loadPart(() => import('../report/roiCsv'));
  return roiCsv(input, optionsFor(input.project));
}

async function subjectText(data: StudyData): Promise<Result<string, ResultsDenied>> {
  const { subjectFile } = await loadPart(() => import('./subjectFile'));
  return subjectFile(data, optionsFor(data.project));
}

async function settlementText(data: StudyData): Promise<Result<string, ResultsDenied>> {
  const { settlementsCsv } = await loadPart(() => import('../report/settlementsCsv'));
  return settlementsCsv(data, optionsFor(data.project));
}

/** A data file of the study. */
export type DataFile = 'rois' | 'subjects' | 'settlements';

/** Saves the data dictionary: what every column of both files means, and its unit. It holds no value of the study. */
export async function saveDictionary(context: AppContext): Promise<void> {
  const { project } = openProjectOf(context);
  const { dictionaryCsv } = await loadPart(() => import('../report/csvDictionary'));
  const log = await logExport(context, 'dictionary');
  const name = `${safeName(project.protocol.title)}-dictionary${log}.csv`;
  context.ports.backup.download(
    name,
    dictionaryCsv(optionsFor(project), project.customCovariates),
    'text/csv;charset=utf-8',
  );
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}

/** Saves a CSV of every ROI, of every subject, or of every decision about a disagreement, with full precision. Denied exactly where results are. */
export async function saveCsv(context: AppContext, what: DataFile): Promise<void> {
  const asked = openProjectOf(context);
  await imagesHere(context);
  if (!isStillHere(context, asked)) return;
  const { project, subjects, images, person, catalogue } = openProjectOf(context);
  const readings = await context.ports.storage.loadAllReadings(project.id);
  if (!isStillHere(context, asked)) return;
  const refuse = (message: string): void =>
    notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message } });
  if (!readings.ok) {
    refuse(readings.error.message);
    return;
  }
  const data = { person, project, subjects, readings: readings.value };
  const headers = new Map([...images.values()].map(({ header }) => [imageKey(header), header]));
  // Statistics and file formats are the larger part of the program; they load when somebody asks for them.
  const text =
    what === 'rois'
      ? await roiText({ ...data, headers })
      : what === 'settlements'
        ? await settlementText(data)
        : await subjectText({
            ...data,
            pairs: subjectPairChecks(subjects, catalogue, project.protocol),
            seriesOf: seriesOfSlices({ images }),
          });
  if (!text.ok) {
    refuse('This person has a reading open. Sign it first.');
    return;
  }
  if (!isStillHere(context, asked)) return;
  const log = await logExport(context, `table of ${what}`);
  if (!isStillHere(context, asked)) return;
  const name = `${safeName(project.protocol.title)}-${what}${log}.csv`;
  context.ports.backup.download(name, text.value, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}

/**
 * Saves a CSV of how every file of the last import ended (path, state, kind, reason in words, details, tag), with what
 * only shows when files are looked at together. Nothing where no file was given.
 */
export async function saveUnusedList(context: AppContext): Promise<void> {
  const { import: last } = context.store.getState();
  if (last.kind !== 'done' || last.ledger.given === 0) return;
  const [{ csvText }, { fileEndWords }, { importFindingText }] = await loadPart(() =>
    Promise.all([
      import('../report/csvText'),
      import('../report/fileEndWords'),
      import('../report/importFindingText'),
    ]),
  );
  const ends = last.ledger.ends.map(({ path, state, kind, detail, tag }) => {
    const { title, text } = fileEndWords(kind);
    return { path, state, kind, reason: `${title}. ${text}`, detail, tag };
  });
  const findings = last.findings.flatMap((finding) => {
    const { title, text, tag, places } = importFindingText(finding);
    const { kind } = finding;
    return places.map((place) => ({ ...place, state: 'to look at', kind, reason: `${title}. ${text}`, tag }));
  });
  const log = await logExport(context, 'list of files');
  const name = `${safeName(openProjectOf(context).project.protocol.title)}-files${log}.csv`;
  const columns = ['path', 'state', 'kind', 'reason', 'detail', 'tag'] as const;
  const text = csvText(columns, [...ends, ...findings], { hasByteOrderMark: true });
  context.ports.backup.download(name, text, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
