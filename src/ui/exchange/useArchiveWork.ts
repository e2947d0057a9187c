import { useEffect, useRef, useState } from 'react';
import type { ArchiveCourse } from '../../app/archive/syncOutcome';
import type { Asked } from '../../app/archive/syncWork';

/** Parts of the page that have work with the archive. */
export type ArchiveTask =
  | 'sync'
  | 'send'
  | 'look-readings'
  | 'look-there'
  | 'take'
  | `kit ${string}`
  | 'project';

/** Work with the archive, one thing at a time. */
export interface ArchiveWork {
  /** What is under way. */
  readonly task: ArchiveTask | undefined;
  readonly course: ArchiveCourse | undefined;
  /** Begins, after what is under way; undefined where the page was left, or a part of the program could not be loaded. */
  readonly run: <T>(task: ArchiveTask, act: (asked: Asked) => Promise<T>) => Promise<T | undefined>;
  readonly cancel: () => void;
  /** Why the last thing could not even begin. */
  readonly notLoaded: string | undefined;
}

/** Whoever leaves the page cancels what is under way; doing it again goes on. */
export function useArchiveWork(): ArchiveWork {
  const [task, setTask] = useState<ArchiveTask>();
  const [course, setCourse] = useState<ArchiveCourse>();
  const [notLoaded, setNotLoaded] = useState<string>();
  const stop = useRef<AbortController>(undefined);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      stop.current?.abort();
    };
  }, []);

  function run<T>(wanted: ArchiveTask, act: (asked: Asked) => Promise<T>): Promise<T | undefined> {
    const done = before.current.then(() => (isGone.current ? undefined : begin(wanted, act)));
    before.current = done;
    return done;
  }

  async function begin<T>(wanted: ArchiveTask, act: (asked: Asked) => Promise<T>): Promise<T | undefined> {
    const controller = new AbortController();
    stop.current = controller;
    setTask(wanted);
    setCourse(undefined);
    setNotLoaded(undefined);
    try {
      return await act({ signal: controller.signal, onCourse: setCourse });
    } catch (cause) {
      setNotLoaded(cause instanceof Error ? cause.message : String(cause));
      return undefined;
    } finally {
      stop.current = undefined;
      setTask(undefined);
      setCourse(undefined);
    }
  }
  return { task, course, run, cancel: () => stop.current?.abort(), notLoaded };
}
