import { choiceNotes } from '../choiceText';
import { type DocumentModel, type DocumentSection, list } from '../document/documentModel';
import { printSettingsOf } from '../printSettingsOf';
import { baselineSection } from './baselineSection';
import { blindingSection } from './blindingSection';
import { changeAgreementSection } from './changeAgreementSection';
import { checklistSections } from './checklistSections';
import { conclusionsSection } from './conclusionsSection';
import { excludedSection } from './excludedSection';
import type { ReviewerFacts } from './reviewerFacts';
import { versionsSection } from './versionsSection';

/**
 * The reviewer's page: answers to what referees of such a study usually ask, from the project's facts and nothing else. Subjects
 * stand in it by their codes. For whoever may see the results.
 */
export function reviewerDocument(facts: ReviewerFacts): DocumentModel {
  const { results, printed } = facts;
  const settings = printSettingsOf(results);
  return {
    title: `Reviewer’s page: ${results.project.protocol.title}`,
    meta: [
      ...(results.project.protocol.question === '' ? [] : [results.project.protocol.question]),
      `Made on ${printed.atUtc.slice(0, 10)} by ${printed.software} from the project’s data; protocol version ${results.protocol.version}${printed.logHead === '' ? '' : `; log ${printed.logHead}`}.`,
      ...(results.project.kind.kind === 'demo' ? ['Demo: made-up subjects.'] : []),
    ],
    sections: [
      ...choiceSections(facts),
      baselineSection(results, settings),
      conclusionsSection(facts, settings),
      changeAgreementSection(results, settings),
      blindingSection(facts),
      excludedSection(facts),
      ...checklistSections(facts),
      versionsSection(facts),
    ],
  };
}

/** That all this is not the study's own analysis, where it is not. */
function choiceSections({ results }: ReviewerFacts): readonly DocumentSection[] {
  const notes = choiceNotes(results);
  return notes.length === 0
    ? []
    : [{ id: 'choice', heading: 'Not the study’s own analysis', blocks: list(notes) }];
}
