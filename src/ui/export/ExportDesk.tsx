import { useMemo, useRef, useState } from 'react';
import type { ReadyExport } from '../../state/exportState';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { useKept } from '../results/resultsKept';
import { CheckPanel } from './CheckPanel';
import { ExportKeys } from './ExportKeys';
import { focusItem, ItemList } from './ItemList';
import { itemLines } from './itemLines';
import { type PreviewHand, PreviewPanel } from './PreviewPanel';
import { useExportKeys } from './useExportKeys';

/** The three columns: the list, the item in hand as it leaves, and the check. */
export function ExportDesk({ ready, open }: { readonly ready: ReadyExport; readonly open: OpenProject }) {
  const app = useApp();
  const { items, choices, sizes } = ready;
  const [keptId, keepId] = useKept('export-item');
  const [areKeysShown, setKeysShown] = useState(false);
  const hand = useRef<PreviewHand>(null);
  const list = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => itemLines(items, choices, sizes), [items, choices, sizes]);
  const shown = lines.find(({ item }) => item.id === keptId) ?? lines[0];
  const include = (id: string, isIncluded: boolean): void =>
    void app.chooseExport({ isIncluded: { ...choices.isIncluded, [id]: isIncluded } });
  useExportKeys({
    lines,
    shownId: shown?.item.id,
    onShow: (id) => {
      keepId(id);
      focusItem(list.current, id);
    },
    onInclude: include,
    onPreview: () => hand.current?.open(),
    onCopy: () => hand.current?.copy(),
    onSave: () => void app.savePackage(),
    onKeys: () => setKeysShown(true),
  });
  return (
    <div className="export-screen" data-testid="export">
      <ItemList
        listRef={list}
        lines={lines}
        choices={choices}
        shownId={shown?.item.id}
        onShow={keepId}
        onInclude={include}
        onFormats={(id, formats) => void app.chooseExport({ formats: { ...choices.formats, [id]: formats } })}
      />
      {shown ? <PreviewPanel key={shown.item.id} hand={hand} line={shown} ready={ready} open={open} /> : null}
      <CheckPanel ready={ready} open={open} />
      {areKeysShown ? <ExportKeys onClose={() => setKeysShown(false)} /> : null}
    </div>
  );
}
