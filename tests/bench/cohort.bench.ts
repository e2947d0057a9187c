import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { bench, describe } from 'vitest';
import { openForObserver, openForResearcher } from '../../src/app/conduct/openFor';
import { observerId, projectId } from '../../src/domain/ids';
import { imageKey } from '../../src/domain/image/imageRef';
import { ImageLibrary } from '../../src/domain/imageLibrary/imageLibrary';
import { byPatient, packPatient } from '../../src/domain/imageLibrary/patientImages';
import { progressOf } from '../../src/domain/reading/readingProgress';
import { observerProgress } from '../../src/domain/study/blinding';
import { linkSuggestions } from '../../src/domain/study/linkSuggestions';
import type { Project } from '../../src/domain/study/project';
import { defaultProtocol } from '../../src/domain/study/protocol';
import type { Subject } from '../../src/domain/study/subject';
import { seriesByUid } from '../../src/domain/study/subjectPairs';
import type { OpenProject } from '../../src/state/openProject';
import { orderedRows } from '../../src/ui/cohort/cohortColumns';
import { filtersFor, matchesFilter } from '../../src/ui/cohort/cohortFilters';
import { cohortRows } from '../../src/ui/cohort/cohortRow';
import { workRows } from '../../src/ui/worklist/workRows';
import { benchSubject } from './cohort/benchCohort';

/*
 * The work list of a study of 10,000 subjects with readings, without a browser: its rows made anew and after one change,
 * its orders and filters, an observer signing in; and images as one record a slice, as they were kept before, beside one
 * packed record a patient. Each pair of lines is one comparison: the report prints the ratio.
 */

const people = 10_000;
const id = projectId('bench');
const protocol = defaultProtocol('Bench');
const withImages = 300;
// Headers of all 400,000 slices would not be a bench of these parts.
const all = Array.from({ length: people }, (_, at) => {
  const { subject, images, readings } = benchSubject(id, protocol, at);
  const progress = readings.map((one) => progressOf(one, protocol));
  return { subject, progress, images: at < withImages ? images : [] };
});
const subjects = all.map(({ subject }) => subject);
const progress = all.flatMap((one) => one.progress);
const images = all.flatMap((one) => one.images);
const library = ImageLibrary.of(images);
const series = seriesByUid(library.catalogue);

const project: Project = {
  id,
  protocol,
  kind: { kind: 'study' },
  identity: 'kept',
  createdAtUtc: '2026-01-01T00:00:00Z',
  openedAtUtc: '2026-01-01T00:00:00Z',
  secretText: 'bench',
};

// Somebody who sits there is the same object until somebody else does.
const person = { kind: 'researcher' } as const;
const ownDrafts: OpenProject['ownDrafts'] = new Set();

function openOf(listed: readonly Subject[]): OpenProject {
  return {
    project,
    subjects: listed,
    progress,
    images: library,
    catalogue: library.catalogue,
    reachable: new Set(),
    person,
    ownDrafts,
  };
}

const open = openOf(subjects);
const nobodyYet = (): boolean => false;
let turn = 0;

/** The same subjects, one of them with another BMI. */
function oneChanged(): readonly Subject[] {
  turn += 1;
  return subjects.map((one, at) =>
    at === turn % people ? { ...one, covariates: { ...one.covariates, bmiKgPerM2: 20 + (turn % 9) } } : one,
  );
}

describe('rows of the list, 10,000 subjects', () => {
  bench('all of them anew', () => {
    cohortRows(openOf(subjects.map((one) => ({ ...one }))), series, [], false, nobodyYet);
  });
  bench('after one covariate changed', () => {
    cohortRows(openOf(oneChanged()), series, [], false, nobodyYet);
  });
});

describe('who may be whom, 10,000 subjects', () => {
  bench('anew', () => {
    linkSuggestions(subjects, { ...library.catalogue, patients: library.catalogue.patients, problems: [] });
  });
  bench('after one covariate changed', () => {
    linkSuggestions(oneChanged(), library.catalogue);
  });
});

describe('working in the list, 10,000 subjects', () => {
  const rows = cohortRows(open, series, [], false, nobodyYet);
  bench('ordered by age', () => {
    orderedRows(rows, { column: 'age', isDescending: true });
  });
  bench('ordered by interval', () => {
    orderedRows(rows, { column: 'days', isDescending: false });
  });
  bench('counts of all filters', () => {
    for (const filter of filtersFor('researcher')) rows.filter((row) => matchesFilter(row, filter));
  });
  bench('progress of the observers', () => {
    observerProgress({ project, subjects, readings: progress });
  });
});

describe('signing in, 10,000 subjects', () => {
  const stored = { project, subjects, readings: [] };
  const masked = {
    ...stored,
    project: { ...project, protocol: { ...protocol, blinding: { ...protocol.blinding, timePoint: true } } },
  };
  const observer = { kind: 'observer', observerId: observerId('A') } as const;
  const now = '2026-11-23T12:00:00Z';
  bench('the researcher', () => {
    openForResearcher({ stored, progress, slices: [] }, { kind: 'researcher' });
  });
  bench('an observer', () => {
    openForObserver({ stored, progress, slices: [] }, observer, undefined, now);
  });
  bench('an observer of masked scans', () => {
    openForObserver({ stored: masked, progress, slices: [] }, observer, undefined, now);
  });
  const signedIn: OpenProject = {
    ...open,
    ...openForObserver({ stored, progress, slices: [] }, observer, undefined, now),
  };
  bench('lines of the observer’s work list', () => {
    workRows(signedIn);
  });
});

describe(`reading the headers of ${withImages} subjects (${images.length} slices) from the database`, async () => {
  const before = new Dexie('bench-records');
  before.version(1).stores({ images: 'key, projectId' });
  const packed = new Dexie('bench-packed');
  packed.version(1).stores({ patientImages: 'patientKey, projectId' });
  await before
    .table('images')
    .bulkPut(images.map((image) => ({ ...image, key: imageKey(image.header), projectId: id })));
  await packed
    .table('patientImages')
    .bulkPut([...byPatient(images).values()].map((own) => ({ ...packPatient(own), projectId: id })));
  bench('one record a slice, as it was', async () => {
    await before.table('images').where('projectId').equals(id).toArray();
  });
  bench('one packed record a patient', async () => {
    new ImageLibrary(await packed.table('patientImages').where('projectId').equals(id).toArray());
  });
});
