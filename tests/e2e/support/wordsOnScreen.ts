import type { Page } from '@playwright/test';

/** Every word that the page shows or tells an assistive program: text, labels, titles, descriptions. */
export async function wordsOnScreen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const told = [...document.querySelectorAll('[title], [aria-label], [alt], [placeholder]')].flatMap(
      (element) =>
        ['title', 'aria-label', 'alt', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    );
    const drawn = [...document.querySelectorAll('svg text, svg title')].map((one) => one.textContent ?? '');
    const fields = [...document.querySelectorAll('input, textarea')].map((one) =>
      one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.value : '',
    );
    return [document.title, document.body.innerText, ...told, ...drawn, ...fields].join('\n');
  });
}
