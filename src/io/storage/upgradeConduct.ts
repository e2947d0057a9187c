import { legacyClock } from '../../domain/keeping/merge/legacyClock';
import type { Reading } from '../../domain/reading/reading';
import type { Project } from '../../domain/study/project';
import { laterSettings, type Observer } from '../../domain/study/protocol';
import type { Subject } from '../../domain/study/subject';

/** An observer of a version that knew letters and roles alone. */
type EarlierObserver = Omit<Observer, 'name' | 'training'> & Partial<Pick<Observer, 'name' | 'training'>>;

/** A project of an earlier version, with what the absence of its later settings meant. */
export function conductedProject(project: Project): Project {
  const { protocol } = project;
  const observers: readonly EarlierObserver[] = protocol.observers;
  return {
    ...project,
    protocol: {
      ...laterSettings,
      ...protocol,
      observers: observers.map((one) => ({ ...one, name: one.name ?? '', training: one.training ?? '' })),
    },
    clock: project.clock ?? legacyClock(),
  };
}

/** A subject of an earlier version. Every computer that has it counts it as changed once. */
export function clockedSubject(subject: Subject): Subject {
  return { ...subject, clock: subject.clock ?? legacyClock() };
}

/** A reading of an earlier version: its revision is the same wherever the same record is. */
export function clockedReading(reading: Reading): Reading {
  return { ...reading, clock: reading.clock ?? legacyClock(reading.revision) };
}
