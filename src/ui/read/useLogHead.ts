import { useEffect, useState } from 'react';
import { useApp } from '../AppContext';

/** The head of the log of whoever sits here, asked for while it is shown; empty until it is here. */
export function useLogHead(isShown: boolean): string {
  const app = useApp();
  const [head, setHead] = useState('');
  useEffect(() => {
    if (!isShown) return undefined;
    let isGone = false;
    void app.logHead().then((found) => {
      if (!isGone) setHead(found);
    });
    return () => {
      isGone = true;
    };
  }, [app, isShown]);
  return head;
}
