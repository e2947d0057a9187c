import { imageKey } from '../../domain/image/imageRef';
import type { SliceImage } from '../../domain/image/sliceImage';
import { type EdgeMap, edgeMap } from '../../editor/edge/edgeMap';
import { withEdges } from '../../editor/tools/smartEdgeTool';
import type { ReadingPane } from '../../state/readingSession';
import { type AppContext, openProjectOf } from '../context';
import { shownSlice } from './panes';

/** Edges of slices that the smart edge was used on; they go with the slice. */
const known = new WeakMap<SliceImage, EdgeMap>();

function edgesOf(image: SliceImage): EdgeMap {
  const edges = known.get(image) ?? edgeMap(image);
  known.set(image, edges);
  return edges;
}

/** The pane with the edges of its slice, where the smart edge is chosen and allowed. */
export function withSliceEdges(context: AppContext, pane: ReadingPane): ReadingPane {
  const { tool, smartEdge } = pane.editor;
  if (tool !== 'smart-edge' || smartEdge.edges) return pane;
  if (!openProjectOf(context).project.protocol.drawingAids.smartEdge) return pane;
  const header = shownSlice(pane.axial);
  const image = header && context.registry.decoded(imageKey(header));
  return image ? { ...pane, editor: withEdges(pane.editor, edgesOf(image)) } : pane;
}
