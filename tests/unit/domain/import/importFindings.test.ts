import { describe, expect, it } from 'vitest';
import type { SliceHeader } from '../../../../src/domain/image/sliceHeader';
import { ImportFindings } from '../../../../src/domain/import/importFindings';
import { readSliceHeaders } from '../../../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../../../support/syntheticDicom';

/* What must be found follows from how the files are made. */

function header(options: SyntheticDicom = {}): SliceHeader {
  const bytes = syntheticDicom(options);
  const headers = readSliceHeaders(bytes, bytes.length);
  const [first] = headers.ok ? headers.value : [];
  if (!first) throw new Error('no header');
  return first;
}

const second = { sopInstanceUid: '1.2.3.5' } as const;

describe('files looked at together', () => {
  it('have nothing to say when they are different slices of one series', () => {
    const findings = new ImportFindings();
    findings.addImage(header(), 'a');
    findings.addImage(header({ ...second, position: [0, 0, 4] }), 'b');
    expect(findings.findings(['a', 'b'])).toEqual([]);
  });

  it('tell a series of mixed spacing, how many images of each, and where one lies', () => {
    const findings = new ImportFindings();
    findings.addImage(header(), 'a');
    findings.addImage(header({ ...second, spacing: [0.5, 0.75] }), 'b');
    findings.addImage(header({ sopInstanceUid: '1.2.3.6', spacing: [0.5, 0.7500001] }), 'c');
    expect(findings.findings([])).toEqual([
      {
        kind: 'mixed-series',
        seriesInstanceUid: '1.2.3.1',
        description: 'T2 AX',
        shapes: [
          { text: '3 × 4 pixels of 0.5 × 0.5 mm', images: 1, path: 'a' },
          { text: '3 × 4 pixels of 0.5 × 0.75 mm', images: 2, path: 'b' },
        ],
      },
    ]);
  });

  it('tell a study of two patients', () => {
    const findings = new ImportFindings();
    findings.addImage(header(), 'a');
    findings.addImage(header({ ...second, patientId: 'P2' }), 'b');
    expect(findings.findings([])).toMatchObject([
      {
        kind: 'study-of-several-patients',
        studyInstanceUid: '1.2.3',
        patients: [{ id: 'P1' }, { id: 'P2' }],
      },
    ]);
  });

  it('are told again only when an import adds to them', () => {
    const old = new ImportFindings();
    old.addImage(header(), 'a', false);
    old.addImage(header({ ...second, patientId: 'P2' }), 'b', false);
    expect(old.findings([])).toEqual([]);
    old.addImage(header({ sopInstanceUid: '1.2.3.6' }), 'c');
    expect(old.findings([])).toHaveLength(1);
  });

  it('tell what a DICOMDIR lists and the medium lacks, case and extension aside', () => {
    const findings = new ImportFindings();
    findings.addDirectory('cd/DICOMDIR', ['IMG/I1', 'IMG/I2', 'IMG/I3']);
    expect(findings.findings(['cd/DICOMDIR', 'cd/img/i1.dcm', 'cd/IMG/I3.;1'])).toEqual([
      { kind: 'missing-files', directory: 'cd/DICOMDIR', paths: ['IMG/I2'] },
    ]);
  });
});
