import type { Page, Route } from '@playwright/test';

/** A study as a routed archive lists it. */
export interface ListedStudy {
  readonly uid: string;
  readonly name: string;
  readonly id: string;
  readonly sex?: string;
  readonly birth?: string;
  readonly date: string;
  readonly description?: string;
  readonly modalities?: readonly string[];
  readonly series?: number;
  readonly images?: number;
}

/** What the page asked, and how it is answered from now on. */
export interface RoutedArchive {
  readonly asked: URL[];
  readonly headers: Record<string, string>[];
  /** What comes instead of an answer: a status, no answer at all, or one that never comes. */
  fault: number | 'gone' | 'silent' | 'html' | undefined;
}

const attribute = (vr: string, ...values: readonly unknown[]) =>
  values.length === 0 || values[0] === undefined ? { vr } : { vr, Value: values };

/** The DICOM JSON model (PS3.18 F) of a study. */
function studyJson(study: ListedStudy): Record<string, unknown> {
  return {
    '00080020': attribute('DA', study.date),
    '00080061': attribute('CS', ...(study.modalities ?? ['MR'])),
    '00081030': attribute('LO', study.description),
    '00100010': attribute('PN', { Alphabetic: study.name }),
    '00100020': attribute('LO', study.id),
    '00100030': attribute('DA', study.birth),
    '00100040': attribute('CS', study.sex),
    '0020000D': attribute('UI', study.uid),
    '00201206': attribute('IS', study.series),
    '00201208': attribute('IS', study.images),
  };
}

/** Whether a DICOM wildcard fits, in any case. */
function fits(pattern: string | null, text: string): boolean {
  if (pattern === null) return true;
  const parts = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${parts}$`, 'i').test(text);
}

function inRange(range: string | null, date: string): boolean {
  if (range === null) return true;
  const [from = '', to = ''] = range.split('-');
  return (from === '' || date >= from) && (to === '' || date <= to);
}

/** Answers `/dicom-web` of a page: it lists studies, and has nothing else. */
export async function routeArchive(page: Page, studies: readonly ListedStudy[]): Promise<RoutedArchive> {
  const routed: RoutedArchive = { asked: [], headers: [], fault: undefined };
  await page.route('**/dicom-web/**', async (route: Route) => {
    const url = new URL(route.request().url());
    routed.asked.push(url);
    routed.headers.push(route.request().headers());
    const { fault } = routed;
    if (fault === 'silent') return;
    if (fault === 'gone') return route.abort('connectionrefused');
    if (fault === 'html') {
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><p>Sign in' });
    }
    if (fault !== undefined) return route.fulfill({ status: fault, body: '' });
    const asks = url.searchParams;
    if (!url.pathname.endsWith('/studies')) return route.fulfill({ status: 204, body: '' });
    const found = studies.filter(
      (study) =>
        fits(asks.get('PatientName'), study.name) &&
        fits(asks.get('PatientID'), study.id) &&
        fits(asks.get('StudyDescription'), study.description ?? '') &&
        inRange(asks.get('StudyDate'), study.date) &&
        (asks.get('ModalitiesInStudy') ?? study.modalities?.[0] ?? 'MR') === (study.modalities?.[0] ?? 'MR'),
    );
    const from = Number(asks.get('offset') ?? 0);
    const rows = found.slice(from, from + Number(asks.get('limit') ?? found.length));
    if (rows.length === 0) return route.fulfill({ status: 204, body: '' });
    return route.fulfill({
      contentType: 'application/dicom+json',
      body: JSON.stringify(rows.map(studyJson)),
    });
  });
  return routed;
}

const families = ['Kim', 'Lee', 'Park', 'Choi', 'Jung', 'Kang', 'Cho', 'Yoon', 'Jang', 'Lim'];
const given = ['Soon-ja', 'Young-hee', 'Min-su', 'Jeong-ok', 'Kyung-sook', 'Chul-soo', 'Mal-soon'];

/** Studies of invented patients: most of them twice, some once, some three times; one of another modality each tenth. */
export function inventedStudies(patients: number): readonly ListedStudy[] {
  return Array.from({ length: patients }, (_, at) => at).flatMap((at): readonly ListedStudy[] => {
    const name = `${families[at % families.length]}^${given[at % given.length]}`;
    const id = String(10_200_000 + 7 * at);
    const who = { name, id, sex: at % 4 === 0 ? 'M' : 'F', birth: `19${30 + (at % 30)}0${1 + (at % 9)}15` };
    const times = at % 5 === 0 ? 1 : at % 11 === 0 ? 3 : 2;
    const own = Array.from({ length: times }, (_none, time) => ({
      ...who,
      uid: `2.25.${at + 1}${time + 1}`,
      date: `20${18 + time}0${1 + (at % 9)}1${time}`,
      description: time === 0 ? 'L-spine MRI (non-contrast)' : 'L-spine MRI, follow-up after kyphoplasty',
      series: 6 + (at % 3),
      images: 96 + 8 * (at % 5),
    }));
    const other = {
      ...who,
      uid: `2.25.${at + 1}9`,
      date: '20190305',
      modalities: ['CT'],
      series: 2,
      images: 240,
    };
    return at % 10 === 3 ? [...own, other] : own;
  });
}
