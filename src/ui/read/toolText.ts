import type { ExclusionReason } from '../../domain/reading/roi';
import type { EditorTool } from '../../editor/editorState';

/** Names of the tools and of what stands beside them. */
export const toolText = {
  tools: 'Tools',
  tool: {
    edit: 'Edit vertices',
    draw: 'Outline',
    'smart-edge': 'Smart edge',
    exclusion: 'Exclusion',
    brush: 'Push brush',
    redraw: 'Redraw part',
  } satisfies Record<EditorTool, string>,
  smooth: 'Smooth the outline',
  mirror: 'Mirror from the other side',
  copy: 'Copy from the other scan',
  undo: 'Undo',
  redo: 'Redo',
  window: 'Window: drag on the image',
  fit: 'Fit muscles, then whole slice',
  link: 'Link zoom and pan',
  hide: 'Hide outlines',
  endplates: 'Mark endplates',
  fat: 'Show fat',
  midline: 'Set the midline',
  midlineTitle: 'Midline',
  midlineLabel: 'midline',
  map: 'All keys',
  reasonTitle: 'Left out because of',
  reasons: {
    oedema: 'oedema',
    haemorrhage: 'haemorrhage',
    inflammation: 'inflammation',
    vessel: 'vessel',
    artefact: 'artefact',
    other: 'other',
  } satisfies Record<ExclusionReason, string>,
  brush: 'Brush',
  brushSize: (radiusPx: number, radiusMm: number | undefined) =>
    radiusMm === undefined ? `${radiusPx.toFixed(1)} px` : `${(2 * radiusMm).toFixed(1)} mm across`,
  smaller: 'Smaller brush',
  larger: 'Larger brush',
} as const;
