import { useMemo } from 'react';
import { useAppState } from '../AppContext';
import { type DateWriting, dateWriting } from '../parts/dateWriting';

/** How the open project writes and reads dates. */
export function useDates(): DateWriting {
  const identity = useAppState((state) => state.open?.project.identity ?? 'kept');
  return useMemo(() => dateWriting({ identity }), [identity]);
}
