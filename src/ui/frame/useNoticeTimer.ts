import { useEffect } from 'react';
import type { Notice } from '../../state/notice';
import { useApp } from '../AppContext';

const shownForMs = 5000;

/** Takes a notice away after a while; what went wrong stays until it is dismissed. */
export function useNoticeTimer(notice: Notice | undefined): void {
  const app = useApp();
  const id = notice?.severity === 'wrong' ? undefined : notice?.id;
  useEffect(() => {
    if (id === undefined) return undefined;
    const timer = setTimeout(() => app.dismissNotice(id), shownForMs);
    return () => clearTimeout(timer);
  }, [app, id]);
}
