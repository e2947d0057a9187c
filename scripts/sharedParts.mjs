import { readdirSync } from 'node:fs';

/*
 * Names for what several later parts share, so that it has budgets of its own. A module is given to a part only where
 * nothing that loads earlier needs it; then no part waits for another that waits for it.
 */

/** @typedef {import('vite').Rolldown.CodeSplittingOptions} CodeSplittingOptions */
/** @typedef {(id: string) => { readonly importedIds: readonly string[] } | null} GetModule */

/** Everything of an open project that is no result: its screens, and the files that are saved. */
const screens = [
  '/ui/ProjectScreen.tsx',
  '/report/roiCsv.ts',
  '/report/csvText.ts',
  '/report/fileEndWords.ts',
];
/** Opening a project, and what is done with an open one: here before anything else of a project is. */
const project = '/app/projectActs.ts';
/** The Results screen, without what it computes of its own. */
const resultsPage = [
  '/ui/results/ResultsScreen.tsx',
  '/ui/results/views/tableViews.ts',
  '/ui/results/models/modelViews.ts',
  '/ui/results/checks/checkViews.ts',
  '/ui/results/reviewer/reviewerViews.ts',
  '/ui/results/how/HowPopover.tsx',
  '/calculation/createCalculation.ts',
];

/** The groups of its views. */
const viewParts = [
  '/ui/results/views/tableViews.ts',
  '/ui/results/models/modelViews.ts',
  '/ui/results/checks/checkViews.ts',
];
const reviewersPage = '/ui/results/reviewer/reviewerViews.ts';
const resultsScreens = ['/ui/results/ResultsScreen.tsx', '/ui/agreement/AgreementScreen.tsx'];

/**
 * The bundler's groups.
 *
 * @param {string} sourceRoot folder of the sources, with forward slashes and without one at its end
 * @returns {CodeSplittingOptions}
 */
export function sharedParts(sourceRoot) {
  const howFiles = readdirSync(`${sourceRoot}/report/how`).map((name) => `/report/how/${name}`);
  const checklistFiles = readdirSync(`${sourceRoot}/report/checklists`).map(
    (name) => `/report/checklists/${name}`,
  );
  /** @type {Map<string, ReadonlySet<string>>} */
  const known = new Map();

  /** All modules that some files load with them. @param {readonly string[]} files @param {GetModule} getModule */
  const loadedWith = (files, getModule) => {
    const key = files.join();
    const before = known.get(key);
    if (before) return before;
    /** @type {Set<string>} */
    const found = new Set();
    const waiting = files.map((file) => sourceRoot + file);
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      waiting.push(...(getModule(id)?.importedIds ?? []));
    }
    known.set(key, found);
    return found;
  };

  /** @param {string} id @param {GetModule} getModule @returns {string | null} */
  const partOf = (id, getModule) => {
    /** @param {readonly string[]} files */
    const isLoadedWith = (...files) => loadedWith(files, getModule).has(id);
    if (isLoadedWith('/main.tsx')) return null;
    if (id.includes('/node_modules/')) {
      if (id.includes('/@tanstack/')) return 'longLists';
      return id.includes('/@stdlib/') && !isLoadedWith(...resultsPage) ? 'statistics' : null;
    }
    if (!id.startsWith(`${sourceRoot}/`)) return null;
    // All of it, with what it needs: else what it shares with screens would wait for it, and it for them.
    if (isLoadedWith(project)) return 'project';
    const path = id.slice(sourceRoot.length);
    if (path.startsWith('/editor/')) return 'editor';
    if (path.startsWith('/app/reading/')) return 'reading';
    if (/^\/domain\/(measurement|polygon)\//.test(path)) return 'measuring';
    if (path.startsWith('/io/sources/demo/')) return 'demoScans';
    if (/^\/(analysis|statistics)\//.test(path)) {
      return isLoadedWith(...resultsPage) || isLoadedWith(...screens) ? null : 'statistics';
    }
    if (path.startsWith('/report/checklists/')) return 'checklists';
    if (/^\/(report|ui\/results)\//.test(path)) {
      if (isLoadedWith(...screens)) return null;
      if (isLoadedWith(...howFiles)) return 'how';
      // What the reviewer's page takes of one group of views alone waits for either, not for the whole screen.
      const isOfOne = viewParts.filter((part) => isLoadedWith(part)).length < 2;
      const isReviewed = isOfOne && isLoadedWith(reviewersPage) && !isLoadedWith(...resultsScreens);
      // What checklists take of it too is theirs: else each would wait for the other.
      if (isReviewed) return isLoadedWith(...checklistFiles) ? 'checklists' : 'resultsReviewed';
      // Of files that leave alone, of which no view of results needs anything.
      return isLoadedWith(...resultsPage) || isLoadedWith(...resultsScreens) ? 'resultsViews' : null;
    }
    return null;
  };
  return {
    minShareCount: 2,
    includeDependenciesRecursively: false,
    groups: [
      // Of one part of the page and of no other: a part all the same, so that it is known what it weighs.
      { name: 'csvReader', test: /[\\/]node_modules[\\/]papaparse[\\/]/, minShareCount: 1 },
      { name: (id, context) => partOf(id, (one) => context.getModuleInfo(one)) },
    ],
  };
}
