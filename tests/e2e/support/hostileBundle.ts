import { strToU8, zipSync } from 'fflate';
import { readSliceHeaders } from '../../../src/io/dicom/readSliceHeaders';
import { bothReadings } from '../../support/fixtureStudy';
import { phantomFiles } from '../../support/phantomFiles';
import { makeProject, makeSubject } from '../../support/studyFixtures';

/** What a script would be if any text were taken for HTML. */
export const markup = '"><img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>';

/** Names of fields that hold somebody's words or names, in any record of a project. */
const textFields = new Set([
  ...[
    'id',
    'projectId',
    'subjectId',
    'observerId',
    'siteId',
    'muscleId',
    'title',
    'name',
    'shortName',
    'role',
  ],
  ...[
    'letter',
    'code',
    'patientKey',
    'path',
    'studyDescription',
    'seriesDescription',
    'protocolName',
    'text',
  ],
  ...['studyInstanceUid', 'seriesInstanceUid', 'sopInstanceUid', 'axialSeriesUid', 'sagittalSeriesUid'],
  ...[
    'manufacturer',
    'model',
    'stationName',
    'software',
    'sequenceName',
    'receiveCoil',
    'contrastAgent',
    'tag',
  ],
  ...['frameOfReferenceUid', 'imageFingerprint', 'photometricInterpretation', 'version', 'whose'],
]);

/** The same value with markup in every text. The same text always becomes the same, so that references hold. */
function poisoned(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return textFields.has(field) ? value + markup : value;
  // Numbers and the pixel rule: nothing of it is free text.
  if (field === 'measurement') return value;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, poisoned(one, key)]));
}

/** Entries are named by what they are of: time point, site, muscle, side. */
function renamedEntry([key, entry]: [string, unknown]): [string, unknown] {
  const [timePoint, site, muscle, side] = key.split('|');
  return [[timePoint, `${site}${markup}`, `${muscle}${markup}`, side].join('|'), poisoned(entry)];
}

/** A project bundle, valid in every part, with markup in every text of it; unblinded, with two signed readings. */
export function hostileBundle(): Buffer {
  const subject = {
    ...makeSubject('S-001'),
    exclusion: { reason: markup, atUtc: '2026-01-02T00:00:00Z' },
  };
  const read = makeSubject('S-002');
  const readings = bothReadings(read, [1000, 900], [400, 450]).map((reading) => ({
    ...reading,
    reopenings: [{ atUtc: '2026-01-02T00:00:00Z', reason: markup }],
  }));
  const project = makeProject({ unblinding: { atUtc: '2026-06-01T00:00:00Z', reason: markup } });
  const images = phantomFiles([0], false).flatMap(({ path, bytes }) => {
    const headers = readSliceHeaders(bytes, bytes.length);
    return headers.ok ? headers.value.map((header) => ({ header, path, sizeBytes: bytes.length })) : [];
  });
  const content = {
    format: 'multifidus-bundle',
    version: 1,
    writtenAtUtc: '2026-06-02T00:00:00Z',
    whose: 'all',
    project: {
      ...Object(poisoned(project)),
      protocol: { ...Object(poisoned(project.protocol)), version: 1 },
    },
    subjects: [subject, read].map((one) => poisoned(one)),
    images: images.map((one) => poisoned(one)),
    readings: readings.map((reading) => ({
      ...Object(poisoned({ ...reading, entries: {} })),
      entries: Object.fromEntries(Object.entries(reading.entries).map(renamedEntry)),
    })),
  };
  return Buffer.from(zipSync({ 'multifidus.json': strToU8(JSON.stringify(content)) }));
}
