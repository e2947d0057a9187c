import type { SeriesInstanceUid, SopInstanceUid, StudyInstanceUid } from '../ids';
import type { IsoDate } from '../isoDate';
import type { ImageGrid } from './imageGrid';

/** How pixels are laid out in the file. */
export interface PixelFormat {
  readonly transferSyntaxUid: string;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  readonly samplesPerPixel: number;
  readonly photometricInterpretation: string;
  readonly isPlanar: boolean;
  /** Pixel Padding Value, in stored values. */
  readonly paddingValue?: number;
  /** Pixel Padding Range Limit: padding is every stored value from `paddingValue` to here, both included. */
  readonly paddingLimit?: number;
}

/** Stored value -> displayed value: stored × slope + intercept, in float64; or by the table, where the file has one. */
export interface Rescale {
  readonly slope: number;
  readonly intercept: number;
  /** False when the file has neither tag and 1, 0 are meant by the standard. */
  readonly isStated: boolean;
  /** The file maps its values by a Modality LUT instead: slope and intercept are then 1, 0 and mean nothing. */
  readonly table?: ModalityTableFacts;
}

/** What a header keeps of a Modality LUT; the entries themselves are read with the pixels. */
export interface ModalityTableFacts {
  readonly entries: number;
  /** The stored value that takes the first entry. */
  readonly firstStored: number;
  readonly bitsPerEntry: number;
  /** SHA-256 (hex) of the entries as little-endian 16-bit words, so that another table is noticed. */
  readonly sha256: string;
}

/** Philips' private scale: floating-point value = displayed / (rescale slope × this slope). One per image. */
export interface PhilipsScale {
  readonly slope: number;
  readonly intercept: number;
}

/** Parallel imaging as far as the file states it. No parallel imaging is the technique `none` with factor 1. */
export interface ParallelImaging {
  /** SENSE, GRAPPA, ASSET ... as the file names it, in capitals. */
  readonly technique?: string;
  readonly inPlaneFactor?: number;
  readonly throughPlaneFactor?: number;
}

/** How a slice was acquired: what recognition and the protocol check look at. Absent means the file does not say. */
export interface Acquisition {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly stationName?: string;
  readonly software?: string;
  readonly fieldStrengthT?: number;
  readonly echoTimeMs?: number;
  readonly repetitionTimeMs?: number;
  readonly inversionTimeMs?: number;
  readonly flipAngleDeg?: number;
  readonly echoTrainLength?: number;
  readonly sliceThicknessMm?: number;
  readonly spacingBetweenSlicesMm?: number;
  readonly scanningSequence?: string;
  readonly sequenceVariant?: string;
  readonly scanOptions?: string;
  readonly sequenceName?: string;
  readonly contrastAgent?: string;
  /** Other tags that say an agent was given, as keyword and value: "ContrastBolusVolume 15". */
  readonly contrastGiven?: string;
  /** Spectrally Selected Suppression (0018,9025): what was suppressed, such as FAT. */
  readonly spectralSuppression?: string;
  /** Spectrally Selected Excitation (0018,9026): what alone was excited, such as WATER. */
  readonly spectralExcitation?: string;
  readonly receiveCoil?: string;
  readonly parallelImaging?: ParallelImaging;
  /** Samples that were acquired across (columns) and along (rows) the image, before interpolation. */
  readonly acquiredMatrix?: { readonly columns: number; readonly rows: number };
  /** Filters and corrections that private elements name: PURE, SCIC, distortion correction. */
  readonly vendorFilters?: readonly string[];
}

/** Something odd in a header that a reader should know. */
export type HeaderWarning = { readonly kind: string; readonly tag: string; readonly text: string };

/** What one DICOM image says of itself, without its pixels. One per frame. */
export interface SliceHeader {
  readonly sopInstanceUid: SopInstanceUid;
  readonly sopClassUid: string;
  /** 0-based; 0 for single-frame images. */
  readonly frame: number;
  readonly frames: number;
  readonly seriesInstanceUid: SeriesInstanceUid;
  readonly studyInstanceUid: StudyInstanceUid;
  readonly frameOfReferenceUid?: string;
  readonly modality: string;
  readonly patient: {
    readonly id: string;
    readonly name: string;
    readonly birthDate?: IsoDate;
    readonly sex?: 'male' | 'female' | 'other';
    readonly ageYears?: number;
  };
  readonly studyDate?: IsoDate;
  readonly studyTime?: string;
  readonly studyDescription?: string;
  readonly seriesNumber?: number;
  readonly seriesDescription?: string;
  readonly protocolName?: string;
  readonly instanceNumber?: number;
  readonly imageType: readonly string[];
  readonly grid: ImageGrid;
  readonly pixels: PixelFormat;
  readonly rescale: Rescale;
  /** Philips private scale slope and intercept, (2005,100E) and (2005,100D). */
  readonly philipsScale?: PhilipsScale;
  readonly acquisition: Acquisition;
  readonly window?: { readonly center: number; readonly width: number };
  /** True when the pixels went through lossy compression at any time. */
  readonly isLossy: boolean;
  readonly warnings: readonly HeaderWarning[];
}
