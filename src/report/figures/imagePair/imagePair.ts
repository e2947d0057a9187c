import type { SubjectId } from '../../../domain/ids';
import type { PixelSpacing } from '../../../domain/image/imageGrid';
import type { PointPx } from '../../../domain/image/point';
import type { CannotMeasureReason } from '../../../domain/reading/reading';
import type { Side } from '../../../domain/side';
import type { Muscle, Protocol, ValueKind } from '../../../domain/study/protocol';

/** What one observer gave for one muscle and side, as it is drawn and printed. */
export type PairEntry = {
  readonly muscle: Muscle;
  /** The patient's. */
  readonly side: Side;
} & (
  | {
      readonly kind: 'outlined';
      readonly outlinePx: readonly PointPx[];
      readonly exclusionsPx: readonly (readonly PointPx[])[];
      /** Of the protocol's kind, of exactly this outline. */
      readonly areaMm2: number;
      /** Of the protocol's kind of value, over the net area; undefined where no pixel was left to take it from. */
      readonly meanSi: number | undefined;
    }
  | { readonly kind: 'cannot-measure'; readonly reason: CannotMeasureReason }
);

/** One measured slice, turned so that the patient's right is on the viewer's left and the back is below. Pixels only. */
export interface PairPicture {
  readonly columns: number;
  readonly rows: number;
  readonly spacing: PixelSpacing;
  /** 0 black to 255 white, row by row. */
  readonly grey: Uint8Array;
  /** In displayed values; said with the data, so that the picture can be made again. */
  readonly window: { readonly center: number; readonly width: number };
  /** False where the file does not say how the slice lies in the patient: no letters are drawn then. */
  readonly isOrientationKnown: boolean;
  readonly entries: readonly PairEntry[];
  /** After surgery positive; undefined where a date is missing. */
  readonly daysFromSurgery: number | undefined;
}

/** What a person should know before the picture leaves; the words stand on the Export screen. */
export type PairWarning = 'derived' | 'orientation-unknown' | 'lossy';

/**
 * The measured slices of one subject with the outlines of one observer. Everything that can name a person stays behind:
 * no header, no identifier of an image, no date.
 */
export interface ImagePair {
  readonly subjectId: SubjectId;
  readonly code: string;
  /** Of the fracture; undefined where nobody entered one. */
  readonly level: string | undefined;
  /** Whose outlines are drawn; every number beside the picture is of these alone. */
  readonly observer: { readonly letter: string; readonly place: 'first' | 'second' | 'third' };
  readonly round: number;
  /** Whether the study's tables average over several observers, whose numbers then differ from those of the picture. */
  readonly areTablesAveraged: boolean;
  readonly csaKind: Protocol['csaKind'];
  readonly valueKind: ValueKind;
  readonly preop: PairPicture;
  readonly followUp: PairPicture;
  readonly warnings: readonly PairWarning[];
}
