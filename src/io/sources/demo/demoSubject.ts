import type { IsoDate } from '../../../domain/isoDate';
import type { VertebralLevel } from '../../../domain/level';
import type { Side } from '../../../domain/side';
import type { Group } from '../../../domain/study/group';
import type { Refracture } from '../../../domain/study/subject';
import type { TimePoint } from '../../../domain/timePoint';

/** What is true of one compartment in the phantom: what a perfect reader would measure. */
export interface TrueMuscle {
  readonly areaMm2: number;
  /** Mean displayed value inside, before noise. */
  readonly meanSignal: number;
}

/** How the new fracture lies to the treated body. */
export type RefractureType = 'augmented' | 'adjacent' | 'non-adjacent';

/** One made-up patient of the demo study. */
export interface DemoSubject {
  /** 0-based position in the cohort. */
  readonly index: number;
  /** S-001 and so on. */
  readonly code: string;
  readonly group: Group;
  readonly sex: 'male' | 'female';
  readonly ageYears: number;
  readonly bmiKgPerM2: number;
  readonly bmdTScore: number;
  readonly level: VertebralLevel;
  readonly surgeryDate: IsoDate;
  readonly scanDates: Readonly<Record<TimePoint, IsoDate>>;
  readonly followUpDays: number;
  /** Only of the refractured. */
  readonly refracture?: Refracture & { readonly date: IsoDate; readonly type: RefractureType };
  readonly muscles: Readonly<Record<TimePoint, Readonly<Record<Side, TrueMuscle>>>>;
}
