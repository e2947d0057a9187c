import type { ObserverId, SopInstanceUid } from '../../../domain/ids';
import type { ImageRef } from '../../../domain/image/imageRef';
import type { PointPx } from '../../../domain/image/point';
import type { SliceHeader } from '../../../domain/image/sliceHeader';
import type { Side } from '../../../domain/side';
import type { Covariates } from '../../../domain/study/subject';
import type { TimePoint } from '../../../domain/timePoint';
import { demoCohort } from './demoCohort';
import { demoPatientId, demoPatientName } from './demoHeader';
import { demoReadings } from './demoReadings';
import { demoSeed } from './demoSeed';
import type { DemoSubject } from './demoSubject';

/** One observer's outlines on one subject of the demo. */
interface SubjectReading {
  readonly subjectCode: string;
  readonly observerId: ObserverId;
  readonly outlines: readonly {
    readonly timePoint: TimePoint;
    readonly side: Side;
    readonly image: ImageRef;
    readonly verticesPx: readonly PointPx[];
  }[];
}

/** The demo as the application asks for it: subjects as entered by a researcher, and the two observers' outlines. */
export const demoPort = {
  seed: demoSeed,
  covariates: async () =>
    demoCohort(demoSeed).map((subject) => ({
      code: subject.code,
      patient: {
        id: demoPatientId(subject),
        name: demoPatientName(subject),
      } satisfies SliceHeader['patient'],
      covariates: covariatesOf(subject),
    })),
  readings: async (): Promise<readonly SubjectReading[]> => {
    const bySubject = new Map<string, { subjectCode: string; observerId: ObserverId; outlines: Outline[] }>();
    for (const reading of demoReadings(demoSeed)) {
      const { subjectCode, observerId, timePoint, side, verticesPx } = reading;
      const key = `${subjectCode}/${observerId}`;
      const entry = bySubject.get(key) ?? { subjectCode, observerId, outlines: [] };
      entry.outlines.push({ timePoint, side, image: firstFrame(reading.sopInstanceUid), verticesPx });
      bySubject.set(key, entry);
    }
    return [...bySubject.values()];
  },
};

type Outline = SubjectReading['outlines'][number];

const firstFrame = (uid: SopInstanceUid): ImageRef => ({ sopInstanceUid: uid, frame: 0 });

function covariatesOf(subject: DemoSubject): Covariates {
  const { refracture } = subject;
  return {
    sex: subject.sex,
    ageYears: subject.ageYears,
    bmiKgPerM2: subject.bmiKgPerM2,
    bmdTScore: subject.bmdTScore,
    level: subject.level,
    surgeryDate: subject.surgeryDate,
    refracture: refracture
      ? { kind: 'confirmed', events: [{ date: refracture.date, levels: refracture.levels }] }
      : { kind: 'none-on-final-scan' },
  };
}
