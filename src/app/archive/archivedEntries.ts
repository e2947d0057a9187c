import type { ArchiveClient, DicomJson } from '../../domain/archive/archiveClient';
import type { ArchiveEntry } from '../../domain/archive/archiveProject';
import type { ArchiveSeries } from '../../domain/archive/archiveStudy';
import { type ArchivedKind, archivedKinds } from '../../domain/archive/bundleObject';
import { bundleSeriesText, bundleSeriesUid, bundleStudyUid } from '../../domain/archive/bundleUids';
import { type ObserverId, sopInstanceUid } from '../../domain/ids';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { given, goOn, type SyncWork } from './syncWork';

/** A series of bundles that is looked into. */
export interface AskedSeries {
  readonly kind: ArchivedKind;
  readonly observerId?: ObserverId;
  readonly series: Pick<ArchiveSeries, 'studyInstanceUid' | 'seriesInstanceUid'>;
}

/**
 * The series that who sits here may look into: the researcher all of them, an observer their own kit and return. How much lies
 * in the others would tell how far the others are.
 */
export function seriesFor({ project, person }: OpenProject): readonly AskedSeries[] {
  const studyInstanceUid = bundleStudyUid(project.id);
  const one = (kind: ArchivedKind, observerId?: ObserverId): AskedSeries => ({
    kind,
    ...(observerId !== undefined && { observerId }),
    series: { studyInstanceUid, seriesInstanceUid: bundleSeriesUid(project.id, kind, observerId) },
  });
  const ofReader = (id: ObserverId): readonly AskedSeries[] => [one('kit', id), one('return', id)];
  if (person.kind === 'observer') return ofReader(person.observerId);
  const own = project.kit;
  if (own) return ofReader(own.observerId);
  return [...readersOf(project.protocol).flatMap(({ id }) => ofReader(id)), one('project')];
}

/** What of the open project lies in the archive and is for who sits here, oldest first. */
export async function entriesHere(
  work: SyncWork,
  known: ReadonlySet<string>,
  kinds: readonly ArchivedKind[] = archivedKinds,
): Promise<readonly ArchiveEntry[]> {
  const { client, open, signal } = work;
  const listed = await seriesThere(work);
  const asked = seriesFor(open).filter(
    ({ kind, series }) => kinds.includes(kind) && (!listed || listed.has(series.seriesInstanceUid)),
  );
  const entries: ArchiveEntry[] = [];
  for (const [at, one] of asked.entries()) {
    work.onCourse({ what: 'asking', done: at, total: asked.length });
    entries.push(...(await entriesOf(client, one, known, signal)));
    goOn(work);
  }
  return entries;
}

/**
 * The series of the project that are there. Observers ask for their own alone: the list says how many returns of others lie
 * there.
 */
async function seriesThere(work: SyncWork): Promise<ReadonlySet<string> | undefined> {
  const { client, open, signal } = work;
  if (open.person.kind === 'observer' || open.project.kit) return undefined;
  const there = await client.searchSeries(bundleStudyUid(open.project.id), signal);
  goOn(work);
  if (!there.ok && there.error.kind === 'not-found') return new Set();
  return new Set(given(there).map(({ seriesInstanceUid }) => seriesInstanceUid));
}

/** The bundles of a series, oldest first, by their headers alone. */
export async function entriesOf(
  client: ArchiveClient,
  { kind, observerId, series }: AskedSeries,
  known: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<readonly ArchiveEntry[]> {
  const { studyInstanceUid, seriesInstanceUid } = series;
  const headers = await client.seriesMetadata(studyInstanceUid, seriesInstanceUid, signal);
  if (!headers.ok && headers.error.kind === 'not-found') return [];
  const entries = given(headers).flatMap((header): readonly ArchiveEntry[] => {
    const sop = textOf(header, '00080018');
    if (sop === '') return [];
    const issue = Number.parseInt(textOf(header, '00200013'), 10);
    const writtenAtUtc = momentOf(textOf(header, '00080023'), textOf(header, '00080033'));
    return [
      {
        kind,
        ...(observerId !== undefined && { observerId }),
        ...(kind === 'kit' && issue > 0 && { issue }),
        ...(writtenAtUtc !== undefined && { writtenAtUtc }),
        studyInstanceUid,
        seriesInstanceUid,
        sopInstanceUid: sopInstanceUid(sop),
        isHere: known.has(sop),
      },
    ];
  });
  return entries.sort(byAge);
}

function byAge(a: ArchiveEntry, b: ArchiveEntry): number {
  const [first, second] = [a, b].map(
    ({ issue = 0, writtenAtUtc = '', sopInstanceUid: uid }) =>
      `${String(issue).padStart(9, '0')} ${writtenAtUtc} ${uid}`,
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}

/** The first value of an attribute, as text; '' where it is absent or no text. */
function textOf(header: DicomJson, tag: string): string {
  const value: unknown = header[tag]?.Value?.[0];
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** ISO 8601 of DICOM DA and TM in UTC; undefined where they are no date. */
function momentOf(date: string, time: string): string | undefined {
  const day = /^(\d{4})(\d\d)(\d\d)$/.exec(date);
  if (!day) return undefined;
  const [, hours = '00', minutes = '00', seconds = '00'] = /^(\d\d)(\d\d)?(\d\d)?/.exec(time) ?? [];
  const iso = `${day[1]}-${day[2]}-${day[3]}T${hours}:${minutes}:${seconds}Z`;
  return Number.isNaN(Date.parse(iso)) ? undefined : iso;
}

/** Safe as a file name, and told apart from others of its kind: `return-B-20261124T030405Z-81723.multifidus.zip`. */
export function fileNameOf({
  kind,
  observerId,
  issue,
  writtenAtUtc,
  sopInstanceUid: uid,
}: ArchiveEntry): string {
  const parts = [
    bundleSeriesText(kind, observerId),
    issue === undefined ? '' : String(issue),
    (writtenAtUtc ?? '').replace(/[-:]|\.\d+/g, ''),
    uid.slice(-5),
  ];
  const name = parts.filter((part) => part !== '').join('-');
  return `${name.replace(/[^\w.-]+/g, '-')}.multifidus.zip`;
}
