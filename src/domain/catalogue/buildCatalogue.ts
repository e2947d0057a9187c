import { present } from '../../base/assert';
import { allSteps, type Steps } from '../../base/steps';
import { imageKey } from '../image/imageRef';
import type { SliceHeader } from '../image/sliceHeader';
import type {
  Catalogue,
  CataloguePatient,
  CatalogueSeries,
  CatalogueSlice,
  CatalogueStudy,
  PatientProblem,
  SeriesProblem,
} from './catalogue';
import { catalogueProblems } from './catalogueProblems';
import { groupBy } from './groupBy';
import { patientKey } from './patientKey';
import { seriesProblems } from './seriesProblems';
import { stackSlices } from './stackSlices';
import { compareSeries, compareStudies } from './studyOrder';

/**
 * Orders images into patients > imaging studies > series > slices.
 *
 * The result depends only on which images are given, not on their order, so a second look at the same folder gives
 * the same catalogue. Copies of one image (same SOP instance and frame) count once; the first path is used.
 */
export function buildCatalogue(images: readonly CatalogueSlice[]): Catalogue {
  return allSteps(catalogueSteps(images));
}

/** Images between two rests while they are sorted into patients. */
const imagesAStep = 500;

/** The same in steps of a few ms, so that a page can build the catalogue of tens of thousands of images. */
export function* catalogueSteps(images: readonly CatalogueSlice[]): Steps<Catalogue> {
  const keyOf = rememberedPatientKey();
  const byPatient = new Map<string, CatalogueSlice[]>();
  for (const [index, image] of images.entries()) {
    const key = keyOf(image.header);
    const own = byPatient.get(key);
    if (own) own.push(image);
    else byPatient.set(key, [image]);
    if (index % imagesAStep === 0) yield;
  }
  const patients: CataloguePatient[] = [];
  for (const [key, own] of byPatient) {
    own.sort((a, b) => compareText(a.path, b.path) || a.header.frame - b.header.frame);
    patients.push(yield* patientSteps(key, own));
  }
  patients.sort((a, b) => compareText(a.key, b.key));
  yield;
  return { patients, problems: catalogueProblems(patients) };
}

/** A patient has hundreds of images with the same texts: each is normalised once. */
function rememberedPatientKey(): (header: SliceHeader) => string {
  const known = new Map<string, string>();
  return (header) => {
    const { id, name, birthDate } = header.patient;
    const raw = JSON.stringify([id, name, birthDate, header.studyInstanceUid]);
    const key = known.get(raw) ?? patientKey(header);
    known.set(raw, key);
    return key;
  };
}

function* patientSteps(key: string, images: readonly CatalogueSlice[]): Steps<CataloguePatient> {
  const { patient } = present(images[0], 'the first image of a patient').header;
  const birthDates = distinct(images.flatMap(({ header }) => header.patient.birthDate ?? []));
  const sexes = distinct(images.flatMap(({ header }) => header.patient.sex ?? []));
  const problems: PatientProblem[] = [];
  if (birthDates.length > 1) problems.push({ kind: 'several-birth-dates', values: birthDates });
  if (sexes.length > 1) problems.push({ kind: 'several-sexes', values: sexes });
  const [birthDate] = birthDates;
  const [sex] = sexes;
  const studies: CatalogueStudy[] = [];
  for (const own of groupBy(images, ({ header }) => header.studyInstanceUid).values()) {
    yield;
    studies.push(studyOf(own));
  }
  return {
    key,
    id: patient.id,
    name: patient.name,
    // A value that files contradict is no value.
    ...(birthDate && birthDates.length === 1 && { birthDate }),
    ...(sex && sexes.length === 1 && { sex }),
    studies: studies.sort(compareStudies),
    problems,
  };
}

function studyOf(images: readonly CatalogueSlice[]): CatalogueStudy {
  const first = present(images[0], 'the first image of an imaging study').header;
  const [date] = distinct(images.flatMap(({ header }) => header.studyDate ?? [])).sort(compareText);
  const time = images.find(({ header }) => header.studyTime)?.header.studyTime;
  const description = images.find(({ header }) => header.studyDescription)?.header.studyDescription;
  const series = [...groupBy(images, seriesKey).values()].map(seriesOf);
  return {
    studyInstanceUid: first.studyInstanceUid,
    ...(date && { date }),
    ...(time && { time }),
    ...(description && { description }),
    series: series.sort(compareSeries),
  };
}

/** Files from before DICOM 3 have no series UID: number and description keep their series apart. */
function seriesKey({ header }: CatalogueSlice): string {
  return header.seriesInstanceUid || `${header.seriesNumber ?? ''} ${header.seriesDescription ?? ''}`;
}

function seriesOf(images: readonly CatalogueSlice[]): CatalogueSeries {
  const { slices, duplicates } = withoutCopies(images);
  const first = present(slices[0], 'the first image of a series').header;
  const description = first.seriesDescription || first.protocolName;
  const stacks = stackSlices(slices);
  return {
    seriesInstanceUid: first.seriesInstanceUid,
    ...(first.seriesNumber !== undefined && { seriesNumber: first.seriesNumber }),
    ...(description && { description }),
    modality: first.modality,
    stacks,
    slices: stacks.flatMap((stack) => stack.slices),
    problems: [...duplicates, ...seriesProblems(stacks)],
  };
}

function withoutCopies(images: readonly CatalogueSlice[]): {
  slices: readonly CatalogueSlice[];
  duplicates: readonly SeriesProblem[];
} {
  // An image without a UID cannot be recognised as a copy of another.
  const groups = groupBy(images, ({ header, path }) =>
    header.sopInstanceUid ? imageKey(header) : `${path}#${header.frame}`,
  );
  const slices: CatalogueSlice[] = [];
  const duplicates: SeriesProblem[] = [];
  for (const copies of groups.values()) {
    const kept = present(copies[0], 'the first copy of an image');
    slices.push(kept);
    if (copies.length === 1) continue;
    const { sopInstanceUid, frame } = kept.header;
    duplicates.push({
      kind: 'duplicate-instance',
      sopInstanceUid,
      frame,
      paths: copies.map(({ path }) => path),
    });
  }
  return { slices, duplicates };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
