import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { ExportFormat, ExportItem } from '../../report/export/exportItem';
import { StateIcon } from '../parts/StateIcon';
import { exportText as text } from './exportText';
import type { ItemLine } from './itemLines';
import { sizeText } from './sizeText';

interface ItemRowProps {
  readonly line: ItemLine;
  readonly dpi: number;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly onInclude: (isIncluded: boolean) => void;
  readonly onFormats: (formats: readonly ExportFormat[]) => void;
}

/** One item: whether it is in the package, what it is, in which formats, how large. */
export function ItemRow({ line, dpi, isShown, onShow, onInclude, onFormats }: ItemRowProps) {
  const { item, isIncluded, sizeBytes } = line;
  const { id, name, detail, whyNot } = item;
  const size = sizeBytes === undefined ? '' : sizeText(sizeBytes);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line of the grid of items
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the screen do the same (useExportKeys)
    <div
      role="row"
      className="export-item"
      data-item={id}
      data-testid={`item-${id}`}
      data-out={whyNot === undefined ? undefined : true}
      aria-selected={isShown}
      aria-label={`${name}${detail ? `, ${detail}` : ''}`}
      tabIndex={isShown ? 0 : -1}
      onFocus={isShown ? undefined : onShow}
      onClick={({ target, currentTarget }) => {
        onShow();
        if (target instanceof Element && !target.closest('input, button')) currentTarget.focus();
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a place of the grid of items */}
      <span role="gridcell" tabIndex={-1}>
        <input
          type="checkbox"
          className="export-tick"
          tabIndex={-1}
          checked={isIncluded}
          disabled={whyNot !== undefined}
          aria-label={text.include(name)}
          onClick={(event) => event.stopPropagation()}
          onFocus={(event) => event.stopPropagation()}
          onChange={(event) => onInclude(event.target.checked)}
        />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a place of the grid of items */}
      <span role="gridcell" tabIndex={-1} className="export-names">
        <span className="export-name">{name}</span>
        {whyNot === undefined ? (
          detail ? (
            <span className="export-detail">{detail}</span>
          ) : null
        ) : (
          <span className="export-detail icon-text top">
            <StateIcon state="attention" size={13} />
            {whyNot}
          </span>
        )}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a place of the grid of items */}
      <span role="gridcell" tabIndex={-1} className="export-formats-place">
        {whyNot === undefined ? (
          <Formats line={line} dpi={dpi} isShown={isShown} onFormats={onFormats} />
        ) : null}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a place of the grid of items */}
      <span role="gridcell" tabIndex={-1} className="export-size">
        {isIncluded ? size : ''}
      </span>
    </div>
  );
}

/** Names of formats as the list has them: a picture by its dots. */
export function formatsText(formats: readonly ExportFormat[], dpi: number): string {
  return formats.map((one) => (one === 'png' ? text.dpi(dpi) : text.formats[one])).join(', ');
}

function Formats({
  line: { item, formats },
  dpi,
  isShown,
  onFormats,
}: Pick<ItemRowProps, 'line' | 'dpi' | 'isShown' | 'onFormats'>) {
  const [isOpen, setOpen] = useState(false);
  const words = formatsText(formats, dpi);
  if (item.formats.length < 2) return <span className="export-formats">{words}</span>;
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width={280}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className="export-formats"
          tabIndex={isShown ? 0 : -1}
          aria-expanded={isOpen}
          aria-label={text.formatsOf(item.name, words)}
          onClick={() => setOpen(!isOpen)}
        >
          {words}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="export-panel" aria-label={text.formatsTitle(item.name)}>
        <h2>{text.formatsTitle(item.name)}</h2>
        <FormatTicks item={item} formats={formats} dpi={dpi} onFormats={onFormats} />
      </Popover.Dropdown>
    </Popover>
  );
}

function FormatTicks({
  item,
  formats,
  dpi,
  onFormats,
}: {
  readonly item: ExportItem;
  readonly formats: readonly ExportFormat[];
  readonly dpi: number;
  readonly onFormats: (formats: readonly ExportFormat[]) => void;
}) {
  const isLast = (one: ExportFormat): boolean => formats.length === 1 && formats[0] === one;
  return (
    <>
      {item.formats.map((one) => (
        <label key={one} className="export-option">
          <input
            type="checkbox"
            className="export-tick"
            checked={formats.includes(one)}
            disabled={isLast(one)}
            onChange={({ target: { checked } }) =>
              onFormats(item.formats.filter((other) => (other === one ? checked : formats.includes(other))))
            }
          />
          <span>
            {one === 'png' ? `${text.formats.png}, ${text.dpi(dpi)}` : text.formats[one]}
            <span className="hint">{text.formatNotes[one]}</span>
          </span>
        </label>
      ))}
      <p className="hint">{text.oneFormat}</p>
    </>
  );
}
