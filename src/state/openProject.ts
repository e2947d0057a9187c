import type { Catalogue } from '../domain/catalogue/catalogue';
import type { SubjectId } from '../domain/ids';
import type { StoredImage } from '../domain/keeping/storedProject';
import type { ReadingProgress } from '../domain/reading/readingProgress';
import type { Person } from '../domain/study/blinding';
import type { Project } from '../domain/study/project';
import type { Subject } from '../domain/study/subject';

/** The project that is open: everything of it except what observers drew. */
export interface OpenProject {
  readonly project: Project;
  /** By code. */
  readonly subjects: readonly Subject[];
  /** By `imageKey`. */
  readonly images: ReadonlyMap<string, StoredImage>;
  readonly catalogue: Catalogue;
  /** Keys of images whose bytes this page can reach now. */
  readonly reachable: ReadonlySet<string>;
  readonly progress: readonly ReadingProgress[];
  readonly person: Person;
  /** Where the person who sits here left something half drawn; nobody else's. */
  readonly ownDrafts: ReadonlySet<SubjectId>;
}
