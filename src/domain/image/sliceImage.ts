import type { ImageGrid } from './imageGrid';
import type { ModalityTable } from './modalityTable';
import type { HeaderWarning, PhilipsScale, Rescale } from './sliceHeader';

/** One decoded slice: what the screen shows and the measurement reads. Stored values stay as the file has them. */
export interface SliceImage {
  readonly grid: ImageGrid;
  /** Row by row, masked to BitsStored and sign-extended; `rows × columns` values. */
  readonly storedValues: Int32Array;
  readonly rescale: Rescale;
  /** The table that `rescale.table` speaks of; there exactly when it does. */
  readonly modalityTable?: ModalityTable;
  readonly philipsScale?: PhilipsScale;
  /** Stored value that means "no tissue here" and is left out of every statistic. */
  readonly paddingValue?: number;
  /** The other end of a range of such values. */
  readonly paddingLimit?: number;
  /** MONOCHROME1: low values are shown bright. Measurement is not affected. */
  readonly isInverted: boolean;
  readonly isLossy: boolean;
  /** What was odd while decoding, such as bytes behind the pixels. */
  readonly notices?: readonly HeaderWarning[];
  /** SHA-256 (hex) over stored pixels and geometry: finds the image again when its UIDs were changed. */
  readonly fingerprint: string;
}
