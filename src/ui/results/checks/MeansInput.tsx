import { Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { meansColumns, meansFieldId, type TypedGroup } from '../../../report/checks/meansCalculation';
import { emptyGroup, meansWithPasted, mostGroups } from '../../../report/checks/pasted';
import { calculatorText as text } from './calculatorText';
import { NumberField } from './NumberField';

/** Groups as a paper prints them, one line each. */
export function MeansInput({
  typed,
  errors,
  onType,
}: {
  readonly typed: readonly TypedGroup[];
  readonly errors: ReadonlyMap<string, string>;
  readonly onType: (typed: readonly TypedGroup[]) => void;
}) {
  const withRow = (row: number, part: Partial<TypedGroup>): void =>
    onType(typed.map((one, at) => (at === row ? { ...one, ...part } : one)));
  return (
    <>
      <table className="calculator-table">
        <thead>
          <tr>
            <td />
            {meansColumns.map((column) => (
              <th key={column} scope="col">
                {text.columns[column]}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {typed.map((group, row) => (
            <tr key={text.group(row + 1)}>
              <th scope="row">{text.group(row + 1)}</th>
              {meansColumns.map((column) => (
                <td key={column}>
                  <NumberField
                    label={text.groupField(row + 1, text.columns[column])}
                    value={group[column]}
                    error={errors.get(meansFieldId(row, column))}
                    onType={(value) => withRow(row, { [column]: value })}
                    onBlock={(pasted) => {
                      const filled = meansWithPasted(typed, { row, column }, pasted);
                      if (filled) onType(filled);
                      return filled !== undefined;
                    }}
                  />
                </td>
              ))}
              <td>
                {typed.length > 2 ? (
                  <button
                    type="button"
                    className="calculator-remove"
                    aria-label={text.removeGroup(row + 1)}
                    onClick={() => onType(typed.filter((_, at) => at !== row))}
                  >
                    <IconX size={14} aria-hidden />
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={typed.length >= mostGroups}
        onClick={() => onType([...typed, emptyGroup])}
      >
        {text.addGroup}
      </Button>
    </>
  );
}
