import type { TableModel, TableRow } from '../../report/tableModel';

/** A table as a document prints it: three rules, no grid, notes below. */
export function PaperTable({ table }: { readonly table: TableModel }) {
  const { id, title, caption, labelHeading, columns, rows, footnotes } = table;
  return (
    <div className="paper-table" data-testid={`paper-${id}`}>
      <p className="paper-caption">
        <strong>{title}.</strong> {caption}
      </p>
      <div className="paper-scroll">
        <table aria-label={caption}>
          <thead>
            <tr>
              <th scope="col">{labelHeading}</th>
              {columns.map((column) => (
                <th key={column.id} scope="col" className={column.align}>
                  {column.label}
                  {column.sublabel ? <span className="paper-sublabel">({column.sublabel})</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} columns={columns} isWide={isWideTable(table)} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="paper-notes">
        {footnotes.map(({ mark, text }) => (
          <span key={`${mark ?? ''}${text}`}>
            {mark ? <sup>{mark}</sup> : null} {text}{' '}
          </span>
        ))}
      </p>
    </div>
  );
}

/** Letters of a label that may take two lines. */
const longLabel = 34;

/** Columns from which intervals stand under their centres, and the sheet is a wide one. */
const wideColumns = 8;

/** Whether a table needs more room than a page that stands. */
export function isWideTable({ columns }: TableModel): boolean {
  return columns.length >= wideColumns;
}

function Row({
  row,
  columns,
  isWide,
}: {
  readonly row: TableRow;
  readonly columns: TableModel['columns'];
  readonly isWide: boolean;
}) {
  if (row.kind === 'heading') {
    return (
      <tr className="paper-heading">
        <th scope="rowgroup" colSpan={columns.length + 1}>
          {row.label}
        </th>
      </tr>
    );
  }
  return (
    <tr data-row={row.id}>
      <th
        scope="row"
        className={`${row.indent === 1 ? 'indented ' : ''}${row.label.length > longLabel ? 'long' : ''}`}
      >
        {row.label}
      </th>
      {columns.map((column, at) => {
        const cell = row.cells[at];
        return (
          <td key={column.id} className={column.align}>
            {isWide && cell?.main !== undefined && cell.detail !== undefined ? (
              <>
                {cell.main} <span className="paper-detail">{cell.detail}</span>
              </>
            ) : (
              cell?.text
            )}
            {cell?.mark ? <sup>{cell.mark}</sup> : null}
          </td>
        );
      })}
    </tr>
  );
}
