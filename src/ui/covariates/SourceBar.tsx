import { Button, Select } from '@mantine/core';
import {
  type TableCells,
  type TableChoice,
  tableDelimiters,
  tableEncodings,
} from '../../domain/covariateTable/tableFile';
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
}

/** Which file it is and how it was read; what was found out can be corrected. */
export function SourceBar({ source, rows, columns, onChoose, onOther }: SourceBarProps) {
  const { table, bytes } = source;
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
      <span className="gap" />
      <Button size="compact-sm" onClick={onOther}>
        {text.other}
      </Button>
    </div>
  );
}
