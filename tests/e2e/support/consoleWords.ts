import type { ConsoleMessage, Page } from '@playwright/test';

/** Whatever the page says on its console from now on. */
export function consoleWords(page: Page): readonly string[] {
  const said: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error' || message.type() === 'warning') said.push(message.text());
  });
  return said;
}
