import { documentHtml } from '../../report/document/documentHtml';
import { documentMarkdown } from '../../report/document/documentMarkdown';
import type { DocumentModel } from '../../report/document/documentModel';
import type { ExportFacts } from '../../report/export/exportFacts';
import type { ExportFormat } from '../../report/export/exportItem';
import type { ExportSettings } from '../../report/export/exportSettings';
import { withoutHow } from '../../report/export/tables/withoutHow';
import { checklistDocument } from '../../report/export/words/checklistDocument';
import { methodsDocument } from '../../report/export/words/methodsDocument';
import { resultsDocument } from '../../report/export/words/resultsDocument';
import { reviewerDocument } from '../../report/reviewer/reviewerDocument';
import { progressOfFacts } from '../facts/progressOfFacts';
import { fileOf } from './fileOf';
import { type ItemMaker, once } from './itemMaker';

interface DocumentSpec {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly defaultFormats: readonly ExportFormat[];
  readonly make: () => DocumentModel;
}

const formats: readonly ExportFormat[] = ['docx', 'md', 'html'];

/** What is said in words: methods, results, the checklists of reporting, the reviewer's page. */
export function wordItems(facts: ExportFacts, { style }: ExportSettings): readonly ItemMaker[] {
  const specs: readonly DocumentSpec[] = [
    {
      id: 'methods',
      name: 'Methods paragraph',
      detail: 'From this project’s facts',
      defaultFormats: ['docx', 'md'],
      make: () => methodsDocument(facts),
    },
    {
      id: 'results',
      name: 'Results sentences',
      detail: 'Every number as the tables print it',
      defaultFormats: ['docx', 'md'],
      make: () => resultsDocument(facts, style),
    },
    {
      id: 'grras',
      name: 'GRRAS checklist',
      detail: 'Reliability and agreement',
      defaultFormats: ['docx'],
      make: () => checklistDocument(facts, 'grras'),
    },
    {
      id: 'strobe',
      name: 'STROBE checklist',
      detail: 'Cohort studies',
      defaultFormats: ['docx'],
      make: () => checklistDocument(facts, 'strobe-cohort'),
    },
    {
      id: 'reviewers-page',
      name: 'Reviewer’s page',
      detail: 'Answers to what referees ask',
      defaultFormats: ['html'],
      make: () => reviewersPage(facts),
    },
  ];
  return specs.map(documentItem);
}

function documentItem({ id, name, detail, defaultFormats, make }: DocumentSpec): ItemMaker {
  const model = once(make);
  return {
    item: { id, group: 'words', name, detail, formats, defaultFormats },
    preview: () => ({ kind: 'document', document: plain(model()) }),
    write: async (format) => [fileOf(`text/${id}`, format, await documentContent(model(), format))],
  };
}

/** What crosses to the page: no function, and none of the values behind a number. */
function plain(model: DocumentModel): DocumentModel {
  const sections = model.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'table' ? { ...block, table: withoutHow(block.table) } : block,
    ),
  }));
  return { ...model, sections };
}

async function documentContent(
  model: DocumentModel,
  format: ExportFormat,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'docx') {
    return (await import('../../report/export/formats/documentDocx')).documentDocx(model);
  }
  return format === 'md' ? documentMarkdown(model) : documentHtml(model);
}

function reviewersPage(facts: ExportFacts): DocumentModel {
  const { results, subjects, readings, conclusions, printed } = facts;
  return reviewerDocument({
    ...{ results, subjects, readings, conclusions, printed },
    progress: progressOfFacts(facts),
  });
}
