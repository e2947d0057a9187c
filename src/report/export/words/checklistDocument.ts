import { type Checklist, filledCount, partlyFilledCount } from '../../checklists/checklist';
import { grras } from '../../checklists/grras';
import { strobeCohort } from '../../checklists/strobeCohort';
import { type DocumentModel, paragraph } from '../../document/documentModel';
import type { ExportFacts } from '../exportFacts';
import { checklistFactsOfExport, metaLines } from './wordsFacts';

const makers = { grras, 'strobe-cohort': strobeCohort } as const;

/** A checklist of reporting as a document, filled where the project knows. */
export function checklistDocument(facts: ExportFacts, id: Checklist['id']): DocumentModel {
  const checklist = makers[id](checklistFactsOfExport(facts));
  const full = filledCount(checklist);
  const partly = partlyFilledCount(checklist);
  const rest = checklist.items.length - full - partly;
  return {
    title: checklist.title,
    meta: [`Study: ${facts.project.protocol.title}`, ...metaLines(facts)],
    sections: [
      {
        id,
        heading: 'Items',
        blocks: [
          paragraph(
            `Of ${checklist.items.length} items ${full} are answered from the project, ${partly} in part, and ${rest} are for the author.`,
          ),
          { kind: 'checklist', checklist },
        ],
      },
    ],
  };
}
