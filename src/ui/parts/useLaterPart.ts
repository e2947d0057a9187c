import { useEffect, useState } from 'react';
import type { LaterPart } from '../../base/laterPart';

/**
 * A part of the program, loaded when it is first asked for here; undefined until it is. When it cannot be loaded, the
 * error boundary says so.
 */
export function useLaterPart<T extends object>(part: LaterPart<T>): T | undefined {
  const [here, setHere] = useState(part.loaded);
  const [failure, setFailure] = useState<Error>();
  useEffect(() => {
    let isGone = false;
    part.load().then(
      (loaded) => isGone || setHere(loaded),
      (cause: Error) => isGone || setFailure(cause),
    );
    return () => {
      isGone = true;
    };
  }, [part]);
  if (failure) throw failure;
  return here;
}
