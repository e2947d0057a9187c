import type { SubjectStanding } from '../../analysis/studyFlow';
import type { ExportFacts } from '../export/exportFacts';

/** A subject of the kit with its number there, by which all its files are joined: codes may be anything, numbers cannot. */
export interface KitSubject {
  readonly number: number;
  readonly standing: SubjectStanding;
}

/** The subjects of the kit: all of the study in the order of their codes, those for practice apart, numbered from 1. */
export function kitSubjects({ results }: Pick<ExportFacts, 'results'>): readonly KitSubject[] {
  return results.flow.standings.map((standing, index) => ({ number: index + 1, standing }));
}

/** The highest age that is written as it is; above it every age is written as one more. */
export const highestPlainAge = 89;

/** An age as it leaves: above 89 it is 90, unless ages are to leave as they are. */
export function ageThatLeaves(
  ageYears: number | undefined,
  { hasAgesOver89 }: { readonly hasAgesOver89: boolean },
): { readonly ageYears: number | undefined; readonly isTopCoded: boolean } {
  const isTopCoded = !hasAgesOver89 && ageYears !== undefined && ageYears > highestPlainAge;
  return { ageYears: isTopCoded ? highestPlainAge + 1 : ageYears, isTopCoded };
}

/** Whether a column of ages has any that was top-coded: what is computed from it then differs from the tables. */
export function hasTopCodedAge(
  facts: Pick<ExportFacts, 'results'>,
  settings: { readonly hasAgesOver89: boolean },
): boolean {
  return facts.results.flow.analysed.some(
    ({ subject }) => ageThatLeaves(subject.covariates.ageYears, settings).isTopCoded,
  );
}
