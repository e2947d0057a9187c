import { test as base, expect, type Page } from '@playwright/test';

/** Watches a page for what the policy forbids; what is found comes into the list that is returned. */
export async function guardPage(page: Page, baseURL: string | undefined): Promise<readonly string[]> {
  const found: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|Refused to/i.test(text)) found.push(`policy: ${text}`);
  });
  page.on('pageerror', (error) => found.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    const isOwn = url.startsWith(baseURL ?? '') || url.startsWith('data:') || url.startsWith('blob:');
    if (!isOwn) found.push(`request: ${url}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return found;
}

/**
 * Playwright's test with two guards on every page: a violation of the content security policy, an uncaught error and a
 * request to another host each fail the test that caused it.
 */
export const test = base.extend<{ readonly guard: undefined }>({
  guard: [
    async ({ page, baseURL }, use) => {
      const found = await guardPage(page, baseURL);
      await use(undefined);
      expect(found).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
