import { useEffect, useRef, useState } from 'react';
import { type Dropped, takeDrop } from './takeDrop';

/** Takes files dropped anywhere on the window; true while some are held over it. */
export function useDropAnywhere(onDrop: (dropped: Dropped) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      // Between two elements of the page the pointer only changes its place.
      if (!event.relatedTarget) setOver(false);
    };
    const onDropped = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (!event.dataTransfer) return;
      const dropped = takeDrop(event.dataTransfer);
      if (dropped.names.length > 0) latest.current(dropped);
    };
    addEventListener('dragover', onDragOver);
    addEventListener('dragleave', onDragLeave);
    addEventListener('drop', onDropped);
    return () => {
      removeEventListener('dragover', onDragOver);
      removeEventListener('dragleave', onDragLeave);
      removeEventListener('drop', onDropped);
    };
  }, []);
  return isOver;
}
