import type { RefObject } from 'react';
import type { ExportFormat } from '../../report/export/exportItem';
import type { ExportChoices } from '../../state/exportState';
import { exportText as text } from './exportText';
import { ItemRow } from './ItemRow';
import { chosenTotal, exportGroups, type ItemLine } from './itemLines';
import { sizeText } from './sizeText';

interface ItemListProps {
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly lines: readonly ItemLine[];
  readonly choices: ExportChoices;
  readonly shownId: string | undefined;
  readonly onShow: (id: string) => void;
  readonly onInclude: (id: string, isIncluded: boolean) => void;
  readonly onFormats: (id: string, formats: readonly ExportFormat[]) => void;
}

/** Moves keyboard focus to an item of the list. */
export function focusItem(list: HTMLElement | null, id: string): void {
  const row = list?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Everything that can leave, in its groups: one line each, of which one is in hand. */
export function ItemList(props: ItemListProps) {
  const { listRef, lines, choices, shownId, onShow, onInclude, onFormats } = props;
  const total = chosenTotal(lines);
  return (
    <section className="export-list" aria-label={text.list}>
      <header className="export-list-title">
        <h1>{text.title}</h1>
        <span className="muted" data-testid="export-total">
          {text.total(
            total.chosen,
            total.count,
            total.sizeBytes === undefined ? undefined : sizeText(total.sizeBytes),
          )}
        </span>
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: lines of controls with one stop for Tab, which a table is not */}
      <div ref={listRef} className="export-groups" role="grid" aria-label={text.list}>
        {exportGroups.map((group) => {
          const own = lines.filter(({ item }) => item.group === group);
          return own.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a part of the grid above
            <div key={group} role="rowgroup" aria-label={text.groups[group]}>
              <p className="export-group" aria-hidden="true">
                {text.groups[group]}
              </p>
              {own.map((line) => (
                <ItemRow
                  key={line.item.id}
                  line={line}
                  dpi={choices.settings.figures.dpi}
                  isShown={line.item.id === shownId}
                  onShow={() => onShow(line.item.id)}
                  onInclude={(isIncluded) => onInclude(line.item.id, isIncluded)}
                  onFormats={(formats) => onFormats(line.item.id, formats)}
                />
              ))}
            </div>
          );
        })}
      </div>
    </section>
  );
}
