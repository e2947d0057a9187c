import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from '../../scripts/contentSecurityPolicy.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('README', () => {
  it('gives the security headers that the server sends, word for word', () => {
    for (const [name, value] of Object.entries(securityHeaders))
      expect(readme).toContain(`${name}: ${value}`);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(4);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });
});

describe('the map of the source', () => {
  const root = new URL('../../', import.meta.url);
  const map = readFileSync(new URL('src/README.md', root), 'utf8');

  it('names only files and folders that exist', () => {
    // A star stands for any file; a call or a list of names is no path.
    const named = [...map.matchAll(/`((?:tests\/)?[a-z][\w-]*(?:\/[\w.-]+)+\/?)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.length).toBeGreaterThan(40);
    const candidates = (path: string) => [`src/${path}`, path, `src/${path}.ts`];
    const missing = named.filter((path) => !candidates(path).some((one) => existsSync(new URL(one, root))));
    expect(missing).toEqual([]);
  });
});
