import { useEffect, useMemo, useRef, useState } from 'react';
import type { SubjectId } from '../../domain/ids';
import { isPairCheckKnown, type SeriesByUid, subjectPairCheck } from '../../domain/study/subjectPairs';
import type { OpenProject } from '../../state/openProject';
import type { MayCheck } from './cohortRow';

/** Subjects up to which all pairs are checked while the list is drawn. */
const checkedAtOnce = 400;

/** How long checks hold the page before it has its turn, ms: half a frame. */
const sliceMs = 7;

/** While other rows come into sight nothing is checked: scrolling has the page to itself. Looked at again after so many ms. */
const restMs = 60;

/** How often the list is told of checks that were made, ms; those of the rows on screen at once. */
const tellEveryMs = 2000;

const everyone: MayCheck = () => true;

/**
 * The protocol checks of a large project: those of the rows on screen first, the others in the page's idle time. Tells
 * which subjects' checks may be looked at while drawing. `shown`: the rows on screen, asked for again and again.
 */
export function usePairChecks(
  open: OpenProject | undefined,
  series: SeriesByUid,
  shown: () => readonly SubjectId[],
): MayCheck {
  const isLarge = (open?.subjects.length ?? 0) > checkedAtOnce;
  const [told, setTold] = useState(0);
  const shownNow = useRef(shown);
  shownNow.current = shown;
  const subjects = open?.subjects;
  const protocol = open?.project.protocol;
  const areImagesComing = open?.areImagesComing === true;
  useEffect(() => {
    if (!isLarge || !subjects || !protocol || areImagesComing) return undefined;
    let isStopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let next = 0;
    let made = 0;
    let seen = shownNow.current()[0];
    let toldAtMs = performance.now();
    const byId = new Map(subjects.map((one) => [one.id, one]));
    const tell = (): void => {
      if (made === 0) return;
      made = 0;
      toldAtMs = performance.now();
      setTold((before) => before + 1);
    };
    const work = (): void => {
      if (isStopped) return;
      const inSight = shownNow.current();
      const isScrolling = inSight[0] !== seen;
      seen = inSight[0];
      if (isScrolling) {
        timer = setTimeout(work, restMs);
        return;
      }
      const untilMs = performance.now() + sliceMs;
      const first = inSight.flatMap((id) => byId.get(id) ?? []);
      const unknown = first.filter((one) => !isPairCheckKnown(one, series, protocol));
      for (const one of unknown) {
        subjectPairCheck(one, series, protocol);
        made += 1;
      }
      if (unknown.length > 0) tell();
      for (; next < subjects.length && performance.now() < untilMs; next += 1) {
        const subject = subjects[next];
        if (!subject || isPairCheckKnown(subject, series, protocol)) continue;
        subjectPairCheck(subject, series, protocol);
        made += 1;
      }
      const isDone = next >= subjects.length;
      if (isDone || performance.now() - toldAtMs > tellEveryMs) tell();
      if (!isDone) timer = setTimeout(work, sliceMs);
    };
    timer = setTimeout(work);
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [isLarge, subjects, protocol, series, areImagesComing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `told` says that more checks are known: rows are made again.
  return useMemo(() => {
    if (!isLarge || !protocol) return everyone;
    return (subject) => isPairCheckKnown(subject, series, protocol);
  }, [isLarge, protocol, series, told]);
}
