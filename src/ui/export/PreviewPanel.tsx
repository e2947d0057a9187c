import { Button } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { FigureModel } from '../../report/figures/figureModel';
import type { ReadyExport } from '../../state/exportState';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { copyPreview } from './copyPreview';
import { ExtrasMenu } from './ExtrasMenu';
import { exportText as text } from './exportText';
import { FigureLarge } from './FigureLarge';
import { FigureMenu } from './FigureMenu';
import { ImagePairChooser, isImagePairs } from './ImagePairChooser';
import type { ItemLine } from './itemLines';
import './paper.css';
import { OtherChoice } from './OtherChoice';
import { isPrinted, type PreviewView, previewViews, viewNames } from './previewViews';
import { RoundingMenu } from './RoundingMenu';
import { Sheets } from './Sheets';
import { type ShownPreview, usePreview } from './usePreview';

/** What keys do with the item that is shown. */
export interface PreviewHand {
  readonly open: () => void;
  readonly copy: () => void;
}

interface PreviewPanelProps {
  readonly hand: Ref<PreviewHand>;
  readonly line: ItemLine;
  readonly ready: ReadyExport;
  readonly open: OpenProject;
}

/** The item in hand as it leaves, with what can be set about it. */
export function PreviewPanel({ hand, line: { item }, ready, open }: PreviewPanelProps) {
  const app = useApp();
  const views = previewViews(item);
  const [wanted, setView] = useState<PreviewView>('sheet');
  const view = views.includes(wanted) ? wanted : 'sheet';
  const [copyState, setCopyState] = useState<'none' | 'copied' | 'refused'>('none');
  const [large, setLarge] = useState<FigureModel>();
  const [isOpening, setOpening] = useState(false);
  const sheets = useRef<HTMLElement>(null);
  const shown = usePreview(item, view, ready.version);
  const canCopy = shown.kind === 'preview' || shown.kind === 'text';
  const copy = async (): Promise<void> => {
    if (!canCopy) return;
    const isCopied = await copyPreview(shown, () => app.exportPicture(item.id));
    setCopyState(isCopied ? 'copied' : 'refused');
  };
  const figure = firstFigure(shown);
  const isOfFigures = item.group === 'figures';
  useEffect(() => {
    // It was asked for before it was drawn.
    if (!isOpening || !figure) return;
    setOpening(false);
    setLarge(figure);
  }, [isOpening, figure]);
  useImperativeHandle(hand, () => ({
    open: () => {
      if (figure) setLarge(figure);
      else if (isOfFigures && shown.kind === 'loading') setOpening(true);
      else sheets.current?.focus();
    },
    copy: () => void copy(),
  }));
  const isSavingThis = ready.saving?.what === item.id;
  const { settings } = ready.choices;
  const choose = (change: Partial<typeof settings>): void =>
    void app.chooseExport({ settings: { ...settings, ...change } });
  return (
    <section className="export-preview" aria-label={item.name} data-testid="export-preview">
      <header className="export-bar">
        <h2>{item.name}</h2>
        {views.length > 1 ? (
          <Segments
            label={text.preview.view}
            choices={views}
            chosen={view}
            texts={viewNames(item)}
            onChoose={(one) => {
              setView(one);
              setCopyState('none');
            }}
          />
        ) : null}
        <div className="export-bar-acts">
          <span className="copy-state hint" role="status">
            {copyState === 'copied' ? text.copied : copyState === 'refused' ? text.notCopied : ''}
          </span>
          {isOfFigures ? <FigureMenu settings={settings} onChoose={choose} /> : null}
          {item.group === 'tables' ? <ExtrasMenu settings={settings} onChoose={choose} /> : null}
          {isPrinted(item) ? (
            <RoundingMenu style={settings.style} onChoose={(style) => choose({ style })} />
          ) : null}
          <Button
            leftSection={<IconCopy size={15} aria-hidden />}
            disabled={!canCopy}
            onClick={() => void copy()}
          >
            {text.copy}
          </Button>
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={item.whyNot !== undefined || ready.saving !== undefined || ready.isUpdating === true}
            loading={isSavingThis}
            aria-label={text.saveItemLabel(item.name)}
            onClick={() => void app.saveExportItem(item)}
          >
            {text.saveItem}
          </Button>
        </div>
      </header>
      <OtherChoice />
      {ready.isUpdating ? (
        <p className="export-note icon-text" role="status">
          <StateIcon state="attention" />
          {text.updating}
        </p>
      ) : null}
      {isImagePairs(item) ? <ImagePairChooser ready={ready} open={open} /> : null}
      <section
        ref={sheets}
        className="export-sheets"
        tabIndex={-1}
        aria-label={text.preview.sheetLabel(item.name)}
      >
        <Sheets item={item} shown={shown} widthMm={settings.figures.widthMm} onOpenFigure={setLarge} />
      </section>
      {large ? (
        <FigureLarge figure={large} item={item} settings={settings} onClose={() => setLarge(undefined)} />
      ) : null}
    </section>
  );
}

function firstFigure(shown: ShownPreview): FigureModel | undefined {
  if (shown.kind !== 'preview') return undefined;
  const { preview } = shown;
  return preview.kind === 'figure'
    ? preview.figure
    : preview.kind === 'figures'
      ? preview.figures[0]?.figure
      : undefined;
}
