import { Button, Select } from '@mantine/core';
import {
  type TableCells,
  type TableChoice,
  tableDelimiters,
  tableEncodings,
} from '../../domain/covariateTable/tableFile';
import type { TextTable } from '../../domain/covariateTable/textTable';
import { importText as text } from './importText';

/** A table that was read, and what it can be read again from. */
export interface ReadSource {
  readonly name: string;
  readonly bytes: Uint8Array | undefined;
  readonly table: TableCells;
}

interface SourceBarProps {
  readonly source: ReadSource;
  readonly rows: number;
  readonly columns: number;
  readonly onChoose: (choice: TableChoice) => void;
  readonly onOther: () => void;
  readonly cells: readonly (readonly string[])[];
  readonly head: TextTable['head'];
  readonly namesRow: number | undefined;
  readonly onNamesRow: (row: number) => void;
}

/** Among so many rows the one with the names is chosen. */
const headRows = 12;

function headChoices(cells: SourceBarProps['cells']) {
  return cells.slice(0, headRows).flatMap((row, at) => {
    const names = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const label = text.namesRowChoice(at + 1, names.slice(0, 3).join(', ').slice(0, 40));
    return names.length > 0 ? [{ value: String(at + 1), label }] : [];
  });
}

/** Which file it is and how it was read; what was found out can be corrected. */
export function SourceBar(props: SourceBarProps) {
  const { source, rows, columns, cells, head, namesRow, onChoose, onOther, onNamesRow } = props;
  const { table, bytes } = source;
  const foundRow = head?.nameRows.at(-1);
  const shownRow = namesRow ?? foundRow;
  const note = text.headNote(head?.above ?? 0, head?.unitRow);
  return (
    <div className="covariate-strip">
      <strong>{source.name}</strong>
      <span className="muted">{text.size(rows, columns)}</span>
      {table.kind === 'text' && bytes ? (
        <>
          <Select
            size="xs"
            label={text.encoding}
            data={tableEncodings.map((value) => ({ value, label: text.encodings[value] }))}
            value={table.encoding}
            allowDeselect={false}
            onChange={(value) => {
              const encoding = tableEncodings.find((one) => one === value);
              if (encoding) onChoose({ encoding, delimiter: table.delimiter });
            }}
          />
          <Select
            size="xs"
            label={text.delimiter}
            data={tableDelimiters.map((value) => ({ value, label: text.delimiters[value] }))}
            value={table.delimiter}
            allowDeselect={false}
            onChange={(value) => {
              const delimiter = tableDelimiters.find((one) => one === value);
              if (delimiter) onChoose({ encoding: table.encoding, delimiter });
            }}
          />
          {table.isSure ? null : <span className="hint">{text.guessed}</span>}
        </>
      ) : null}
      {table.kind === 'workbook' && table.sheets.length > 1 ? (
        <Select
          size="xs"
          label={text.sheet}
          data={[...table.sheets]}
          value={table.sheet}
          allowDeselect={false}
          onChange={(sheet) => sheet !== null && onChoose({ sheet })}
        />
      ) : null}
      <Select
        size="xs"
        label={text.namesRow}
        data={headChoices(cells)}
        value={shownRow === undefined ? null : String(shownRow)}
        allowDeselect={false}
        onChange={(row) => row !== null && onNamesRow(Number(row))}
      />
      {note === '' ? null : <span className="hint">{note}</span>}
      <span className="gap" />
      <Button size="compact-sm" onClick={onOther}>
        {text.other}
      </Button>
    </div>
  );
}
