import type { PointLps } from './point';

/** Distances between pixel centres. DICOM writes them row first; the names here end that confusion. */
export interface PixelSpacing {
  /** Between the centres of neighbouring rows (down the image). PixelSpacing[0]. */
  readonly rowMm: number;
  /** Between the centres of neighbouring columns (across the image). PixelSpacing[1]. */
  readonly columnMm: number;
}

/** Where a slice lies in the patient. */
export interface ImagePlane {
  /** Centre of the top-left pixel. */
  readonly originLps: PointLps;
  /** Unit direction of increasing column index (along a row). */
  readonly rowDirectionLps: PointLps;
  /** Unit direction of increasing row index (down a column). */
  readonly columnDirectionLps: PointLps;
}

/** Why a geometry cannot be used. Nothing is ever replaced by a default. */
export type GeometryProblem =
  | { readonly kind: 'missing'; readonly tag: string }
  | { readonly kind: 'impossible'; readonly tag: string; readonly text: string };

/** The shape of one slice. Spacing and plane are absent, with the reason, when the file does not state them. */
export interface ImageGrid {
  readonly columns: number;
  readonly rows: number;
  readonly spacing: PixelSpacing | undefined;
  readonly spacingProblem?: GeometryProblem;
  readonly plane: ImagePlane | undefined;
  readonly planeProblem?: GeometryProblem;
}
