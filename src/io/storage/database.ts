import Dexie, { type EntityTable, type Table } from 'dexie';
import type { AuditEntry } from '../../domain/keeping/auditEntry';
import type { CopySetting } from '../../domain/keeping/keptSources';
import type { SignedRecord } from '../../domain/keeping/merge/signedRecord';
import type { StoredDrafts, StoredHistory, ViewSettings } from '../../domain/keeping/readingRecords';
import type { StoredImage } from '../../domain/keeping/storedProject';
import type { ContentStep } from '../../domain/reading/contentStep';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import { laterSettings } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';
import type { TimePoint } from '../../domain/timePoint';
import { auditOfEarlier } from './auditUpgrade';
import { upgradeToCompactImages } from './compactImages';
import type { PatientImagesRecord } from './imageStore';
import type { PictureRecord } from './pictureStore';
import type { ProgressRecord } from './progressStore';
import { clockedReading, clockedSubject, conductedProject } from './upgradeConduct';
import { upgradedReading } from './upgradeSignal';

/** A slice as versions 1 and 2 kept it: with its project and its key (`imageKey`). */
export interface ImageRecord extends StoredImage {
  readonly projectId: string;
  readonly key: string;
}

/** One entry of the log of earlier versions; none is written any more. */
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

/** A folder, or a single zip, that images of a project came from: the browser's handle of it. */
export interface FolderRecord {
  readonly id: string;
  readonly projectId: string;
  readonly handle: unknown;
}

/** Whether copies of a project's images are kept in this browser. */
export interface CopySettingRecord {
  readonly projectId: string;
  readonly setting: CopySetting;
}

/** Where in its undo history a reading stands. */
export interface HistoryRecord extends Omit<StoredHistory, 'steps'> {
  readonly projectId: string;
}

/** One step of a reading's undo history; steps are numbered from 1. */
export interface HistoryStepRecord {
  readonly readingId: string;
  readonly number: number;
  readonly projectId: string;
  readonly step: ContentStep;
}

/** The picture kept as evidence of one slice's choice in a reading; see `evidenceStore`. */
export interface EvidenceRecord {
  readonly readingId: string;
  readonly timePoint: TimePoint;
  readonly projectId: string;
  readonly png: string;
}

/** A signed reading that is no more what its record holds: re-opened, completed, or not shown. Never written over. */
export interface SignedRow extends SignedRecord {
  readonly projectId: string;
  readonly subjectId: string;
}

/** A version of a record that stands beside the one in its own table: made apart from it, or of a subject linked away. */
export type VersionRow = {
  readonly projectId: string;
  /** The record's identity, see `mergeKeys`. */
  readonly key: string;
  /** SHA-256 of the version. */
  readonly hash: string;
} & (
  | { readonly kind: 'project'; readonly record: Project }
  | { readonly kind: 'subject'; readonly record: Subject }
  | { readonly kind: 'reading'; readonly record: Reading }
);

/**
 * The browser's database of Multifidus. Records are the domain's own types; a change of shape gets a new version
 * here with an upgrade, never a silent reinterpretation.
 */
export class Database extends Dexie {
  declare readonly projects: EntityTable<Project, 'id'>;
  declare readonly subjects: EntityTable<Subject, 'id'>;
  declare readonly patientImages: Table<PatientImagesRecord, [string, string]>;
  declare readonly progress: EntityTable<ProgressRecord, 'readingId'>;
  declare readonly readings: EntityTable<Reading, 'id'>;
  declare readonly events: EntityTable<EventRecord, 'id'>;
  declare readonly audit: Table<AuditEntry, [string, string, number, string]>;
  declare readonly handles: EntityTable<HandleRecord, 'name'>;
  declare readonly folders: EntityTable<FolderRecord, 'id'>;
  declare readonly copySettings: EntityTable<CopySettingRecord, 'projectId'>;
  declare readonly histories: EntityTable<HistoryRecord, 'readingId'>;
  declare readonly historySteps: Table<HistoryStepRecord, [string, number]>;
  declare readonly evidence: Table<EvidenceRecord, [string, string]>;
  declare readonly drafts: EntityTable<StoredDrafts, 'readingId'>;
  declare readonly signedRecords: Table<SignedRow, [string, string]>;
  declare readonly versions: Table<VersionRow, [string, string, string, string]>;
  declare readonly pictures: Table<PictureRecord, [string, string]>;
  declare readonly viewSettings: Table<ViewSettings, [string, string]>;

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
    // Settings that came later, with what their absence meant; and where images came from.
    const sources = { folders: 'id, projectId', copySettings: 'projectId' };
    const besideReadings = {
      histories: 'readingId, projectId',
      historySteps: '[readingId+number], readingId, projectId',
      evidence: '[readingId+timePoint], readingId, projectId',
      drafts: 'readingId, projectId',
      viewSettings: '[projectId+observerId], projectId',
    };
    this.version(2)
      .stores({ ...sources, ...besideReadings })
      .upgrade(async (transaction) => {
        await transaction
          .table<Project>('projects')
          .toCollection()
          .modify((project, ref) => {
            ref.value = {
              ...project,
              identity: project.identity ?? 'kept',
              protocol: { ...laterSettings, ...project.protocol },
            };
          });
        // Measurements kept the displayed values alone.
        await transaction
          .table<Reading>('readings')
          .toCollection()
          .modify((reading, ref) => {
            ref.value = upgradedReading(reading);
          });
      });
    this.version(3)
      .stores({
        audit: '[projectId+chain+number+hash], projectId',
        // One record of images a patient, and one small record of progress a reading.
        patientImages: '[projectId+patientKey], projectId, *seriesKeys',
        progress: 'readingId, projectId',
        signedRecords: '[projectId+hash], projectId, [projectId+subjectId]',
        versions: '[projectId+kind+key+hash], projectId, [projectId+kind+key]',
        pictures: '[projectId+sha256], projectId',
      })
      .upgrade(async (transaction) => {
        await transaction
          .table<Project>('projects')
          .toCollection()
          .modify((project, ref) => {
            ref.value = conductedProject(project);
          });
        await transaction
          .table<Subject>('subjects')
          .toCollection()
          .modify((subject, ref) => {
            ref.value = clockedSubject(subject);
          });
        await transaction
          .table<Reading>('readings')
          .toCollection()
          .modify((reading, ref) => {
            ref.value = clockedReading(reading);
          });
        const byProject = new Map<string, EventRecord[]>();
        for (const event of await transaction.table<EventRecord>('events').orderBy('id').toArray()) {
          const events = byProject.get(event.projectId) ?? [];
          events.push(event);
          byProject.set(event.projectId, events);
        }
        for (const events of byProject.values()) {
          await transaction.table<AuditEntry>('audit').bulkAdd([...auditOfEarlier(events)]);
        }
        await transaction.table('events').clear();
        await upgradeToCompactImages(transaction);
      });
  }
}
