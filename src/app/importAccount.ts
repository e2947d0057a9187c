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

/** Accounts for an import. Only the series that it touched are recognised again. */
export function importAccount({ outcome, impostors, before, catalogue }: AccountInput): ImportAccount {
  const touched = new Set<string>();
  const findings = new ImportFindings();
  const fresh = new Set<string>();
  for (const { header, location } of outcome.images) {
    if (impostors.has(header.sopInstanceUid)) continue;
    touched.add(header.seriesInstanceUid);
    fresh.add(header.sopInstanceUid);
    findings.addImage(header, location.path);
  }
  for (const { header, path } of before) {
    if (!fresh.has(header.sopInstanceUid)) findings.addImage(header, path, false);
  }
  for (const { path, listed } of outcome.directories) findings.addDirectory(path, listed);
  const ledger = fileLedger({
    images: outcome.images,
    unused: outcome.unused,
    notTaken: impostors,
    series: seriesOf(catalogue, touched),
  });
  return { ledger, findings: findings.findings(ledger.ends.map(({ path }) => path)) };
}

function* seriesOf(catalogue: Catalogue, touched: ReadonlySet<string>): Generator<CatalogueSeries> {
  for (const { studies } of catalogue.patients) {
    for (const { series } of studies) {
      for (const one of series) if (touched.has(one.seriesInstanceUid)) yield one;
    }
  }
}
