import type { Page } from '@playwright/test';

/**
 * What does not fit: texts that reach out of the panel that holds them or are cut off without an ellipsis, and whatever
 * has to be scrolled sideways. What scrolls downwards, and what ends in an ellipsis on purpose, is fine.
 */
export async function textOutside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const panels =
      'header, footer, aside, section, nav, td, th, button, [role=dialog], [role=tab], .journal, .start-side, .dock';
    const slackPx = 1.5;
    const found: string[] = [];

    /** What hides or holds a text on one side: the nearest of a clip, a scroller and a panel. */
    function holderOf(
      element: Element,
    ): { readonly box: DOMRect; readonly how: 'cut' | 'outside' } | undefined {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (/auto|scroll/.test(`${style.overflowX} ${style.overflowY}`)) return undefined;
        if (style.textOverflow === 'ellipsis' && style.overflowX !== 'visible') return undefined;
        if (/hidden|clip/.test(style.overflowX)) return { box: at.getBoundingClientRect(), how: 'cut' };
        if (at.matches(panels) && style.display !== 'contents')
          return { box: at.getBoundingClientRect(), how: 'outside' };
      }
      return undefined;
    }

    /** How far a text ends below the window, or below what cuts it off, where nobody can scroll to it; px. */
    function belowSight(element: Element, box: DOMRect): number {
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (/auto|scroll/.test(style.overflowY)) return 0;
        if (/hidden|clip/.test(style.overflowY)) return box.bottom - at.getBoundingClientRect().bottom;
      }
      return box.bottom - Math.max(innerHeight, document.documentElement.scrollHeight);
    }

    for (const element of document.querySelectorAll('body *')) {
      const over = element.scrollWidth - element.clientWidth;
      // A wide table scrolls inside its own place, its labels staying in sight.
      if (element.matches('.journal-scroll, .paper[data-wide] .paper-scroll')) continue;
      // Lines of a data file are shown as they are in it.
      if (element.matches('.paper-file pre')) continue;
      if (over > slackPx && /auto|scroll/.test(getComputedStyle(element).overflowX)) {
        found.push(`scrolls sideways by ${over} px: ${element.tagName.toLowerCase()}.${element.className}`);
      }
    }

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (
        !element ||
        words === '' ||
        !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      )
        continue;
      // Labels over an image belong to the image, which clips them.
      if (element.closest('.pane-canvas, script, style, option, [aria-hidden=true] svg')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const holder = element.closest('svg')
        ? { box: element.closest('svg')?.getBoundingClientRect() ?? box, how: 'cut' }
        : holderOf(element);
      if (!holder || holder.box.width < 2) continue;
      // Key hints that find no room go as a whole, into a line that is not shown.
      if (element.closest('.status-keys') && box.top >= holder.box.bottom - 1) continue;
      const belowPx = belowSight(element, box);
      if (belowPx > 2) found.push(`below sight by ${belowPx.toFixed(1)} px: "${words.slice(0, 60)}"`);
      const over = Math.max(
        holder.box.left - box.left,
        box.right - holder.box.right,
        holder.how === 'cut' ? box.bottom - holder.box.bottom - 2 : 0,
      );
      if (over > slackPx) found.push(`${holder.how} by ${over.toFixed(1)} px: "${words.slice(0, 60)}"`);
    }
    return found;
  });
}
