import type { PointMm } from './canvas';
import type { DemoScan } from './demoScan';
import type { NoiseField } from './noiseField';
import type { PlacedVertebra } from './spineChain';
import type { SpineTexture } from './spineTexture';

/** What one sagittal slice is painted from. The plane's points are [y to the back, −z], mm, treated body at (0, 0). */
export interface SagittalScene {
  readonly scan: DemoScan;
  /** Distance of the slice from the midline, to the left. */
  readonly acrossMm: number;
  readonly spine: readonly PlacedVertebra[];
  readonly bone: SpineTexture;
  readonly soft: NoiseField;
  readonly grain: NoiseField;
}

/** A point given behind and above a vertebra's centre, in the slice's plane. */
export function inVertebra(vertebra: PlacedVertebra, behind: number, above: number): PointMm {
  const [uy, uz] = vertebra.up;
  return [vertebra.center[0] + behind * uz + above * uy, -(vertebra.center[1] - behind * uy + above * uz)];
}
