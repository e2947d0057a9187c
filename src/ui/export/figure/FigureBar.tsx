import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { figureText } from './figureText';

/** What a figure can be saved as. */
export type FigureFormat = 'svg' | 'png-300' | 'png-600' | 'csv';

const formats: readonly FigureFormat[] = ['svg', 'png-300', 'png-600', 'csv'];

/** Zoom on the left, files on the right. While a file is being made it says so, and no other is begun. */
export function FigureBar({
  zoom,
  canGrow,
  canShrink,
  larger,
  smaller,
  fit,
  onSave,
  savingWhat,
}: {
  readonly zoom: number;
  readonly canGrow: boolean;
  readonly canShrink: boolean;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly fit: () => void;
  readonly onSave: (format: FigureFormat) => void | Promise<void>;
  readonly savingWhat: string | undefined;
}) {
  const [making, setMaking] = useState<FigureFormat>();
  const save = async (format: FigureFormat): Promise<void> => {
    setMaking(format);
    try {
      await onSave(format);
    } finally {
      setMaking(undefined);
    }
  };
  const what = making ? figureText.formats[making] : savingWhat;
  return (
    <div className="figure-bar">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons of one thing, no form. */}
      <div role="group" aria-label={figureText.zoom} className="figure-zoom">
        <Button aria-label={figureText.zoomOut} disabled={!canShrink} onClick={smaller}>
          −
        </Button>
        <Button aria-label={figureText.zoomIn} disabled={!canGrow} onClick={larger}>
          +
        </Button>
        <Button disabled={!canShrink} onClick={fit}>
          {figureText.fit}
        </Button>
        <span className="muted">{figureText.percent(zoom)}</span>
      </div>
      <span className="gap" />
      <span className="muted" role="status">
        {what === undefined ? '' : figureText.saving(what)}
      </span>
      {formats.map((format) => (
        <Button
          key={format}
          disabled={what !== undefined}
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void save(format)}
        >
          {figureText.formats[format]}
        </Button>
      ))}
    </div>
  );
}
