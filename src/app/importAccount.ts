import { allSteps, type Steps } from '../base/steps';
import type { Catalogue, CatalogueSeries } from '../domain/catalogue/catalogue';
import { type FileLedger, fileLedger } from '../domain/import/fileLedger';
import { type ImportFinding, ImportFindings } from '../domain/import/importFindings';
import type { ImportOutcome, UnusedFile } from '../domain/import/importOutcome';
import type { StoredImage } from '../domain/keeping/storedProject';

/** What is told after an import: how every file ended, and what only shows when they are looked at together. */
export interface ImportAccount {
  readonly ledger: FileLedger;
  readonly findings: readonly ImportFinding[];
}

interface AccountInput {
  readonly outcome: ImportOutcome;
  /** By SOP Instance UID: images that bear the name of another one of the project. */
  readonly impostors: ReadonlyMap<string, UnusedFile>;
  /** Images of the project before the import. */
  readonly before: Iterable<StoredImage>;
  /** After it. */
  readonly catalogue: Catalogue;
}

/** Images looked at between two rests. */
const imagesAStep = 200;

/** Accounts for an import, with rests. Only the series that it touched are recognised again. */
export function* accountSteps({ outcome, impostors, before, catalogue }: AccountInput): Steps<ImportAccount> {
  const touched = new Set<string>();
  const findings = new ImportFindings();
  const fresh = new Set<string>();
  let looked = 0;
  for (const { header, location } of outcome.images) {
    if (++looked % imagesAStep === 0) yield;
    if (impostors.has(header.sopInstanceUid)) continue;
    touched.add(header.seriesInstanceUid);
    fresh.add(header.sopInstanceUid);
    findings.addImage(header, location.path);
  }
  for (const { header, path } of before) {
    if (++looked % imagesAStep === 0) yield;
    if (!fresh.has(header.sopInstanceUid)) findings.addImage(header, path, false);
  }
  for (const { path, listed } of outcome.directories) findings.addDirectory(path, listed);
  yield;
  const ledger = fileLedger({
    images: outcome.images,
    unused: outcome.unused,
    notTaken: impostors,
    series: seriesOf(catalogue, touched),
  });
  yield;
  return { ledger, findings: findings.findings(ledger.ends.map(({ path }) => path)) };
}

/** Accounts for an import at once. */
export function importAccount(input: AccountInput): ImportAccount {
  return allSteps(accountSteps(input));
}

function* seriesOf(catalogue: Catalogue, touched: ReadonlySet<string>): Generator<CatalogueSeries> {
  for (const { studies } of catalogue.patients) {
    for (const { series } of studies) {
      for (const one of series) if (touched.has(one.seriesInstanceUid)) yield one;
    }
  }
}
