import { type Checklist, filledCount, partlyFilledCount } from '../checklists/checklist';
import { checklistFactsOf } from '../checklists/checklistFacts';
import { grras } from '../checklists/grras';
import { strobeCohort } from '../checklists/strobeCohort';
import { type DocumentSection, paragraph } from '../document/documentModel';
import { measureAtText } from '../models/measureText';
import type { ReviewerFacts } from './reviewerFacts';

/** The checklists for reliability studies and for cohort studies, filled where the project knows. */
export function checklistSections({
  results,
  subjects,
  progress,
  conclusions,
  printed,
}: ReviewerFacts): readonly DocumentSection[] {
  const { protocol } = results.project;
  const facts = checklistFactsOf({
    results,
    subjects,
    progress,
    software: printed.software,
    sensitivity: conclusions.flatMap(({ question: { measure, phase }, answer }) =>
      answer.kind === 'done' ? [{ of: measureAtText(measure, phase, protocol), rows: answer.rows }] : [],
    ),
  });
  return [
    sectionOf('GRRAS checklist', grras(facts)),
    sectionOf('STROBE checklist, cohort study', strobeCohort(facts)),
  ];
}

function sectionOf(heading: string, checklist: Checklist): DocumentSection {
  const full = filledCount(checklist);
  const partly = partlyFilledCount(checklist);
  const rest = checklist.items.length - full - partly;
  return {
    id: checklist.id,
    heading,
    blocks: [
      paragraph(
        `Of ${checklist.items.length} items ${full} are answered from the project, ${partly} in part, and ${rest} are for the author.`,
      ),
      { kind: 'checklist', checklist },
    ],
  };
}
