import { useEffect, useState } from 'react';
import type { ExportItem, ExportPreview } from '../../report/export/exportItem';
import { useApp } from '../AppContext';
import type { PreviewView } from './previewViews';

/** What is shown of an item. */
export type ShownPreview =
  | { readonly kind: 'loading' }
  | { readonly kind: 'why-not'; readonly why: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'preview'; readonly preview: ExportPreview }
  | { readonly kind: 'text'; readonly text: string };

/** An item as it leaves, made anew for every version of the data and settings; the one before stays until then. */
export function usePreview(item: ExportItem, view: PreviewView, version: number): ShownPreview {
  const app = useApp();
  const [shown, setShown] = useState<{ readonly of: string; readonly what: ShownPreview }>();
  const { id, whyNot } = item;
  const wanted = `${id}|${view}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another question
  useEffect(() => {
    let isGone = false;
    const show = (what: ShownPreview): void => {
      if (!isGone) setShown({ of: wanted, what });
    };
    if (whyNot !== undefined) {
      show({ kind: 'why-not', why: whyNot });
      return undefined;
    }
    if (view === 'sheet') {
      void app
        .previewExport(id)
        .then((answer) =>
          show(
            answer.ok
              ? { kind: 'preview', preview: answer.value }
              : { kind: 'failed', message: answer.error },
          ),
        );
    } else {
      void app
        .exportText(id, view)
        .then((answer) =>
          show(answer.ok ? { kind: 'text', text: answer.value } : { kind: 'failed', message: answer.error }),
        );
    }
    return () => {
      isGone = true;
    };
  }, [app, wanted, version, whyNot]);
  return shown?.of === wanted ? shown.what : { kind: 'loading' };
}
