import type { Catalogue } from '../domain/catalogue/catalogue';
import type { RoundWait } from '../domain/conduct/washOut';
import type { SubjectId } from '../domain/ids';
import type { StoredImage } from '../domain/keeping/storedProject';
import type { GivenSlices } from '../domain/reading/givenSlices';
import type { ReadingProgress } from '../domain/reading/readingProgress';
import type { Person } from '../domain/study/blinding';
import type { Project } from '../domain/study/project';
import type { Subject } from '../domain/study/subject';

/**
 * The project that is open: everything of it except what observers drew. Where an observer sits there, what that observer
 * may know of it, and nothing else.
 */
export interface OpenProject {
  readonly project: Project;
  /** By code; for an observer those that they read in this round, in their own order (`observerView`). */
  readonly subjects: readonly Subject[];
  /** By `imageKey`. Of a large project an `ImageLibrary`, which unpacks what is looked at. */
  readonly images: ReadonlyMap<string, StoredImage>;
  readonly catalogue: Catalogue;
  /** The list of a large project is there before its images are: then they are still being read. */
  readonly areImagesComing?: boolean;
  /** Keys of images whose bytes this page can reach now. */
  readonly reachable: ReadonlySet<string>;
  readonly progress: readonly ReadingProgress[];
  readonly person: Person;
  /** Which round the observer who sits here reads; absent: the first. */
  readonly round?: number;
  /** The rounds in which that observer has anything to read. */
  readonly rounds?: readonly number[];
  /** Subjects that the observer who sits here cannot open yet in this round, and why. */
  readonly waits?: ReadonlyMap<SubjectId, RoundWait>;
  /** Those of them that the observer is to read in the next round too. */
  readonly readAgain?: ReadonlySet<SubjectId>;
  /** Those of them of which the settling round asks for something that is not signed. */
  readonly toSettle?: ReadonlySet<SubjectId>;
  /** Where the person who sits here left something half drawn; nobody else's. */
  readonly ownDrafts: ReadonlySet<SubjectId>;
  /** Slices that were chosen beforehand, in an observer's view; undefined where they are asked for one by one. */
  readonly givenSlices?: ReadonlyMap<SubjectId, GivenSlices>;
}
