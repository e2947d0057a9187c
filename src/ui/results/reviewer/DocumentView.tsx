import { answerText } from '../../../report/checklists/checklist';
import type { DocumentBlock, DocumentModel } from '../../../report/document/documentModel';
import { checklistHeads } from '../../../report/document/documentText';
import { JournalTable } from '../JournalTable';

/** Tables of more columns scroll in a place of their own, with their labels standing. */
const columnsInPlace = 6;

/** A document on the page: its sections, each under the id of its heading. */
export function DocumentView({ document: { title, meta, sections } }: { readonly document: DocumentModel }) {
  return (
    <article className="document" aria-label={title}>
      <header>
        <h2 className="document-title">{title}</h2>
        {meta.map((line) => (
          <p key={line} className="muted">
            {line}
          </p>
        ))}
      </header>
      {sections.map(({ id, heading, blocks }) => (
        <section
          key={id}
          id={sectionId(id)}
          aria-labelledby={`${sectionId(id)}-heading`}
          data-testid={`section-${id}`}
        >
          <h2 id={`${sectionId(id)}-heading`} tabIndex={-1}>
            {heading}
          </h2>
          {blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a block is what it is known by
            <BlockView key={index} block={block} />
          ))}
        </section>
      ))}
    </article>
  );
}

/** The id of a section's element on the page. */
export function sectionId(id: string): string {
  return `document-${id}`;
}

function BlockView({ block }: { readonly block: DocumentBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two items may say the same
            <li key={index}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <div className="document-table">
          <p className="document-caption">
            <strong>{block.table.title}</strong> {block.table.caption}
          </p>
          <JournalTable
            model={block.table}
            testId={block.table.id}
            isWide={block.table.columns.length > columnsInPlace}
          />
        </div>
      );
    case 'checklist':
      return <ChecklistView checklist={block.checklist} />;
  }
}

function ChecklistView({
  checklist: { id, title, source, items },
}: Pick<Extract<DocumentBlock, { kind: 'checklist' }>, 'checklist'>) {
  return (
    <div className="document-table">
      <p className="document-caption">
        <strong>{title}</strong> {source}
      </p>
      <table className="journal-table checklist" data-testid={`checklist-${id}`} aria-label={title}>
        <thead>
          <tr>
            {Object.values(checklistHeads).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ number, topic, asks, answer }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td>{topic}</td>
              <td>{asks}</td>
              <td data-answer={answer.kind}>{answerText(answer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
