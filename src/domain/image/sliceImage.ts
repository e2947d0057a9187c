import type { ImageGrid } from './imageGrid';
import type { Rescale } from './sliceHeader';

/** One decoded slice: what the screen shows and the measurement reads. Stored values stay as the file has them. */
export interface SliceImage {
  readonly grid: ImageGrid;
  /** Row by row, masked to BitsStored and sign-extended; `rows × columns` values. */
  readonly storedValues: Int32Array;
  readonly rescale: Rescale;
  /** Stored values that mean "no tissue here" and are left out of every statistic. */
  readonly paddingValue?: number;
  /** MONOCHROME1: low values are shown bright. Measurement is not affected. */
  readonly isInverted: boolean;
  readonly isLossy: boolean;
  /** SHA-256 (hex) over stored pixels and geometry: finds the image again when its UIDs were changed. */
  readonly fingerprint: string;
}
