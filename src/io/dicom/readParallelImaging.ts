import type { ParallelImaging } from '../../domain/image/sliceHeader';
import type { FrameTags } from './frameTags';
import { hasPrivateBlock, privateTexts } from './privateElement';
import { philipsItems } from './readRescale';
import { readNumberOrDouble, readText, type TagSource } from './tagSource';
import { withoutUndefined } from './withoutUndefined';

/**
 * Parallel imaging of one frame: the standard's elements where the file has them (Philips keeps them in a private
 * sequence of classic images), else what Siemens and GE write instead. Undefined where nothing is said.
 */
export function readParallelImaging(frame: FrameTags): ParallelImaging | undefined {
  const { dataSet } = frame;
  const group = 'MrModifierSequence';
  const standard: readonly TagSource[] = [
    frame.find(group, 'ParallelAcquisition'),
    frame.find(group, 'ParallelReductionFactorInPlane'),
    ...philipsItems(frame),
  ];
  for (const source of standard) {
    const stated = standardElements(source);
    if (stated) return stated;
  }
  return siemensText(dataSet) ?? geFactors(dataSet);
}

const none: ParallelImaging = { technique: 'none', inPlaneFactor: 1 };

/** Parallel Acquisition (0018,9077), its technique (0018,9078), factors (0018,9069) and (0018,9155). */
function standardElements(source: TagSource): ParallelImaging | undefined {
  const isUsed = readText(source, 'ParallelAcquisition').toUpperCase();
  const inPlaneFactor = factor(readNumberOrDouble(source, 'ParallelReductionFactorInPlane'));
  const throughPlaneFactor = factor(readNumberOrDouble(source, 'ParallelReductionFactorOutOfPlane'));
  if (isUsed === 'NO') return none;
  if (isUsed !== 'YES' && inPlaneFactor === undefined) return undefined;
  const technique = readText(source, 'ParallelAcquisitionTechnique').toUpperCase() || undefined;
  return withoutUndefined({ technique, inPlaneFactor, throughPlaneFactor });
}

/** Siemens' iPAT text: "p2" is GRAPPA 2, "P2" mSENSE 2, "p2s3" 2 in the slice and 3 slices at once. Without: no iPAT. */
function siemensText(source: TagSource): ParallelImaging | undefined {
  const places = [
    { group: '0051', creator: 'SIEMENS MR HEADER', element: '11' },
    { group: '0021', creator: 'SIEMENS MR SDI 02', element: '56' },
    { group: '0021', creator: 'SIEMENS MR SDS 01', element: '09' },
  ];
  for (const place of places) {
    const found = /([pP])(\d+(?:\.\d+)?)(?:\s*[sS](\d+))?/.exec(privateTexts(source, place)[0] ?? '');
    if (!found) continue;
    return withoutUndefined({
      technique: found[1] === 'p' ? 'GRAPPA' : 'MSENSE',
      inPlaneFactor: factor(Number(found[2])),
      throughPlaneFactor: found[3] === undefined ? undefined : factor(Number(found[3])),
    });
  }
  return hasPrivateBlock(source, '0051', 'SIEMENS MR HEADER') ? none : undefined;
}

/** GE's ASSET R factors (0043,xx83): the reciprocals of both reduction factors. */
function geFactors(source: TagSource): ParallelImaging | undefined {
  const texts = privateTexts(source, { group: '0043', creator: 'GEMS_PARM_01', element: '83' });
  const [inPlane, throughPlane] = texts.map((text) => reciprocal(Number(text || Number.NaN)));
  if (inPlane === undefined) return undefined;
  return inPlane === 1 && (throughPlane ?? 1) === 1
    ? none
    : withoutUndefined({ inPlaneFactor: inPlane, throughPlaneFactor: throughPlane });
}

function reciprocal(value: number): number | undefined {
  // Three decimals, because 0.333333 is the reciprocal of 3.
  return value > 0 && value <= 1 ? Number((1 / value).toFixed(3)) : undefined;
}

function factor(value: number | undefined): number | undefined {
  return value !== undefined && value >= 1 && value < 1000 ? value : undefined;
}
