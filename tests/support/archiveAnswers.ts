import type { DicomJson, DicomJsonAttribute } from '../../src/domain/archive/archiveClient';
import { type ArchivedObject, text } from './archivedObject';

/** How a fake archive answers searches. */
export interface SearchHabits {
  /** It never gives more at once, whatever is asked for. */
  readonly largestPage?: number;
  readonly ignoresOffset?: boolean;
  /** It takes a list of UIDs for one UID, and finds nothing. */
  readonly takesNoLists?: boolean;
  /** It gives everything, whatever is searched for. */
  readonly ignoresQuery?: boolean;
}

const studyTags = [
  '00080020',
  '00080030',
  '00080050',
  '00080090',
  '00081030',
  '00100010',
  '00100020',
  '00100021',
  '00100030',
  '00100040',
  '0020000D',
  '00200010',
];
const seriesTags = ['0020000D', '0020000E', '00080060', '0008103E', '00200011'];
const instanceTags = ['0020000D', '0020000E', '00080016', '00080018', '00200013'];

const queryKeys: Readonly<Record<string, string>> = {
  PatientName: '00100010',
  PatientID: '00100020',
  StudyDate: '00080020',
  StudyDescription: '00081030',
  AccessionNumber: '00080050',
  StudyInstanceUID: '0020000D',
  SeriesInstanceUID: '0020000E',
  SOPInstanceUID: '00080018',
  ModalitiesInStudy: '00080060',
  Modality: '00080060',
};

const counted = (vr: string, value: unknown): DicomJsonAttribute => ({ vr, Value: [value] });

/** A search on a level, as QIDO-RS answers it. */
export function searched(
  objects: readonly ArchivedObject[],
  level: 'studies' | 'series' | 'instances',
  query: URLSearchParams,
  habits: SearchHabits,
): readonly DicomJson[] {
  const found = new Map<string, ArchivedObject[]>();
  for (const object of objects) {
    const key = level === 'studies' ? object.studyUid : level === 'series' ? object.seriesUid : object.sopUid;
    found.set(key, [...(found.get(key) ?? []), object]);
  }
  const rows = [...found.values()]
    .filter((group) => fits(group, query, habits))
    .map((group) => row(group, level));
  const offset = habits.ignoresOffset ? 0 : Number(query.get('offset') ?? 0);
  const limit = Math.min(Number(query.get('limit') ?? 1e9), habits.largestPage ?? 1e9);
  return rows.slice(offset, offset + limit);
}

function row(group: readonly ArchivedObject[], level: 'studies' | 'series' | 'instances'): DicomJson {
  const [first] = group;
  if (!first) return {};
  const wanted = level === 'studies' ? studyTags : level === 'series' ? seriesTags : instanceTags;
  const json: Record<string, DicomJsonAttribute> = {};
  for (const tag of wanted) {
    const attribute = first.json[tag];
    if (attribute) json[tag] = attribute;
  }
  if (level === 'studies') {
    const modalities = [...new Set(group.map((object) => text(object.json, '00080060')))];
    json['00080061'] = { vr: 'CS', Value: modalities };
    json['00201206'] = counted('IS', new Set(group.map((object) => object.seriesUid)).size);
    json['00201208'] = counted('IS', group.length);
  }
  if (level === 'series') json['00201209'] = counted('IS', group.length);
  return json;
}

function fits(group: readonly ArchivedObject[], query: URLSearchParams, habits: SearchHabits): boolean {
  if (habits.ignoresQuery) return true;
  for (const [key, wanted] of query) {
    const tag = queryKeys[key];
    if (tag && !group.some((object) => matches(key, text(object.json, tag), wanted, habits))) return false;
  }
  return true;
}

function matches(key: string, value: string, wanted: string, habits: SearchHabits): boolean {
  if (key.endsWith('InstanceUID')) {
    return habits.takesNoLists ? value === wanted : wanted.split(/[,\\]/).includes(value);
  }
  if (key === 'StudyDate' && wanted.includes('-')) {
    const [from = '', to = ''] = wanted.split('-');
    return value !== '' && (from === '' || value >= from) && (to === '' || value <= to);
  }
  const pattern = wanted
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const values = key === 'PatientName' ? [value, ...value.split('=')] : [value];
  return values.some((one) => new RegExp(`^${pattern}$`, 'i').test(one));
}

/** What became of objects that were sent (PS3.18 10.5.3). */
export function storeAnswer(
  stored: readonly ArchivedObject[],
  refused: readonly { readonly sopUid: string; readonly reason: number }[],
): { readonly status: number; readonly body: string } {
  const uid = (sopUid: string) => ({ '00081155': counted('UI', sopUid) });
  const body = {
    ...(stored.length > 0 && {
      '00081199': { vr: 'SQ', Value: stored.map((object) => uid(object.sopUid)) },
    }),
    ...(refused.length > 0 && {
      '00081198': {
        vr: 'SQ',
        Value: refused.map((one) => ({ ...uid(one.sopUid), '00081197': counted('US', one.reason) })),
      },
    }),
  };
  const status = refused.length === 0 ? 200 : stored.length === 0 ? 409 : 202;
  return { status, body: JSON.stringify(body) };
}
