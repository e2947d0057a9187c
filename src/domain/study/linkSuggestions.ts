import type { Catalogue, CataloguePatient } from '../catalogue/catalogue';
import type { SubjectId } from '../ids';
import type { IsoDate } from '../isoDate';
import { timePoints } from '../timePoint';
import { isPlaceholder, isYearOnly, nameOf, namesAreCounted, statedSex } from './identitySigns';
import { patientKeysOf, patientsByKey } from './patientOf';
import type { Subject } from './subject';

/** Why two subjects may be one person. */
export type LinkReason =
  | { readonly kind: 'same-hospital-number'; readonly id: string }
  | { readonly kind: 'one-study-in-both'; readonly date?: IsoDate }
  | {
      readonly kind: 'same-birth-date-and-sex';
      readonly birthDate: IsoDate;
      readonly isNameSame: boolean;
    };

/** What speaks against it. */
export type LinkDoubt =
  | { readonly kind: 'other-birth-date'; readonly values: readonly [IsoDate, IsoDate] }
  | { readonly kind: 'other-sex' };

/** Two subjects that may be one person; only a person can say so. */
export interface LinkSuggestion {
  readonly subjectIds: readonly [SubjectId, SubjectId];
  readonly reasons: readonly LinkReason[];
  readonly doubts: readonly LinkDoubt[];
}

/**
 * Subjects that may be the same person: the same hospital number under other names, one imaging study in both, or the
 * same birth date and sex with imaging studies one after the other. Nothing is ever joined by this alone: hospital
 * numbers repeat between hospitals, and birth dates between people. In the order of subjects.
 *
 * What anonymisers write in place of a value is no sign, nor is a birth date where neither subject lacks a scan that the
 * other could bring. A shared hospital number or imaging study is one also then: one person would count as two.
 * Subjects of whom somebody said that they are two people are passed over.
 */
export function linkSuggestions(
  subjects: readonly Subject[],
  catalogue: Catalogue,
): readonly LinkSuggestion[] {
  const before = known.get(catalogue);
  const isSame =
    before?.subjects.length === subjects.length &&
    subjects.every((one, at) => isSameIdentity(one, before.subjects[at]));
  const suggestions = isSame ? before.suggestions : suggestionsOf(subjects, catalogue);
  known.set(catalogue, { subjects, suggestions });
  return suggestions;
}

/** Covariates and notes change all the time, and who may be whom does not depend on them. */
const known = new WeakMap<
  Catalogue,
  { readonly subjects: readonly Subject[]; readonly suggestions: readonly LinkSuggestion[] }
>();

function isSameIdentity(now: Subject, before: Subject | undefined): boolean {
  if (now === before) return true;
  return (
    before !== undefined &&
    now.id === before.id &&
    now.patientKey === before.patientKey &&
    now.linkedPatientKeys === before.linkedPatientKeys &&
    now.links === before.links &&
    now.otherPeople === before.otherPeople &&
    now.scans === before.scans
  );
}

