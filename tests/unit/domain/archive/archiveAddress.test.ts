import { describe, expect, it } from 'vitest';
import { addressAdvice, archiveAddress } from '../../../../src/domain/archive/archiveAddress';

const page = 'https://desk.hospital.example';

describe('the address of an archive', () => {
  it.each([
    ['/dicom-web', '/dicom-web'],
    [' /dicom-web/ ', '/dicom-web'],
    ['/pacs//rs/', '/pacs/rs'],
    ['https://desk.hospital.example/dicom-web/', '/dicom-web'],
    ['HTTPS://DESK.hospital.example:443/dicom-web', '/dicom-web'],
  ])('%s is asked as %s', (given, asked) => {
    expect(archiveAddress(given, page)).toEqual({ ok: true, value: asked });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['/', 'not-an-address'],
    ['dicom-web', 'not-an-address'],
    ['archive.example/dicom-web', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['ftp://desk.hospital.example/dicom-web', 'not-an-address'],
    ['//elsewhere.example/dicom-web', 'not-an-address'],
    ['/\\elsewhere.example/dicom-web', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['/dicom-web?token=1', 'holds-a-query'],
    ['/dicom-web#a', 'holds-a-query'],
    ['https://kim:secret@desk.hospital.example/dicom-web', 'holds-a-secret'],
    ['http://desk.hospital.example/dicom-web', 'other-origin'],
    ['https://archive.example/dicom-web', 'other-origin'],
    ['https://desk.hospital.example:8443/dicom-web', 'other-origin'],
  ])('"%s" is refused: %s', (given, kind) => {
    expect(archiveAddress(given, page)).toMatchObject({ ok: false, error: { kind } });
  });

  it('outside a page is any whole address', () => {
    const asked = archiveAddress('http://127.0.0.1:8142/dicom-web/', undefined);
    expect(asked).toEqual({ ok: true, value: 'http://127.0.0.1:8142/dicom-web' });
    expect(archiveAddress('/dicom-web', undefined)).toMatchObject({ error: { kind: 'not-an-address' } });
  });

  it('is never told with the secret that stood in it', () => {
    const refused = archiveAddress('https://kim:pass4kim@archive.example/dicom-web', page);
    expect(JSON.stringify(refused)).not.toContain('pass4kim');
    if (refused.ok) expect.fail('taken');
    expect(addressAdvice(refused.error)).not.toMatch(/kim/);
  });

  it('elsewhere is explained with both addresses and what to do', () => {
    const refused = archiveAddress('http://pacs.example:8042/dicom-web', page);
    if (refused.ok) expect.fail('taken');
    const advice = addressAdvice(refused.error);
    expect(advice).toContain('https://desk.hospital.example');
    expect(advice).toContain('http://pacs.example:8042');
    expect(advice).toContain('MULTIFIDUS_ARCHIVE');
  });
});
