import type {
  Catalogue,
  CataloguePatient,
  CatalogueProblem,
  CatalogueSeries,
  CatalogueStudy,
} from '../catalogue/catalogue';
import { catalogueProblems } from '../catalogue/catalogueProblems';
import type { SeriesInstanceUid } from '../ids';
import type { PatientImages } from './patientImages';

/** Where series come from when somebody looks at them. */
export interface SeriesSource {
  /** A patient with all slices. */
  expand(patient: PatientImages): CataloguePatient;
}

/** What is known of a series while nobody looks at it; the same object as long as nothing of its patient changes. */
export interface SeriesToken {
  readonly uid: SeriesInstanceUid;
  readonly slices: number;
}

/** Series by UID, expanded when they are asked for. */
export interface LazySeries extends ReadonlyMap<SeriesInstanceUid, CatalogueSeries> {
  /** Stands for a series in memories that must not hold it. */
  token(uid: SeriesInstanceUid): SeriesToken | undefined;
}

/**
 * The catalogue of packed images: patients, dates and problems are there; the series of an imaging study are unpacked
 * when somebody looks at them, and may be forgotten again.
 */
export class LazyCatalogue implements Catalogue {
  readonly patients: readonly CataloguePatient[];
  #problems: readonly CatalogueProblem[] | undefined;
  #series: LazySeries | undefined;
  readonly #packed: readonly PatientImages[];
  readonly #source: SeriesSource;

  constructor(packed: readonly PatientImages[], source: SeriesSource) {
    this.#packed = packed;
    this.#source = source;
    this.patients = packed.map((one) => lazyPatient(one, source));
  }

  get problems(): readonly CatalogueProblem[] {
    this.#problems ??= catalogueProblems(this.patients);
    return this.#problems;
  }

  /** All series by UID. */
  get series(): LazySeries {
    this.#series ??= lazySeries(this.#packed, this.#source);
    return this.#series;
  }
}

/** Outlines of patients that did not change stay the same objects from catalogue to catalogue. */
const patients = new WeakMap<PatientImages, CataloguePatient>();

function lazyPatient(packed: PatientImages, source: SeriesSource): CataloguePatient {
  const known = patients.get(packed);
  if (known) return known;
  const { studies, ...facts } = packed.outline;
  const made: CataloguePatient = {
    ...facts,
    studies: studies.map(
      ({ series: _outline, ...study }, at): CatalogueStudy => ({
        ...study,
        get series() {
          return source.expand(packed).studies[at]?.series ?? [];
        },
      }),
    ),
  };
  patients.set(packed, made);
  return made;
}

const tokens = new WeakMap<PatientImages, ReadonlyMap<SeriesInstanceUid, SeriesToken>>();

function tokensOf(packed: PatientImages): ReadonlyMap<SeriesInstanceUid, SeriesToken> {
  const known = tokens.get(packed);
  if (known) return known;
  const made = new Map(packed.outline.studies.flatMap(({ series }) => series).map((one) => [one.uid, one]));
  tokens.set(packed, made);
  return made;
}

function lazySeries(all: readonly PatientImages[], source: SeriesSource): LazySeries {
  const patientOf = new Map<SeriesInstanceUid, PatientImages>();
  for (const packed of all) {
    for (const { series } of packed.outline.studies) {
      for (const { uid } of series) patientOf.set(uid, packed);
    }
  }
  const get = (uid: SeriesInstanceUid): CatalogueSeries | undefined => {
    const packed = patientOf.get(uid);
    if (!packed) return undefined;
    const series = source.expand(packed).studies.flatMap((study) => study.series);
    // Of two with one UID the last one counts, as in a map.
    return series.findLast((one) => one.seriesInstanceUid === uid);
  };
  function* entries(): MapIterator<[SeriesInstanceUid, CatalogueSeries]> {
    for (const uid of patientOf.keys()) {
      const series = get(uid);
      if (series) yield [uid, series];
    }
    return undefined;
  }
  function* values(): MapIterator<CatalogueSeries> {
    for (const [, series] of entries()) yield series;
    return undefined;
  }
  return {
    size: patientOf.size,
    has: (uid) => patientOf.has(uid),
    get,
    keys: () => patientOf.keys(),
    entries,
    values,
    [Symbol.iterator]: entries,
    forEach(call) {
      for (const [uid, series] of entries()) call(series, uid, this);
    },
    token: (uid) => {
      const packed = patientOf.get(uid);
      return packed && tokensOf(packed).get(uid);
    },
  };
}
