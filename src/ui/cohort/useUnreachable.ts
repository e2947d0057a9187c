import { useEffect, useMemo, useState } from 'react';
import type { SeriesByUid } from '../../domain/study/subjectPairs';
import type { OpenProject } from '../../state/openProject';
import { type UnreachableScans, unreachableScans } from './scanFacts';

/** Subjects up to which all slices are looked at while the list is drawn. */
const lookedAtOnce = 400;
/** Subjects between two rests. */
const subjectsAStep = 20;

const none: UnreachableScans = { scans: 0, codes: [] };

/** Scans whose files are not on the page. Of a large project that has some, they are counted in idle time. */
export function useUnreachable(open: OpenProject | undefined, series: SeriesByUid): UnreachableScans {
  const [counted, setCounted] = useState(none);
  const subjects = open?.subjects;
  const reachable = open?.reachable;
  const isLarge = (subjects?.length ?? 0) > lookedAtOnce;
  const all = open?.images.size ?? 0;
  const isPartly = isLarge && reachable !== undefined && reachable.size > 0 && reachable.size < all;
  useEffect(() => {
    if (!isPartly || !subjects || !reachable) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let next = 0;
    let scans = 0;
    const codes: string[] = [];
    const work = (): void => {
      const some = unreachableScans(subjects.slice(next, next + subjectsAStep), series, reachable);
      scans += some.scans;
      codes.push(...some.codes);
      next += subjectsAStep;
      if (next >= subjects.length) setCounted({ scans, codes });
      else timer = setTimeout(work, 8);
    };
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [isPartly, subjects, series, reachable]);
  return useMemo(() => {
    if (!subjects || !reachable) return none;
    if (!isLarge || reachable.size === 0) return unreachableScans(subjects, series, reachable);
    return isPartly ? counted : none;
  }, [subjects, series, reachable, isLarge, isPartly, counted]);
}
