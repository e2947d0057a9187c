import { Button, Modal } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { exactText } from '../../../report/how/exactText';
import type { HowValues } from '../../../report/how/how';
import { howText } from './howText';
import { sortedValues, type ValueOrder, valuesAsTabbedText } from './sortedValues';

/** More lines than these nobody reads on a screen, and they would hold it up. */
const shownAtMost = 1000;

/** The values behind a number, whose they are, to sort and to copy. */
export function HowValuesDialog({
  title,
  values,
  onClose,
}: {
  readonly title: string;
  readonly values: HowValues;
  readonly onClose: () => void;
}) {
  const [order, setOrder] = useState<ValueOrder>({ by: 'code', isDescending: false });
  const [copyState, setCopyState] = useState<'none' | 'copied' | 'refused'>('none');
  const all = useMemo(() => values.list(), [values]);
  const sorted = useMemo(() => sortedValues(all, order), [all, order]);
  const hasGroup = all.some(({ group }) => group !== undefined);
  const heads: readonly { readonly by: ValueOrder['by']; readonly label: string }[] = [
    { by: 'code', label: howText.subject },
    ...(hasGroup ? [{ by: 'group', label: howText.group } as const] : []),
    ...values.columns.map((label, by) => ({ by, label })),
  ];
  const isNumber = (by: ValueOrder['by']): boolean =>
    typeof by === 'number' && typeof all[0]?.values[by] === 'number';
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(valuesAsTabbedText(sorted, values.columns, howText));
      setCopyState('copied');
    } catch {
      setCopyState('refused');
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={values.columns.length > 3 ? 'xl' : 'lg'}
      title={`${title}: ${values.columns.length === 0 ? howText.subjects(values.count) : howText.values(values.count)}`}
    >
      <div className="how-values-acts">
        <Button leftSection={<IconCopy size={15} aria-hidden />} onClick={() => void copy()} data-autofocus>
          {howText.copyValues}
        </Button>
        <span className="hint" role="status">
          {copyState === 'none' ? '' : howText[copyState]}
        </span>
      </div>
      <div className="how-values">
        <table data-testid="how-values">
          <thead>
            <tr>
              {heads.map(({ by, label }) => {
                const isSorted = order.by === by;
                return (
                  <th
                    key={label}
                    scope="col"
                    className={isNumber(by) ? 'end' : undefined}
                    aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
                  >
                    <button
                      type="button"
                      title={howText.sortBy(label)}
                      onClick={() => setOrder({ by, isDescending: isSorted && !order.isDescending })}
                    >
                      {label}
                      <span aria-hidden="true">{isSorted ? (order.isDescending ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shownAtMost).map((value) => (
              <tr key={`${value.code} ${value.group ?? ''}`}>
                <th scope="row">{value.code}</th>
                {hasGroup ? <td>{value.group}</td> : null}
                {value.values.map((own, index) => (
                  <td key={values.columns[index]} className={typeof own === 'number' ? 'end' : undefined}>
                    {typeof own === 'number' ? exactText(own) : own}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > shownAtMost ? (
        <p className="hint">{howText.firstOnly(shownAtMost, sorted.length)}</p>
      ) : null}
    </Modal>
  );
}