function suggestionsOf(subjects: readonly Subject[], catalogue: Catalogue): readonly LinkSuggestion[] {
  const index = patientsByKey(catalogue);
  const ownerOf = new Map<string, Subject>();
  for (const subject of subjects) for (const key of patientKeysOf(subject)) ownerOf.set(key, subject);
  const placeOf = new Map(subjects.map(({ id }, at) => [id, at]));
  const found = new Map<
    string,
    { readonly pair: readonly [Subject, Subject]; readonly reasons: LinkReason[] }
  >();
  const suggest = (a: string, b: string, reason: LinkReason): void => {
    const [first, second] = [ownerOf.get(a), ownerOf.get(b)];
    if (!first || !second || first.id === second.id || areSaidToBeTwo(first, second)) return;
    const isInOrder = (placeOf.get(first.id) ?? 0) < (placeOf.get(second.id) ?? 0);
    const pair: readonly [Subject, Subject] = isInOrder ? [first, second] : [second, first];
    const key = `${pair[0].id} ${pair[1].id}`;
    const known = found.get(key);
    // Neither lacks a scan that the other could bring: a birth date alone is no sign then.
    if (!known && !isOfFiles(reason) && pair.every(hasBothScans)) return;
    const entry = known ?? { pair, reasons: [] };
    if (!entry.reasons.some((one) => one.kind === reason.kind)) entry.reasons.push(reason);
    found.set(key, entry);
  };

  for (const problem of catalogue.problems) {
    for (const [a, b] of pairsOf(problem.patientKeys)) {
      if (problem.kind === 'same-id-other-name') {
        if (!isPlaceholder(problem.id)) suggest(a, b, { kind: 'same-hospital-number', id: problem.id });
      } else {
        const study = index.get(a)?.studies.find((one) => one.studyInstanceUid === problem.studyInstanceUid);
        suggest(a, b, { kind: 'one-study-in-both', ...(study?.date && { date: study.date }) });
      }
    }
  }
  const born = new Map<string, CataloguePatient[]>();
  for (const patient of catalogue.patients) {
    const sex = statedSex(patient);
    if (!patient.birthDate || !sex || isYearOnly(patient.birthDate)) continue;
    const key = `${patient.birthDate} ${sex}`;
    born.set(key, [...(born.get(key) ?? []), patient]);
  }
  for (const same of born.values()) {
    for (const [a, b] of pairsOf(same)) {
      if (!a.birthDate || !followEachOther(a, b) || namesAreCounted(a, b)) continue;
      const isNameSame = !isPlaceholder(nameOf(a)) && nameOf(a) === nameOf(b);
      suggest(a.key, b.key, { kind: 'same-birth-date-and-sex', birthDate: a.birthDate, isNameSame });
    }
  }
  return [...found.values()]
    .filter(({ pair, reasons }) => !pair.every(hasBothScans) || reasons.some(isOfFiles))
    .map(({ pair, reasons }) => ({
      subjectIds: [pair[0].id, pair[1].id] as const,
      reasons,
      doubts: doubtsOf(pair.map((subject) => patientKeysOf(subject).flatMap((key) => index.get(key) ?? []))),
    }))
    .sort((a, b) => rank(placeOf, a) - rank(placeOf, b));
}

function isOfFiles({ kind }: LinkReason): boolean {
  return kind !== 'same-birth-date-and-sex';
}

function hasBothScans({ scans }: Subject): boolean {
  return timePoints.every((timePoint) => scans[timePoint]);
}

/** A person's word holds also for whom a subject was linked to since. */
function areSaidToBeTwo(a: Subject, b: Subject): boolean {
  const idsOf = ({ id, links = [] }: Subject): readonly SubjectId[] => [
    id,
    ...links.map(({ other }) => other.id),
  ];
  const isSaid = (one: Subject, other: Subject): boolean =>
    (one.otherPeople ?? []).some((id) => idsOf(other).includes(id));
  return isSaid(a, b) || isSaid(b, a);
}

function rank(placeOf: ReadonlyMap<SubjectId, number>, { subjectIds }: LinkSuggestion): number {
  const [a, b] = subjectIds.map((id) => placeOf.get(id));
  return (a ?? 0) * placeOf.size + (b ?? 0);
}

function pairsOf<T>(values: readonly T[]): readonly (readonly [T, T])[] {
  return values.flatMap((a, i) => values.slice(i + 1).map((b) => [a, b] as const));
}

/** All dated studies of the one lie before all of the other, as a pre-op and a follow-up export do. */
function followEachOther(a: CataloguePatient, b: CataloguePatient): boolean {
  const dates = [a, b].map(({ studies }) => studies.flatMap(({ date }) => date ?? []).sort());
  const [first, second] = dates;
  const [firstA, lastA, firstB, lastB] = [first?.[0], first?.at(-1), second?.[0], second?.at(-1)];
  if (!firstA || !lastA || !firstB || !lastB) return false;
  return lastA < firstB || lastB < firstA;
}

function doubtsOf(patients: readonly (readonly CataloguePatient[])[]): readonly LinkDoubt[] {
  const [a, b] = patients;
  const births = [a, b].map((own) => own?.find((one) => one.birthDate)?.birthDate);
  const sexes = [a, b].map((own) => own?.map(statedSex).find((sex) => sex !== undefined));
  const doubts: LinkDoubt[] = [];
  const [bornA, bornB] = births;
  if (bornA && bornB && bornA !== bornB) doubts.push({ kind: 'other-birth-date', values: [bornA, bornB] });
  if (sexes[0] && sexes[1] && sexes[0] !== sexes[1]) doubts.push({ kind: 'other-sex' });
  return doubts;
}
