import type { ObserverId } from '../domain/ids';
import type { ImageRef } from '../domain/image/imageRef';
import type { PointPx } from '../domain/image/point';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { Subject } from '../domain/study/subject';

/** A reading that comes with the demo, before it is measured. */
export interface DemoReading {
  readonly subjectCode: string;
  readonly observerId: ObserverId;
  readonly outlines: readonly {
    readonly timePoint: 'preop' | 'followUp';
    readonly side: 'left' | 'right';
    readonly image: ImageRef;
    readonly verticesPx: readonly PointPx[];
  }[];
}

/** A subject of the demo as the researcher would have entered it; its scans are found by the import. */
export interface DemoSubject {
  readonly code: string;
  readonly patient: SliceHeader['patient'];
  readonly covariates: Subject['covariates'];
}

export interface DemoPort {
  readonly seed: number;
  covariates(): Promise<readonly DemoSubject[]>;
  readings(): Promise<readonly DemoReading[]>;
}
