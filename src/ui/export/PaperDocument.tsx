import { answerText } from '../../report/checklists/checklist';
import type { DocumentBlock, DocumentModel } from '../../report/document/documentModel';
import { checklistHeads } from '../../report/document/documentText';
import { PaperTable } from './PaperTable';

/** A document as a word processor prints it. */
export function PaperDocument({ document: { title, meta, sections } }: { readonly document: DocumentModel }) {
  return (
    <div className="paper-document">
      <h3 className="paper-title">{title}</h3>
      {meta.map((line) => (
        <p key={line} className="paper-meta">
          {line}
        </p>
      ))}
      {sections.map(({ id, heading, blocks }) => (
        <section key={id}>
          {heading === '' ? null : <h4>{heading}</h4>}
          {blocks.map((block, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of a block is what it is known by
            <Block key={at} block={block} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: DocumentBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two items may say the same
            <li key={at}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <PaperTable table={block.table} />;
    case 'checklist': {
      const { title, source, items } = block.checklist;
      return (
        <div className="paper-table paper-checklist">
          <p className="paper-caption">
            <strong>{title}</strong> {source}
          </p>
          <table aria-label={title}>
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
                <tr key={number} data-answer={answer.kind}>
                  <th scope="row">{number}</th>
                  <td>{topic}</td>
                  <td>{asks}</td>
                  <td>{answerText(answer)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    }
  }
}
