import type { Brand } from '../base/brand';

/** Identifies a project: one research study in Multifidus. */
export type ProjectId = Brand<string, 'ProjectId'>;
/** Identifies a subject inside a project. Never shown; the subject's code is. */
export type SubjectId = Brand<string, 'SubjectId'>;
/** Identifies an observer in the protocol. */
export type ObserverId = Brand<string, 'ObserverId'>;
/** Identifies a reading: one observer's work on one subject in one round. */
export type ReadingId = Brand<string, 'ReadingId'>;
/** DICOM SOP Instance UID: one stored image. */
export type SopInstanceUid = Brand<string, 'SopInstanceUid'>;
/** DICOM Series Instance UID. */
export type SeriesInstanceUid = Brand<string, 'SeriesInstanceUid'>;
/** DICOM Study Instance UID: one imaging study. */
export type StudyInstanceUid = Brand<string, 'StudyInstanceUid'>;

export const projectId = (text: string): ProjectId => text as ProjectId;
export const subjectId = (text: string): SubjectId => text as SubjectId;
export const observerId = (text: string): ObserverId => text as ObserverId;
export const readingId = (text: string): ReadingId => text as ReadingId;
export const sopInstanceUid = (text: string): SopInstanceUid => text as SopInstanceUid;
export const seriesInstanceUid = (text: string): SeriesInstanceUid => text as SeriesInstanceUid;
export const studyInstanceUid = (text: string): StudyInstanceUid => text as StudyInstanceUid;
