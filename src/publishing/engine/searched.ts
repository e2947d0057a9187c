import { allSteps, type Steps } from '../../base/steps';
import type { IdentityTerms } from '../../domain/identity/identityTerm';
import { identityTermSteps } from '../../domain/identity/identityTerms';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFile } from '../../report/export/exportFile';
import type { ExportSettings } from '../../report/export/exportSettings';
import { applyDecisions } from '../../report/export/identity/applyDecisions';
import type { Decision, Finding, IdentityReport } from '../../report/export/identity/identityReport';
import { scanSteps } from '../../report/export/identity/scanFiles';
import type { ExportContent } from '../facts/exportContent';
import type { Course } from './course';

const knownTerms = new WeakMap<ExportContent, IdentityTerms>();

/** Everything by which somebody in the project could be told; gathered once, because it goes through all headers. */
function* termsOf(content: ExportContent): Steps<IdentityTerms> {
  const known = knownTerms.get(content);
  if (known) return known;
  const { project, subjects, images } = content;
  const terms = yield* identityTermSteps({ project, subjects, images: images.values() });
  knownTerms.set(content, terms);
  return terms;
}

/** The content with the texts that somebody decided to change. Before results are made of it: names of covariates stand in them. */
export function decidedContent(content: ExportContent, decisions: readonly Decision[]): ExportContent {
  if (decisions.length === 0) return content;
  const { project, subjects, readings, log } = content;
  const terms = allSteps(termsOf(content));
  return { ...content, ...applyDecisions({ project, subjects, readings, log }, terms, decisions) };
}

/** Gathers what to search for, and searches all bytes of files with it; both a small part at a time. */
export async function lookedThrough(
  files: readonly ExportFile[],
  content: ExportContent,
  facts: ExportFacts,
  settings: Pick<ExportSettings, 'hasDates' | 'hasImageUids'>,
  course: Course,
): Promise<IdentityReport> {
  const gathered = termsOf(content);
  let gathering = gathered.next();
  for (; !gathering.done; gathering = gathered.next()) await course.step(0, 1);
  const steps = scanSteps(files, gathering.value, facts);
  for (;;) {
    const step = steps.next();
    if (step.done) return withoutAsked(step.value, settings);
    await course.step(step.value.searchedBytes, step.value.allBytes);
  }
}

/**
 * What somebody switched on is no surprise in the files: days and identifiers of images that the program writes are told, and need
 * no decision each. What a person typed does.
 */
function withoutAsked(
  report: IdentityReport,
  { hasDates, hasImageUids }: Pick<ExportSettings, 'hasDates' | 'hasImageUids'>,
): IdentityReport {
  const isAsked = ({ kind, place }: Finding): boolean =>
    place === undefined && ((hasDates && kind === 'date') || (hasImageUids && kind === 'image-uid'));
  const findings = report.findings.map((one) => (isAsked(one) ? { ...one, isInformative: true } : one));
  return { ...report, findings };
}
