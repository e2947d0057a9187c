import { patientKey } from '../../src/domain/catalogue/patientKey';
import type { IdentifiedImage } from '../../src/domain/identity/sourceIdentity';
import { seriesInstanceUid, sopInstanceUid, studyInstanceUid } from '../../src/domain/ids';
import type { Subject } from '../../src/domain/study/subject';
import type { ExportFile } from '../../src/report/export/exportFile';
import { headerOf } from './identifiedStudy';
import { makeSubject } from './studyFixtures';

/** Numbers that are the same at every run. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const syllables = 'ka lo mi ne ru sa to vi we xo ya zu bri dan gor hel jun kir lam mor'.split(' ');
const signs = [...'金李朴崔鄭姜趙尹張林'];
const hangul = [...'김이박최정강조윤장임민서준하지우현수영미'];

function wordOf(next: (below: number) => number, count: number): string {
  return Array.from({ length: count }, () => syllables[next(syllables.length)] ?? '').join('');
}

/** A study of many patients as archives know them: names in three alphabets, numbers, births, two scans each, folders of their own. */
export function largeIdentity(count: number): {
  readonly subjects: readonly Subject[];
  readonly images: readonly IdentifiedImage[];
} {
  const next = seededNumbers(count);
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? '';
  const images: IdentifiedImage[] = [];
  const subjects: Subject[] = [];
  for (let index = 1; index <= count; index += 1) {
    const name =
      `${wordOf(next, 2 + next(2))}^${wordOf(next, 2)} ${wordOf(next, 2)}`.toUpperCase() +
      `=${pick(signs)}^${pick(signs)}${pick(signs)}=${pick(hangul)}^${pick(hangul)}${pick(hangul)}`;
    const year = 1930 + next(50);
    const dayOf = (of: number): string =>
      `${of}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`;
    const birthDate = dayOf(year);
    const folder = `archive/${name.split('^')[0]}_${index}`;
    for (let scan = 1; scan <= 2; scan += 1) {
      const studyDate = dayOf(2015 + next(8));
      for (let slice = 1; slice <= 4; slice += 1) {
        const header = headerOf({ name, number: String(20_000_000 + index), birthDate, studyDate }, index);
        const uid = `1.2.840.113619.2.5.${index}.${scan}`;
        images.push({
          header: {
            ...header,
            studyInstanceUid: studyInstanceUid(uid),
            seriesInstanceUid: seriesInstanceUid(`${uid}.1`),
            sopInstanceUid: sopInstanceUid(`${uid}.1.${slice}`),
          },
          path: `${folder}/${studyDate.replaceAll('-', '')}/IM${String(slice).padStart(4, '0')}.dcm`,
        });
      }
    }
    const last = images.at(-1);
    if (!last) continue;
    subjects.push({
      ...makeSubject(`S-${String(index).padStart(5, '0')}`),
      patientKey: patientKey(last.header),
    });
  }
  return { subjects, images };
}

const encoder = new TextEncoder();

/** Files such as the export makes, of so many bytes in all: mostly records of numbers, then a log, a table in XML and a figure. */
export function largeFiles(megabytes: number): readonly ExportFile[] {
  const next = seededNumbers(7);
  const decimal = (): string => `${next(3000)}.${next(1_000_000_000)}${next(100_000)}`;
  const code = (): string => `S-${String(1 + next(10_000)).padStart(5, '0')}`;
  const files: ExportFile[] = [];
  const made = (name: string, share: number, head: string, line: () => string): void => {
    // Lines are made once and repeated: a search does not know.
    const lines = Array.from({ length: 2000 }, line).join('');
    const block = encoder.encode(lines);
    const start = encoder.encode(head);
    const bytes = new Uint8Array(Math.round(megabytes * share * 1e6));
    bytes.set(start.subarray(0, bytes.length));
    for (let at = start.length; at < bytes.length; at += block.length) {
      bytes.set(block.subarray(0, bytes.length - at), at);
    }
    files.push({ name, mediaType: 'application/octet-stream', bytes });
  };
  made(
    'data/rois.csv',
    0.5,
    '\uFEFFcode,observer,time_point,side,csa_mm2,si_mean_au,si_sd_au,vertices,rule,saved_at_utc\r\n',
    () =>
      `${code()},A,preop,left,${decimal()},${decimal()},${decimal()},${next(200)},"${next(500)}.5 ${next(500)}.25; ${next(500)}.5 ${next(500)}.75",centre-inside,2026-03-${10 + next(18)}T12:00:00.000Z\r\n`,
  );
  made(
    'log/audit-log.jsonl',
    0.2,
    '',
    () =>
      `{"number":${next(100_000)},"atUtc":"2026-03-${10 + next(18)}T12:0${next(9)}:00.000Z","person":"A","act":"signed","detail":"reading of ${code()}, round 1, both sides","hash":"${'0123456789abcdef'.repeat(4)}"}\n`,
  );
  made(
    'tables/casesSheet.xml',
    0.15,
    '<worksheet><sheetData>',
    () =>
      `<row r="${next(9999)}"><c t="inlineStr"><is><t>${code()}</t></is></c><c><v>${decimal()}</v></c><c><v>${decimal()}</v></c><c t="inlineStr"><is><t>left erector spinae</t></is></c></row>`,
  );
  made(
    'figures/correlation.svg',
    0.1,
    '<svg xmlns="http://www.w3.org/2000/svg">',
    () =>
      `<circle cx="${next(300)}.${next(99)}" cy="${next(300)}.${next(99)}" r="1.2" fill="#0072b2" data-code="${code()}"><title>${code()}: ${decimal()}</title></circle>\n`,
  );
  made(
    'data/dictionary.txt',
    0.05,
    '',
    () => `Signal relative to CSF — mean ± SD, ${decimal()} mm² of ${code()}\n`,
  );
  return files;
}
