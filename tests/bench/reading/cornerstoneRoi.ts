import {
  type Types as CoreTypes,
  Enums,
  getEnabledElement,
  imageLoader,
  init as initCore,
  metaData,
  RenderingEngine,
  StackViewport,
} from '@cornerstonejs/core';
import { addTool, init as initTools, PlanarFreehandROITool, ToolGroupManager } from '@cornerstonejs/tools';
import { assert, present } from '../../../src/base/assert';
import type { PointPx } from '../../../src/domain/image/point';
import type { SliceImage } from '../../../src/domain/image/sliceImage';
import { displayImage } from '../../../src/viewer/canvas/displayImage';
import type { RoiNumbers } from './roiNumbers';

const imageId = 'bench:slice';
const targetId = `imageId:${imageId}`;

/** What its freehand tool runs when a contour is released: it has no public name. */
type Calculate = (
  annotation: unknown,
  viewport: StackViewport,
  engine: RenderingEngine,
  enabledElement: unknown,
) => Readonly<Record<string, CachedStats>>;

/** What it then has of an outline. */
interface CachedStats {
  readonly area: number;
  readonly perimeter: number;
  readonly statsArray: readonly { readonly name: string; readonly value: number }[];
}

/** Cornerstone's freehand ROI over a slice. */
export interface CornerstoneRoi {
  /** An outline as its own annotation of it, without statistics. */
  annotationOf(outlinePx: readonly PointPx[]): unknown;
  /** Its statistics of an annotation, as at release. */
  calculate(annotation: unknown): CachedStats;
}

/**
 * Numbers of its statistics under our names. Its SD divides by n. Its perimeter leaves out the edge from the last vertex to
 * the first, also of a closed contour: `closingEdgeMm`.
 */
export function numbersOf(stats: CachedStats, closingEdgeMm: number): RoiNumbers {
  const of = (name: string): number =>
    present(
      stats.statsArray.find((one) => one.name === name),
      name,
    ).value;
  const pixelCount = of('count');
  return {
    areaMm2: stats.area,
    perimeterMm: stats.perimeter + closingEdgeMm,
    pixelCount,
    mean: of('mean'),
    sd: of('stdDev') * Math.sqrt(pixelCount / (pixelCount - 1)),
    min: of('min'),
    max: of('max'),
    median: of('median'),
  };
}

/** Shows a slice in a Cornerstone viewport with its freehand tool active, as a viewer built on it does. */
export async function cornerstoneRoi(slice: SliceImage): Promise<CornerstoneRoi> {
  initCore();
  initTools();
  const window = { center: 500, width: 1000 };
  const { image, modules } = displayImage(imageId, slice, Float32Array.from(slice.storedValues), window);
  metaData.addProvider((type: string) => modules[type as keyof typeof modules], 1000);
  imageLoader.registerImageLoader('bench', () => ({ promise: Promise.resolve({ ...image }) }));
  const element = document.createElement('div');
  element.style.width = '660px';
  element.style.height = '500px';
  document.body.append(element);
  const engine = new RenderingEngine('bench');
  engine.enableElement({ viewportId: 'pane', type: Enums.ViewportType.STACK, element });
  const viewport = engine.getViewport('pane');
  assert(viewport instanceof StackViewport, 'the engine made another kind of viewport');
  await viewport.setStack([imageId]);
  viewport.render();
  addTool(PlanarFreehandROITool);
  const group = present(ToolGroupManager.createToolGroup('bench'), 'tool group');
  group.addViewport('pane', 'bench');
  group.addTool(PlanarFreehandROITool.toolName);
  group.setToolActive(PlanarFreehandROITool.toolName);
  const tool: unknown = group.getToolInstance(PlanarFreehandROITool.toolName);
  assert(tool instanceof PlanarFreehandROITool, 'the tool group made another kind of tool');
  // Private to TypeScript only; what it takes and gives is read in its source.
  const calculate = Reflect.get(tool, '_calculateCachedStats') as Calculate;
  const enabledElement = getEnabledElement(element);
  const { viewPlaneNormal, viewUp } = viewport.getCamera();
  const spacing = present(slice.grid.spacing, 'spacing');
  return {
    annotationOf(outlinePx) {
      const polyline = outlinePx.map(
        ([column, row]): CoreTypes.Point3 => [column * spacing.columnMm, row * spacing.rowMm, 0],
      );
      return {
        annotationUID: 'outline',
        invalidated: true,
        highlighted: false,
        metadata: {
          toolName: PlanarFreehandROITool.toolName,
          referencedImageId: imageId,
          FrameOfReferenceUID: viewport.getFrameOfReferenceUID(),
          viewPlaneNormal,
          viewUp,
        },
        data: {
          handles: { points: [], activeHandleIndex: null, textBox: { hasMoved: false } },
          contour: { polyline, closed: true },
          cachedStats: { [targetId]: {} },
        },
      };
    },
    calculate(annotation) {
      return present(
        calculate.call(tool, annotation, viewport, engine, enabledElement)[targetId],
        'statistics',
      );
    },
  };
}
