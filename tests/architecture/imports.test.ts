import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layerTable, pureLayers, rootFiles } from './layers';

const sourceRoot = fileURLToPath(new URL('../../src', import.meta.url));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [relative(sourceRoot, path).split(sep).join('/')] : [];
  });
}

function layerOf(file: string): string | undefined {
  return Object.keys(layerTable)
    .filter((layer) => file.startsWith(`${layer}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** Everything a file imports: static, re-exported, dynamic, and workers made from a URL. */
function importsOf(text: string): string[] {
  const patterns = [
    /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]/g,
    /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g,
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
    /new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url\s*\)/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function isPackageAllowed(specifier: string, allowed: readonly string[]): boolean {
  return allowed.some((name) =>
    name.endsWith('*')
      ? specifier.startsWith(name.slice(0, -1))
      : specifier === name || specifier.startsWith(`${name}/`),
  );
}

/** Why an import breaks the table; undefined when it is allowed. */
function violation(file: string, specifier: string): string | undefined {
  const layer = layerOf(file);
  if (layer === undefined) return `${file} is in no layer`;
  const rules = layerTable[layer];
  if (!rules) return `${file} is in no layer`;
  if (!specifier.startsWith('.')) {
    return isPackageAllowed(specifier, rules.packages) ? undefined : `${file} imports package ${specifier}`;
  }
  const target = posix.normalize(posix.join(dirname(file), specifier));
  if (target.startsWith('..')) return `${file} imports ${specifier}, outside src`;
  const targetLayer = layerOf(target.includes('/') ? target : `${target}/`);
  const isAllowed =
    targetLayer !== undefined &&
    (targetLayer === layer || targetLayer === 'base' || rules.layers.includes(targetLayer));
  return isAllowed ? undefined : `${file} (${layer}) imports ${specifier} (${targetLayer ?? 'no layer'})`;
}

const files = sourceFiles(sourceRoot);
const layeredFiles = files.filter((file) => !rootFiles.includes(file));

describe('layers of src', () => {
  it('are all found, with files in each', () => {
    const empty = Object.keys(layerTable).filter((layer) => !files.some((file) => layerOf(file) === layer));
    expect(empty).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it('hold every source file', () => {
    expect(layeredFiles.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  it('import only what the table allows, packages included', () => {
    const broken = layeredFiles.flatMap((file) =>
      importsOf(readFileSync(join(sourceRoot, file), 'utf8')).flatMap(
        (specifier) => violation(file, specifier) ?? [],
      ),
    );
    expect(broken).toEqual([]);
  });

  it('are free of browser globals where they are pure', () => {
    const browserOnly = /(?<![\w.'"`-])(document|window|localStorage|indexedDB|navigator)\s*[.[]/;
    const broken = layeredFiles.filter((file) => {
      if (!pureLayers.includes(layerOf(file) ?? '')) return false;
      const code = readFileSync(join(sourceRoot, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      return browserOnly.test(code);
    });
    expect(broken).toEqual([]);
  });

  it('keep every file under 300 lines', () => {
    const long = files.filter(
      (file) => readFileSync(join(sourceRoot, file), 'utf8').split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });
});

describe('the layer check', () => {
  it('catches a forbidden layer and a forbidden package', () => {
    expect(violation('domain/x.ts', '../state/store')).toContain('(state)');
    expect(violation('domain/image/x.ts', 'react')).toContain('package react');
    expect(violation('ui/x.tsx', '../viewer/createSlicePane')).toContain('(viewer)');
    expect(violation('new-folder/x.ts', '../base/result')).toContain('no layer');
    expect(violation('domain/x.ts', '../base/result')).toBeUndefined();
  });

  it('sees static, type-only, re-exported, dynamic and worker imports', () => {
    const text = [
      "import type { A } from './a';",
      "import './b.css';",
      "export { c } from './c';",
      "const d = () => import('./d');",
      "new Worker(new URL('./e.ts', import.meta.url));",
    ].join('\n');
    expect(importsOf(text).sort()).toEqual(['./a', './b.css', './c', './d', './e.ts']);
  });
});
