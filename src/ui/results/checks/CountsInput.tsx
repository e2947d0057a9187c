import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { countFieldId } from '../../../report/checks/countsCalculation';
import { countsWithPasted, mostCounts } from '../../../report/checks/pasted';
import { calculatorText as text } from './calculatorText';
import { NumberField } from './NumberField';

type Counts = readonly (readonly string[])[];

/** A table of counts as a paper prints it: categories down, groups across. */
export function CountsInput({
  typed,
  errors,
  onType,
}: {
  readonly typed: Counts;
  readonly errors: ReadonlyMap<string, string>;
  readonly onType: (typed: Counts) => void;
}) {
  const columns = typed[0]?.length ?? 0;
  const withCount = (row: number, column: number, value: string): void =>
    onType(typed.map((line, r) => line.map((cell, c) => (r === row && c === column ? value : cell))));
  return (
    <>
      <table className="calculator-table">
        <thead>
          <tr>
            <td />
            {Array.from({ length: columns }, (_, column) => (
              <th key={text.group(column + 1)} scope="col">
                {text.group(column + 1)}
                {columns > 2 ? (
                  <Remove
                    label={text.removeColumn(column + 1)}
                    onClick={() => onType(typed.map((line) => line.filter((_cell, c) => c !== column)))}
                  />
                ) : null}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {typed.map((line, row) => (
            <tr key={text.category(row + 1)}>
              <th scope="row">{text.category(row + 1)}</th>
              {line.map((value, column) => (
                <td key={countFieldId(row, column)}>
                  <NumberField
                    label={text.countField(row + 1, column + 1)}
                    value={value}
                    error={errors.get(countFieldId(row, column))}
                    onType={(next) => withCount(row, column, next)}
                    onBlock={(pasted) => {
                      const filled = countsWithPasted(typed, { row, column }, pasted);
                      if (filled) onType(filled);
                      return filled !== undefined;
                    }}
                  />
                </td>
              ))}
              <td>
                {typed.length > 2 ? (
                  <Remove
                    label={text.removeCategory(row + 1)}
                    onClick={() => onType(typed.filter((_, at) => at !== row))}
                  />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="calculator-acts">
        <Button
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={typed.length >= mostCounts}
          onClick={() => onType([...typed, Array.from({ length: columns }, () => '')])}
        >
          {text.addCategory}
        </Button>
        <Button
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={columns >= mostCounts}
          onClick={() => onType(typed.map((line) => [...line, '']))}
        >
          {text.addGroup}
        </Button>
      </div>
    </>
  );
}

function Remove({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="calculator-remove" aria-label={label} onClick={onClick}>
      <IconX size={14} aria-hidden />
    </button>
  );
}
