import Dexie, { type EntityTable, type Table } from 'dexie';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import { laterSettings } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';

/** A slice as kept: with its project and its key (`imageKey`). */
export interface ImageRecord extends StoredImage {
  readonly projectId: string;
  readonly key: string;
}

/** One entry of a project's log: what was done, when. */
export interface EventRecord {
  readonly id: number;
  readonly projectId: string;
  readonly atUtc: string;
  readonly act: string;
  readonly detail: string;
}

/** A thing that only this browser can keep, such as the handle of the backup folder. */
export interface HandleRecord {
  readonly name: string;
  readonly handle: unknown;
}

/**
 * The browser's database of Multifidus. Records are the domain's own types; a change of shape gets a new version
 * here with an upgrade, never a silent reinterpretation.
 */
export class Database extends Dexie {
  declare readonly projects: EntityTable<Project, 'id'>;
  declare readonly subjects: EntityTable<Subject, 'id'>;
  declare readonly images: Table<ImageRecord, [string, string]>;
  declare readonly readings: EntityTable<Reading, 'id'>;
  declare readonly events: EntityTable<EventRecord, 'id'>;
  declare readonly handles: EntityTable<HandleRecord, 'name'>;

  constructor(name = 'multifidus') {
    super(name);
    this.version(1).stores({
      projects: 'id',
      subjects: 'id, projectId',
      images: '[projectId+key], projectId',
      readings: 'id, projectId, [projectId+subjectId+observerId+round], [projectId+observerId]',
      events: '++id, projectId',
      handles: 'name',
    });
    // Settings that came later, with what their absence meant.
    this.version(2).upgrade((transaction) =>
      transaction
        .table<Project>('projects')
        .toCollection()
        .modify((project, ref) => {
          ref.value = {
            ...project,
            identity: project.identity ?? 'kept',
            protocol: { ...laterSettings, ...project.protocol },
          };
        }),
    );
  }
}
