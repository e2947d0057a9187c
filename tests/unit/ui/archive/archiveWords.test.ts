import { describe, expect, it } from 'vitest';
import type { ArchiveFailure, ArchiveFailureKind } from '../../../../src/domain/archive/archiveFailure';
import { archiveText, failureText, stopText } from '../../../../src/ui/archive/archiveText';

const kinds: Readonly<Record<ArchiveFailureKind, true>> = {
  'not-reached': true,
  'not-allowed': true,
  'not-found': true,
  'not-dicomweb': true,
  refused: true,
  server: true,
  damaged: true,
  cancelled: true,
};
const failure = (kind: ArchiveFailureKind, part: Partial<ArchiveFailure> = {}): ArchiveFailure => ({
  kind,
  message: '',
  attempts: 1,
  ...part,
});
const words = (why: ArchiveFailure, address = '/dicom-web', isSignedIn = false): string => {
  const { title, text } = failureText(why, address, isSignedIn);
  return `${title} ${text}`;
};

describe('what is said of an archive', () => {
  it('says of every failure what was wrong and what to do, in whole sentences', () => {
    for (const kind of Object.keys(kinds) as ArchiveFailureKind[]) {
      const { title, text } = failureText(failure(kind), '/dicom-web', false);
      expect(title, kind).toMatch(/\.$/);
      expect(text, kind).toMatch(/\.$/);
      expect(`${title} ${text}`, kind).not.toMatch(/please|error|invalid|!|undefined/i);
    }
  });

  it('names the way to start an archive on this computer where the usual address has none', () => {
    expect(words(failure('not-reached'))).toContain('npm run archive');
    expect(words(failure('not-reached'), '/dicom-web/')).toContain('npm run archive');
    expect(words(failure('not-reached'), '/pacs/rs')).not.toContain('npm run archive');
  });

  it('tells who is not known from who is not accepted, and both from who lacks the right', () => {
    expect(words(failure('not-allowed', { status: 401 }))).toContain('asks who you are');
    expect(words(failure('not-allowed', { status: 401 }), '/dicom-web', true)).toContain(
      'did not accept the sign-in',
    );
    expect(words(failure('not-allowed', { status: 403 }), '/dicom-web', true)).toContain('lacks the right');
  });

  it('gives the server’s own words and how often it was asked', () => {
    const said = words(failure('server', { status: 503, message: 'Index is being rebuilt', attempts: 4 }));
    expect(said).toContain('(503)');
    expect(said).toContain('It was asked 4 times.');
    expect(said).toContain('It said: Index is being rebuilt.');
  });

  it('says only what is wrong with a question that was never asked', () => {
    const said = words(failure('refused', { message: 'A user name cannot hold a colon.', attempts: 0 }));
    expect(said).toBe('Nothing was asked. A user name cannot hold a colon.');
  });

  it('has words for everything that stops fetching', () => {
    expect(stopText({ kind: 'archive', failure: failure('damaged') }, '/dicom-web')).toContain('broke off');
    expect(stopText({ kind: 'too-large', bytes: 3e9, most: 2e9 }, '/dicom-web')).toContain('3.0 GB');
    expect(stopText({ kind: 'kept', message: 'storage is full' }, '/dicom-web')).toContain(
      'storage is full.',
    );
  });

  it('counts one study as one', () => {
    expect(archiveText.add(1)).toBe('Add 1 study');
    expect(archiveText.chosen(2, 1, 0)).toBe('2 studies of 1 patient selected');
    expect(archiveText.chosen(3, 2, 1)).toBe(
      '3 studies of 2 patients selected, 1 of them in an earlier search',
    );
  });
});
