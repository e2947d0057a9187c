import { stableText } from '../../base/stableText';
import { withCustomValue } from './changeCustomCovariates';
import type { CustomValue } from './customCovariate';
import { customValue } from './customValue';
import type { Covariates, FixedCovariate, Subject, SubjectLink } from './subject';

/** Which covariate: one that every project has, or one that the user added, by its id. */
export type CovariateKey = FixedCovariate | `custom:${string}`;

/** A value of any covariate. */
export type CovariateValue = NonNullable<Covariates[FixedCovariate]> | CustomValue;

/** Which of two contradicting covariates holds after linking. */
export type CovariateChoices = Readonly<Partial<Record<CovariateKey, 'kept' | 'other'>>>;

/** A covariate that is recorded for both subjects, differently. */
export interface CovariateConflict {
  readonly field: CovariateKey;
  readonly kept: CovariateValue;
  readonly other: CovariateValue;
}

/** In the order of the form. */
const fields: readonly FixedCovariate[] = [
  'sex',
  'ageYears',
  'bmiKgPerM2',
  'bmdTScore',
  'level',
  'surgeryDate',
  'secondSurgeryDate',
  'refracture',
];

/** What is recorded for both and differs. */
export function covariateConflicts(kept: Covariates, other: Covariates): readonly CovariateConflict[] {
  return keysOf(other).flatMap((field) => {
    const [a, b] = [valueAt(kept, field), valueAt(other, field)];
    return a !== undefined && b !== undefined && !isSame(a, b) ? [{ field, kept: a, other: b }] : [];
  });
}

/** The id of a covariate that the user added; undefined for one that every project has. */
export function customIdOf(key: CovariateKey): string | undefined {
  return key.startsWith('custom:') ? key.slice('custom:'.length) : undefined;
}

/** The fixed ones, then what the user added and these covariates have. */
function keysOf(covariates: Covariates): readonly CovariateKey[] {
  return [...fields, ...Object.keys(covariates.custom ?? {}).map((id) => `custom:${id}` as const)];
}

function valueAt(covariates: Covariates, key: CovariateKey): CovariateValue | undefined {
  const id = customIdOf(key);
  // A key that names no added covariate is that of a fixed one.
  return id === undefined ? covariates[key as FixedCovariate] : customValue({ covariates }, id);
}

function withValue(covariates: Covariates, key: CovariateKey, value: CovariateValue | undefined): Covariates {
  const id = customIdOf(key);
  // Values of a key come from the same key of other covariates, so they have its type.
  if (id !== undefined) return withCustomValue(covariates, id, value as CustomValue | undefined);
  const { [key as FixedCovariate]: _taken, ...left } = covariates;
  return (value === undefined ? left : { ...left, [key]: value }) as Covariates;
}

/**
 * The kept subject once the other one is found to be the same person: it has the other's patient as well, what it
 * lacked of covariates, and the scans that were chosen by hand for time points where it had none so chosen. Its scans
 * are not paired again here. Contradicting covariates hold as `choices` say, else the kept ones.
 */
export function linkedSubject(
  kept: Subject,
  other: Subject,
  choices: CovariateChoices,
  atUtc: string,
): Subject {
  const { id, code, patientKey, covariates, scans, exclusion } = other;
  const link: SubjectLink = {
    other: { id, code, patientKey, covariates, scans, ...(exclusion && { exclusion }) },
    before: { covariates: kept.covariates, scans: kept.scans },
    atUtc,
  };
  const links = [...(kept.links ?? []), link];
  return {
    ...kept,
    covariates: joined(kept.covariates, covariates, choices),
    scans: withChosen(kept.scans, scans),
    links,
    linkedPatientKeys: links.map((one) => one.other.patientKey),
  };
}

function joined(kept: Covariates, other: Covariates, choices: CovariateChoices): Covariates {
  let covariates = kept;
  for (const field of keysOf(other)) {
    const value = valueAt(other, field);
    if (value === undefined) continue;
    if (valueAt(kept, field) === undefined || choices[field] === 'other')
      covariates = withValue(covariates, field, value);
  }
  return covariates;
}

function withChosen(kept: Subject['scans'], other: Subject['scans']): Subject['scans'] {
  const isByHand = (scans: Subject['scans'], timePoint: 'preop' | 'followUp'): boolean =>
    scans[timePoint]?.reason.kind === 'chosen-by-user';
  const takes = (timePoint: 'preop' | 'followUp') =>
    !isByHand(kept, timePoint) && isByHand(other, timePoint) ? { [timePoint]: other[timePoint] } : {};
  return { ...kept, ...takes('preop'), ...takes('followUp') };
}

/** Two subjects again. Neither's scans are paired again here. */
export interface Unlinked {
  readonly kept: Subject;
  readonly other: Subject;
}

/**
 * Takes a link back; undefined where there is none to that patient. The other subject is as it was. Of the kept one,
 * covariates that the link changed are as before, unless they were changed again since; scans that lie in the other's
 * imaging studies (`isOthers`) give way to those of before.
 */
export function unlinkedSubject(
  kept: Subject,
  patientKey: string,
  isOthers: (studyInstanceUid: string) => boolean,
): Unlinked | undefined {
  const links = kept.links ?? [];
  const link = links.find((one) => one.other.patientKey === patientKey);
  if (!link) return undefined;
  const others = links.filter((one) => one !== link);
  const { links: _links, linkedPatientKeys: _keys, ...rest } = kept;
  return {
    kept: {
      ...rest,
      covariates: takenBack(kept.covariates, link),
      scans: scansTakenBack(kept.scans, link, isOthers),
      ...(others.length > 0 && {
        links: others,
        linkedPatientKeys: others.map((one) => one.other.patientKey),
      }),
    },
    other: { ...link.other, projectId: kept.projectId },
  };
}

function takenBack(now: Covariates, { before, other }: SubjectLink): Covariates {
  return keysOf(other.covariates)
    .filter((field) => {
      const theirs = valueAt(other.covariates, field);
      return (
        theirs !== undefined &&
        !isSame(valueAt(before.covariates, field), theirs) &&
        isSame(valueAt(now, field), theirs)
      );
    })
    .reduce((covariates, field) => withValue(covariates, field, valueAt(before.covariates, field)), now);
}

function scansTakenBack(
  now: Subject['scans'],
  { before }: SubjectLink,
  isOthers: (studyInstanceUid: string) => boolean,
): Subject['scans'] {
  const own = (timePoint: 'preop' | 'followUp') => {
    const scan = now[timePoint];
    const kept = scan && !isOthers(scan.studyInstanceUid) ? scan : before.scans[timePoint];
    return kept ? { [timePoint]: kept } : {};
  };
  return { ...own('preop'), ...own('followUp') };
}

function isSame(a: unknown, b: unknown): boolean {
  return stableText(a) === stableText(b);
}
