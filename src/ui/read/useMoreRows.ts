import { type RefObject, useEffect } from 'react';

/** Rounding of the browser's own measures, px. */
const slackPx = 1;

/** Which ends of a scrolled box have more beyond them, in px as the browser gives them. */
export function moreBeyond(box: {
  readonly scrollTop: number;
  readonly clientHeight: number;
  readonly scrollHeight: number;
}): { readonly above: boolean; readonly below: boolean } {
  return {
    above: box.scrollTop > slackPx,
    below: box.scrollTop + box.clientHeight < box.scrollHeight - slackPx,
  };
}

/** Marks a scrolled box `more-above` and `more-below`, so that rows out of sight can be told also without a scroll bar. */
export function useMoreRows(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const tell = (): void => {
      const { above, below } = moreBeyond(box);
      box.classList.toggle('more-above', above);
      box.classList.toggle('more-below', below);
    };
    tell();
    const watch = new ResizeObserver(tell);
    watch.observe(box);
    for (const child of box.children) watch.observe(child);
    box.addEventListener('scroll', tell, { passive: true });
    return () => {
      watch.disconnect();
      box.removeEventListener('scroll', tell);
    };
  }, [ref]);
}
